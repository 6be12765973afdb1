// A batch run in steps from a queue, where each may come more than once and in any order: look through it, judge every stretch, add it up.
import type { Library } from '../library.ts'
import { failed } from '../problems.ts'
import { analyseBatch } from './analysis.ts'
import { blobKeys } from './keys.ts'
import { planBatch, readPlan } from './plan-batch.ts'
import type { BatchRecords, BatchState, BlobStore } from './ports.ts'
import { workStretch } from './work-stretch.ts'

export type Step =
  | { readonly batch: string; readonly kind: 'plan' }
  | { readonly batch: string; readonly kind: 'judge'; readonly index: number }
  | { readonly batch: string; readonly kind: 'finish' }

export interface StepDeps {
  readonly blobs: BlobStore
  readonly records: BatchRecords
  readonly library: Library
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Queues steps; each is taken at least once. */
  readonly send: (steps: readonly Step[]) => Promise<void>
}

/** Does one step and queues what follows from it. A step of a batch that has ended, was cancelled or removed is nothing to do. */
export async function takeStep(deps: StepDeps, step: Step): Promise<void> {
  const batch = await deps.records.find(step.batch)
  if (batch === undefined || batch.finishedAt !== null) return
  switch (step.kind) {
    case 'plan':
      return plan(deps, batch)
    case 'judge':
      return judge(deps, batch, step.index)
    case 'finish':
      return finish(deps, batch)
  }
}

/** A step that failed as often as it may: the batch has failed, and says which part of the file it could not get past. */
export async function giveUp({ records, now }: Pick<StepDeps, 'records' | 'now'>, step: Step): Promise<void> {
  const place = step.kind === 'judge' ? `stretch ${step.index + 1}` : step.kind
  const { problem } = failed('internal', { zh: '批次中有一步反复失败，已停止', en: 'One step of the batch failed again and again' }, [
    { pointer: place, detail: { zh: '重试后仍未完成', en: 'was not done, however often it was tried' } },
  ])
  await records.end(step.batch, 'failed', now(), problem)
}

async function plan({ blobs, records, now, send }: StepDeps, batch: BatchState): Promise<void> {
  const outcome = await planBatch(blobs, batch.id, batch.format)
  if (!outcome.ok) {
    await records.end(batch.id, 'failed', now(), outcome.problem)
    return
  }
  await records.begin(batch.id, batch.startedAt ?? now(), outcome.invoices)
  const done = await records.stretchesDone(batch.id)
  const left = Array.from({ length: outcome.stretches }, (_, index) => index).filter((index) => !done.has(index))
  await send(left.length === 0 ? [finishing(batch)] : left.map((index) => ({ batch: batch.id, kind: 'judge', index })))
}

/** Whoever finds that nothing is left queues the end: perhaps two do, and the second finds the batch ended. */
async function judge({ blobs, records, library, send }: StepDeps, batch: BatchState, index: number): Promise<void> {
  const cut = await readPlan(blobs, batch.id)
  if (cut === undefined) throw new Error(`batch ${batch.id} has no plan`)
  let done = await records.stretchesDone(batch.id)
  if (!done.has(index)) {
    const judged = await workStretch({ blobs, library }, batch, cut, index)
    if ((await records.find(batch.id)) === undefined) {
      await blobs.removeAll(blobKeys.all(batch.id))
      return
    }
    await records.stretchDone(batch.id, judged)
    done = await records.stretchesDone(batch.id)
  }
  if (done.size === cut.stretches.length) await send([finishing(batch)])
}

async function finish({ blobs, records, now }: StepDeps, batch: BatchState): Promise<void> {
  await analyseBatch(blobs, batch.id)
  await records.end(batch.id, 'completed', now(), null)
}

function finishing({ id }: BatchState): Step {
  return { batch: id, kind: 'finish' }
}
