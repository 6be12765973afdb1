// Who may do what with batches: a key with the scope, a batch of one's own, one that has completed.
import { type Analysis, readAnalysis } from '../app/batch/analysis.ts'
import type { BatchState } from '../app/batch/ports.ts'
import type { BatchServices } from '../app/batch/services.ts'
import { authorise } from '../app/keys.ts'
import { type Answer, failed } from '../app/problems.ts'
import type { HttpContext, Services } from './route.ts'

export interface Access {
  readonly batches: BatchServices
  /** Id of the key. */
  readonly owner: string
}

export async function batchAccess(services: Services, c: HttpContext): Promise<Answer<Access>> {
  const { batches, store, surroundings } = services
  if (batches === undefined) return failed('unavailable', { zh: '此处不受理批次', en: 'Batches are not taken here' })
  const key = await authorise(store, surroundings, c.req.header('authorization'), 'batch')
  return key.ok ? { ok: true, value: { batches, owner: key.value.id } } : key
}

export async function ownBatch(services: Services, c: HttpContext): Promise<Answer<Access & { readonly batch: BatchState }>> {
  const access = await batchAccess(services, c)
  if (!access.ok) return access
  const found = await access.value.batches.desk.find(access.value.owner, c.req.param('id') ?? '')
  return found.ok ? { ok: true, value: { ...access.value, batch: found.value } } : found
}

export interface Completed {
  readonly batches: BatchServices
  readonly batch: BatchState
  readonly analysis: Analysis
}

/** A batch whose results are there. */
export async function completedBatch(services: Services, c: HttpContext): Promise<Answer<Completed>> {
  const own = await ownBatch(services, c)
  if (!own.ok) return own
  const { batches, batch } = own.value
  const analysis = batch.status === 'completed' ? await readAnalysis(batches.blobs, batch.id) : undefined
  if (analysis !== undefined) return { ok: true, value: { batches, batch, analysis } }
  return notFinished(batch)
}

export function notFinished({ status }: Pick<BatchState, 'status'>) {
  return failed('batch-not-finished', {
    zh: `批次状态为 ${status}，完成后才有结果`,
    en: `The batch is ${status}: there are results when it has completed`,
  })
}
