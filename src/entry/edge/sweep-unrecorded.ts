// Clearing R2 of what no batch names: an isolate that dies between storing an upload and recording its batch leaves the bytes behind.
import type { R2Bucket } from '@cloudflare/workers-types'
import { BATCHES } from '../../app/batch/keys.ts'
import type { BatchRecords } from '../../app/batch/ports.ts'

/** An upload is an object once it is whole, and is recorded in that moment: what is a day old and unrecorded stays so. */
const SILENT_MILLISECONDS = 86_400_000
/** Where the next run goes on: the name of the last batch looked at. */
const PLACE = 'sweep/place'
const UTF8 = new TextEncoder()

/** A run is bounded in what it asks and in what it removes. */
export interface Bounds {
  /** Batches whose names are read and held against the records, in one call each. */
  readonly batches: number
  /** Of those without a record, how many are looked into. */
  readonly unrecorded: number
  /** Objects that are looked at in each of these; R2 lists and deletes a thousand a call. */
  readonly objects: number
}
const BOUNDS: Bounds = { batches: 500, unrecorded: 100, objects: 1000 }

interface Sweep {
  readonly bucket: R2Bucket
  readonly records: Pick<BatchRecords, 'recorded'>
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * Goes on where the run before ended and, past the last batch, begins again. Answers with the number of objects removed.
 *
 * Parts of an upload that broke off are no objects, and the binding of a Worker lists none of them: a bucket ends such uploads
 * by its own rule, seven days after they began.
 */
export async function sweepUnrecorded({ bucket, records, now }: Sweep, bounds = BOUNDS): Promise<number> {
  const page = await bucket.list({ prefix: BATCHES, delimiter: '/', limit: bounds.batches, ...(await placeOf(bucket)) })
  const ids = page.delimitedPrefixes.map((folder) => folder.slice(BATCHES.length, -1))
  const recorded = await records.recorded(ids)
  const unrecorded = ids.filter((id) => !recorded.has(id))
  const some = unrecorded.slice(0, bounds.unrecorded)
  let removed = 0
  for (const id of some) removed += await clear(bucket, `${BATCHES}${id}/`, now - SILENT_MILLISECONDS, bounds.objects)
  const last = some.length < unrecorded.length ? some.at(-1) : ids.at(-1)
  const isAtEnd = !page.truncated && some.length === unrecorded.length
  await bucket.put(PLACE, UTF8.encode(isAtEnd ? '' : (last ?? '')))
  return removed
}

/** Behind everything of the batch named there: a name goes on with "/", and "0" comes after it. */
async function placeOf(bucket: R2Bucket): Promise<{ startAfter?: string }> {
  const id = await (await bucket.get(PLACE))?.text()
  return id === undefined || id === '' ? {} : { startAfter: `${BATCHES}${id}0` }
}

/** Removes the objects of the folder that were stored before then: what is younger may belong to an upload that is being recorded. */
async function clear(bucket: R2Bucket, folder: string, before: number, limit: number): Promise<number> {
  const { objects } = await bucket.list({ prefix: folder, limit })
  const old = objects.filter(({ uploaded }) => uploaded.getTime() < before).map(({ key }) => key)
  if (old.length > 0) await bucket.delete(old)
  return old.length
}
