// The second step of a batch, once for each stretch: its bytes are judged and the results written, whole or not at all.
import type { Plan } from '../../intake/stream/plan.ts'
import type { Library } from '../library.ts'
import { writeBytes, writeText } from './blob-text.ts'
import { judgeStretch } from './judge-stretch.ts'
import { blobKeys, cutBytesKey } from './keys.ts'
import { packed } from './packed.ts'
import type { BatchTerms, BlobStore, StretchDone } from './ports.ts'
import type { Tally } from './tally.ts'
import type { Traces } from './traces.ts'

/** What is kept of a stretch besides its results. */
export interface StretchAccount {
  readonly tally: Tally
  readonly traces: Traces
}

/** Doing a stretch again writes the same bytes again. */
export async function workStretch(
  { blobs, library }: { readonly blobs: BlobStore; readonly library: Library },
  batch: BatchTerms,
  plan: Plan,
  index: number,
): Promise<StretchDone> {
  const { id } = batch
  const stretch = plan.stretches[index]
  if (stretch === undefined) throw new Error(`batch ${id} has no stretch ${index}`)
  const key = cutBytesKey(id, plan)
  const bytes = stretch.fault === undefined ? await blobs.read(key, stretch.from, stretch.to) : new Uint8Array()
  const { results, tally, traces } = await judgeStretch(library, batch, plan, index, bytes)
  await writeBytes(blobs, blobKeys.results(id, index), results)
  await writeText(blobs, blobKeys.tally(id, index), packed({ tally, traces } satisfies StretchAccount))
  return { index, invoices: tally.invoices + tally.rejected, rejected: tally.rejected, rows: tally.rows }
}
