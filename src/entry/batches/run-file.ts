// A batch without a service: one file judged by all cores of this machine, its results written to another.

import { once } from 'node:events'
import { createReadStream, rmSync } from 'node:fs'
import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Analysis, readAnalysis } from '../../app/batch/analysis.ts'
import { blobKeys } from '../../app/batch/keys.ts'
import { memoryRecords } from '../../app/batch/memory-records.ts'
import { readPlan } from '../../app/batch/plan-batch.ts'
import type { BatchTerms, BlobStore } from '../../app/batch/ports.ts'
import { csvResults, resultBytes } from '../../app/batch/read-results.ts'
import { runBatch } from '../../app/batch/run-batch.ts'
import { UploadRefused, unpackedUpload } from '../../app/batch/spool.ts'
import { resultWorkbook } from '../../batch/result-workbook.ts'
import type { BatchFileRequest, BatchFileResult } from '../../cli/command.ts'
import { blobFiles } from '../../storage/node/blob-files.ts'
import { loadRegions } from '../load-catalogues.ts'
import { createPool, type WorkPlace } from './pool.ts'

const ID = 'file'
const LOOK_MILLISECONDS = 200
const INTERRUPTED = 130

/** `data` is the folder with the editions the library of the command line holds; without one the catalogue of the program judges. */
export async function runBatchFile(request: BatchFileRequest, data: string | undefined): Promise<BatchFileResult> {
  const out = resolve(request.out)
  // Beside the results, where there is room for them.
  const folder = await mkdtemp(join(dirname(out), '.qingdan-batch-'))
  const interrupted = () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(INTERRUPTED)
  }
  process.once('SIGINT', interrupted)
  try {
    return await run(request, { blobs: folder, ...(data === undefined ? {} : { data }) }, out)
  } finally {
    process.off('SIGINT', interrupted)
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(request: BatchFileRequest, place: WorkPlace, out: string): Promise<BatchFileResult> {
  const { file, format, language, defaults, edition, onProgress } = request
  const blobs = blobFiles(place.blobs)
  let bytes: number
  try {
    bytes = await blobs.write(blobKeys.upload(ID), unpackedUpload(pieces(file), Number.MAX_SAFE_INTEGER, { fingerprint: '' }))
  } catch (error) {
    if (error instanceof UploadRefused) return { ok: false, problem: { code: error.code, detail: error.detail, errors: [] } }
    throw error
  }
  const terms: BatchTerms = {
    id: ID,
    owner: 'local',
    format,
    language,
    edition,
    defaults,
    bytes,
    acceptedAt: Date.now(),
    callbackUrl: null,
  }
  const records = memoryRecords()
  await records.add(terms, undefined)
  const pool = createPool(place)
  const look = setInterval(async () => {
    const state = await records.find(ID)
    if (state !== undefined) onProgress(state)
  }, LOOK_MILLISECONDS)
  try {
    const log = (line: string): void => void process.stderr.write(`${line}\n`)
    const state = await records.find(ID)
    if (state !== undefined) await runBatch({ judges: pool, records, now: Date.now, log }, state, new AbortController().signal)
  } finally {
    clearInterval(look)
    await pool.close()
  }
  const ended = await records.find(ID)
  if (ended !== undefined) onProgress(ended)
  if (ended === undefined || ended.problem !== null) return { ok: false, problem: ended?.problem ?? undefined }
  const analysis = await readAnalysis(blobs, ID)
  if (analysis === undefined) throw new Error('the batch completed without an analysis')
  await writeOut(out, await resultsAs(request, blobs, analysis))
  return { ok: true, tally: analysis.tally }
}

async function* pieces(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file, { highWaterMark: 1 << 20 })
}

async function resultsAs(
  { outFormat, language }: BatchFileRequest,
  blobs: BlobStore,
  analysis: Analysis,
): Promise<AsyncIterable<Uint8Array>> {
  const stretches = (await readPlan(blobs, ID))?.stretches.length ?? 0
  if (outFormat === 'ndjson') return resultBytes(blobs, ID, stretches)
  if (outFormat === 'csv') return csvResults(blobs, ID, stretches, language)
  return resultWorkbook(blobs, ID, analysis, stretches, { regions: loadRegions(), language })
}

/** Whole or not at all. */
async function writeOut(out: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const draft = `${out}.${process.pid}.tmp`
  const file = await open(draft, 'w')
  try {
    const stream = file.createWriteStream()
    for await (const piece of content) if (!stream.write(piece)) await once(stream, 'drain')
    stream.end()
    await once(stream, 'close')
    await rename(draft, out)
  } finally {
    await rm(draft, { force: true })
  }
}
