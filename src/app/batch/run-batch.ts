// Running one batch from wherever it stands to its end: plan it, judge what is not judged yet, add it up.
import { failed } from '../problems.ts'
import type { BatchRecords, BatchState, Judges } from './ports.ts'

export interface RunDeps {
  readonly judges: Judges
  readonly records: BatchRecords
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Takes one line about an error of ours. */
  readonly log: (line: string) => void
}

/** Resolves when the batch has ended or was told to stop; what is done is recorded as it is done, so that a batch cut off goes on where it was. */
export async function runBatch(deps: RunDeps, batch: BatchState, stop: AbortSignal): Promise<void> {
  const { judges, records, now, log } = deps
  try {
    const planned = await judges.plan(batch)
    if (stop.aborted) return
    if (!planned.ok) {
      await records.end(batch.id, 'failed', now(), planned.problem)
      return
    }
    await records.begin(batch.id, batch.startedAt ?? now(), planned.invoices)
    await judgeAll(deps, batch, planned.stretches, stop)
    if (stop.aborted) return
    await judges.finish(batch)
    await records.end(batch.id, 'completed', now(), null)
  } catch (error) {
    if (stop.aborted) return
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    log(JSON.stringify({ level: 'error', batch: batch.id, error: { message, stack } }))
    const { problem } = failed('internal', { zh: '核对时发生内部错误', en: 'An error of ours stopped the batch' })
    await records.end(batch.id, 'failed', now(), problem)
  }
}

/** Keeps all hands busy and no more: every lane takes the next stretch when its last one is recorded. */
async function judgeAll({ judges, records }: RunDeps, batch: BatchState, stretches: number, stop: AbortSignal): Promise<void> {
  const done = await records.stretchesDone(batch.id)
  let next = 0
  let broken = false
  const lane = async (): Promise<void> => {
    while (next < stretches && !stop.aborted && !broken) {
      const index = next
      next += 1
      if (!done.has(index)) await records.stretchDone(batch.id, await judges.judge(batch, index))
    }
  }
  const lanes = Array.from({ length: judges.hands }, () =>
    lane().catch((error: unknown) => {
      broken = true
      throw error
    }),
  )
  await Promise.allSettled(lanes)
  await Promise.all(lanes)
}
