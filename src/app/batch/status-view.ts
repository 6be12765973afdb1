// What is said of a batch: where it stands, how fast it goes, where its results are.
import type { Language } from '../../core/assess/outcome.ts'
import { PROBLEMS } from '../problems.ts'
import type { BatchState } from './ports.ts'

const MILLISECONDS_IN_DAY = 86_400_000
const MILLISECONDS = 1000

export interface StatusView {
  readonly id: string
  readonly status: BatchState['status']
  readonly format: string
  readonly edition: number
  readonly bytes: number
  readonly acceptedAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  /** When its results are removed for good. */
  readonly expiresAt: string | null
  readonly progress: {
    readonly total: number | null
    readonly done: number
    readonly rejected: number
    readonly rows: number
    readonly invoicesPerSecond: number | null
    readonly secondsLeft: number | null
  }
  readonly problem: {
    readonly type: string
    readonly title: string
    readonly detail: string
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[]
  } | null
  readonly callback: { readonly state: string; readonly attempts: number } | null
  readonly links: Readonly<Record<string, string>>
}

export function statusView(batch: BatchState, now: number, retentionDays: number, language: Language): StatusView {
  const { id, status, format, edition, bytes, acceptedAt, startedAt, finishedAt, problem, callback } = batch
  return {
    id,
    status,
    format,
    edition,
    bytes,
    acceptedAt: iso(acceptedAt),
    startedAt: startedAt === null ? null : iso(startedAt),
    finishedAt: finishedAt === null ? null : iso(finishedAt),
    expiresAt: finishedAt === null ? null : iso(finishedAt + retentionDays * MILLISECONDS_IN_DAY),
    progress: { ...batch.progress, ...pace(batch, now) },
    problem:
      problem === null
        ? null
        : {
            type: `/problems/${problem.code}`,
            title: PROBLEMS[problem.code].title[language],
            detail: problem.detail[language],
            errors: problem.errors.map((it) => ({ pointer: it.pointer, detail: it.detail[language] })),
          },
    callback: callback === null ? null : { state: callback.state, attempts: callback.attempts },
    links: linksOf(id, status),
  }
}

function pace({ startedAt, finishedAt, status, progress }: BatchState, now: number) {
  if (startedAt === null || progress.done === 0) return { invoicesPerSecond: null, secondsLeft: null }
  const seconds = Math.max(1, (finishedAt ?? now) - startedAt) / MILLISECONDS
  const rate = progress.done / seconds
  const left = status === 'running' && progress.total !== null ? Math.ceil((progress.total - progress.done) / rate) : null
  return { invoicesPerSecond: Number(rate.toPrecision(4)), secondsLeft: left }
}

export function linksOf(id: string, status: BatchState['status']): Record<string, string> {
  const self = `/v1/batches/${id}`
  const always = { self, events: `${self}/events` }
  if (status !== 'completed') return always
  return { ...always, results: `${self}/results`, issuers: `${self}/issuers`, analysis: `${self}/analysis`, sample: `${self}/sample` }
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
