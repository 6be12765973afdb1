// What a check costs the isolate: processor time, elapsed time and memory, beside a bare Hono Worker that parses and serialises the same bytes.
import { ELAPSED } from './timed.ts'
import type { Watched } from './watched.ts'

/** Until the code that a check needs has been compiled: an isolate serves far more before it is let go. */
const WARM_UP = 1000
/** How often the memory of a Worker is looked at while it is asked. */
const LOOK_EVERY = 100
/** Milliseconds without a processor, below which the time of a check is its own: what the system itself takes to put a thread on one. */
const LEAST_WAIT = 0.2

export interface Share {
  readonly median: number
  readonly p99: number
}

export interface Cost {
  /** Milliseconds of processor time of the whole process, its handling of HTTP and wrangler's own Worker before ours among them; NaN where the system does not say. */
  readonly processor: Share
  /** Milliseconds in the isolate from the body being there to the answer written: its processor time is no more than this. */
  readonly isolate: Share
  /** The same of those checks alone during which its thread never had to wait for a processor: there the time that passed is the time it worked. */
  readonly undisturbed: Share
  /** How large a part of the checks those are. */
  readonly calm: number
  /** Bytes of the isolate, the most that was seen. */
  readonly memory: number
}

/** The Workers take turns, so that whatever else the machine does hits all alike. */
export async function costs<Name extends string>(workers: Readonly<Record<Name, Watched>>, body: string, requests: number) {
  const names = Object.keys(workers).filter((name): name is Name => Object.hasOwn(workers, name))
  const meters = names.map((name) => [name, new Meter(workers[name])] as const)
  for (let count = 0; count < WARM_UP; count += 1) for (const name of names) await ask(workers[name].url, body)
  for (const [, meter] of meters) meter.start()
  for (let count = 0; count < requests; count += 1) {
    for (const [, meter] of meters) await meter.ask(body, count % LOOK_EVERY === 0)
  }
  const entries = await Promise.all(meters.map(async ([name, meter]) => [name, await meter.cost()] as const))
  return (name: Name): Cost => {
    const found = entries.find(([it]) => it === name)
    if (found === undefined) throw new Error(`no Worker is called ${name}`)
    return found[1]
  }
}

class Meter {
  readonly #worker: Watched
  readonly #processor: number[] = []
  readonly #elapsed: number[] = []
  readonly #undisturbed: number[] = []
  #spent = 0
  #most = 0

  constructor(worker: Watched) {
    this.#worker = worker
  }

  start(): void {
    this.#spent = this.#worker.spent() ?? Number.NaN
  }

  /** What the process did after its last answer counts for this one: collecting garbage is part of the work. */
  async ask(body: string, looks: boolean): Promise<void> {
    const waited = this.#worker.waited() ?? Number.NaN
    const { milliseconds } = await ask(this.#worker.url, body)
    this.#elapsed.push(milliseconds)
    if ((this.#worker.waited() ?? Number.NaN) - waited < LEAST_WAIT) this.#undisturbed.push(milliseconds)
    const spent = this.#worker.spent() ?? Number.NaN
    this.#processor.push(spent - this.#spent)
    if (looks) this.#most = Math.max(this.#most, await this.#worker.held())
    this.#spent = looks ? (this.#worker.spent() ?? Number.NaN) : spent
  }

  async cost(): Promise<Cost> {
    const memory = Math.max(this.#most, await this.#worker.held())
    return {
      processor: shareOf(this.#processor),
      isolate: shareOf(this.#elapsed),
      undisturbed: shareOf(this.#undisturbed),
      calm: this.#undisturbed.length / this.#elapsed.length,
      memory,
    }
  }
}

export async function ask(url: URL, body: string): Promise<{ report: string; milliseconds: number }> {
  const answer = await fetch(new URL('/v1/checks', url), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const report = await answer.text()
  if (answer.status !== 200) throw new Error(report)
  return { report, milliseconds: Number(answer.headers.get(ELAPSED)) }
}

function shareOf(taken: readonly number[]): Share {
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { median: at(0.5), p99: at(0.99) }
}
