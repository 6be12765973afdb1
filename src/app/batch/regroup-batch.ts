// The second step of planning, only where rows of an invoice stand apart: they are written out again invoice after invoice.
import type { Plan } from '../../intake/stream/plan.ts'
import { RUN_BYTES, regroup } from '../../intake/stream/regroup.ts'
import { blobSource, writtenTo } from './blob-text.ts'
import { blobKeys, cutBytesKey } from './keys.ts'
import type { BlobStore } from './ports.ts'

/** `plan` is how the file was cut as it stands; `runBytes` of rows are held at once. Cut off at any moment it is done anew, and writes the same. */
export async function regroupBatch(blobs: BlobStore, id: string, plan: Plan, target: number, runBytes = RUN_BYTES): Promise<Plan> {
  const key = cutBytesKey(id, plan)
  const size = await blobs.size(key)
  if (size === undefined) throw new Error(`batch ${id} has no blob ${key}`)
  const grouped = await writtenTo(blobs, blobKeys.grouped(id), (sink) =>
    regroup(blobSource(blobs, key, size), plan, {
      target,
      runBytes,
      sink,
      shelf: async (index, lines) => {
        const run = blobKeys.run(id, index)
        return blobSource(blobs, run, await blobs.write(run, lines))
      },
    }),
  )
  await blobs.removeAll(blobKeys.runs(id))
  return grouped
}
