// Clearing away the uploads that nobody acknowledged: a process that dies while it takes one in leaves its bytes without a record.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BatchRecords } from '../../app/batch/ports.ts'

/** No upload that is still coming in has been silent for so long. */
const SILENT_MILLISECONDS = 86_400_000

export async function sweepUnrecorded(blobs: string, records: BatchRecords, now: number): Promise<void> {
  const folder = join(blobs, 'batches')
  for (const id of await readdir(folder).catch(() => [])) {
    const isSilent = now - (await lastWritten(join(folder, id))) > SILENT_MILLISECONDS
    if (isSilent && (await records.find(id)) === undefined) await rm(join(folder, id), { recursive: true, force: true })
  }
}

/** When anything in the folder was written last, in milliseconds since the epoch. */
async function lastWritten(folder: string): Promise<number> {
  const times = await Promise.all([folder, ...(await readdir(folder)).map((name) => join(folder, name))].map(timeOf))
  return Math.max(...times)
}

/** A file that went meanwhile was there just now. */
function timeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )
}
