// How long the isolate is at work over one check of ten lines, beside a bare Hono Worker that parses and serialises the same bytes.
import { join } from 'node:path'
import { billText } from '../bills.ts'
import { ELAPSED } from './timed.ts'
import { COMPATIBILITY_DATE, ROOT, started, withEntry } from './workers.ts'

const LINES = 10
const WARM_UP = 300
const REQUESTS = 2000

export interface Spent {
  readonly median: number
  readonly p99: number
}

export interface Checks {
  /** The first request of an isolate: it puts the service together and loads the edition. Milliseconds. */
  readonly first: number
  readonly service: Spent
  readonly bare: Spent
}

/** Milliseconds, the two Workers taking turns so that whatever else the machine does hits both. */
export async function benchChecks(): Promise<Checks> {
  const body = billText(LINES)
  const service = await started(withEntry('bench/edge/timed-worker.ts'))
  const main = join(ROOT, 'bench/edge/bare-worker.ts')
  const bare = await started({ config: { name: 'bare', main, compatibility_date: COMPATIBILITY_DATE, minify: true } })
  try {
    const first = await ask(service.url, body)
    await fetch(new URL('/report', bare.url), { method: 'PUT', body: first.report })
    for (let count = 0; count < WARM_UP; count += 1) for (const { url } of [service, bare]) await ask(url, body)
    const taken: Record<'service' | 'bare', number[]> = { service: [], bare: [] }
    for (let count = 0; count < REQUESTS; count += 1) {
      taken.service.push((await ask(service.url, body)).milliseconds)
      taken.bare.push((await ask(bare.url, body)).milliseconds)
    }
    return { first: first.milliseconds, service: spent(taken.service), bare: spent(taken.bare) }
  } finally {
    await Promise.all([service.harness.close(), bare.harness.close()])
  }
}

async function ask(url: URL, body: string): Promise<{ report: string; milliseconds: number }> {
  const answer = await fetch(new URL('/v1/checks', url), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const report = await answer.text()
  if (answer.status !== 200) throw new Error(report)
  return { report, milliseconds: Number(answer.headers.get(ELAPSED)) }
}

function spent(taken: readonly number[]): Spent {
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { median: at(0.5), p99: at(0.99) }
}
