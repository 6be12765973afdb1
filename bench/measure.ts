// Timing several ways of doing one job side by side: interleaved rounds, so that whatever else the machine does hits all alike; medians.

export interface Measured {
  /** Median seconds of one call, by name. */
  readonly seconds: Readonly<Record<string, number>>
}

const WARM_UP_SECONDS = 1
const MIN_ROUND_SECONDS = 0.02

/** Runs each job in turn, round after round. */
export async function sideBySide(jobs: Readonly<Record<string, () => unknown>>, rounds = 31): Promise<Measured> {
  const names = Object.keys(jobs)
  const calls = new Map<string, number>()
  for (const name of names) calls.set(name, await warmUp(jobs[name]))
  const samples = new Map<string, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples.get(name)?.push(await time(jobs[name], calls.get(name) ?? 1))
  }
  return { seconds: Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) }
}

/** Runs a job until it is compiled, and says how many calls make a round long enough to time. */
async function warmUp(job: (() => unknown) | undefined): Promise<number> {
  const start = performance.now()
  let calls = 0
  while (calls < 3 || performance.now() - start < WARM_UP_SECONDS * 1000) {
    await job?.()
    calls += 1
  }
  const each = (performance.now() - start) / 1000 / calls
  return Math.max(1, Math.ceil(MIN_ROUND_SECONDS / each))
}

async function time(job: (() => unknown) | undefined, calls: number): Promise<number> {
  const start = performance.now()
  for (let call = 0; call < calls; call += 1) {
    const result = job?.()
    if (result instanceof Promise) await result
  }
  return (performance.now() - start) / 1000 / calls
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
