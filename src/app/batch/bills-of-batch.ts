// The bills of a stored batch as they were sent, one by one: by them a draft of the catalogues is tried.
import { takeStretch } from '../../intake/stream/take-stretch.ts'
import type { NamedBill } from '../replay.ts'
import { cutBytesKey } from './keys.ts'
import { readPlan } from './plan-batch.ts'
import type { BatchTerms, BlobStore } from './ports.ts'

/** In the order of the file; rows that could not be read are no bills. A batch that was not looked through yet has none. */
export async function* billsOfBatch(blobs: BlobStore, { id, defaults }: Pick<BatchTerms, 'id' | 'defaults'>): AsyncGenerator<NamedBill> {
  const plan = await readPlan(blobs, id)
  if (plan === undefined) return
  const key = cutBytesKey(id, plan)
  for (const stretch of plan.stretches) {
    if (stretch.fault !== undefined) continue
    const bytes = await blobs.read(key, stretch.from, stretch.to)
    for (const { body, row } of takeStretch(plan, stretch, bytes, defaults).invoices) yield { name: `${id} ${row}`, body }
  }
}
