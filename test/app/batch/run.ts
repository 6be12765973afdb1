// Running a whole batch within this process.
import { readAnalysis } from '../../../src/app/batch/analysis.ts'
import { blobKeys } from '../../../src/app/batch/keys.ts'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import { readPlan } from '../../../src/app/batch/plan-batch.ts'
import type { BatchTerms } from '../../../src/app/batch/ports.ts'
import { resultBytes } from '../../../src/app/batch/read-results.ts'
import type { ResultLine } from '../../../src/app/batch/result-line.ts'
import { runBatch } from '../../../src/app/batch/run-batch.ts'
import { cutNdjson } from '../../../src/intake/stream/cut-ndjson.ts'
import { library } from '../../built-in.ts'
import { localJudges, memoryBlobs, pieces, termsOf } from './blobs-in-memory.ts'

export { library }

/** With `target` a file of NDJSON is cut into stretches of about so many bytes, else as large files are. */
export async function runWhole(upload: string | Uint8Array, given: Partial<BatchTerms> = {}, target?: number) {
  const blobs = memoryBlobs()
  const records = memoryRecords()
  const terms = termsOf(given)
  await blobs.write(blobKeys.upload(terms.id), pieces(upload))
  if (target !== undefined) await blobs.write(blobKeys.plan(terms.id), pieces(await planText(upload, target)))
  await records.add(terms, undefined)
  const log: string[] = []
  const start = await records.find(terms.id)
  if (start === undefined) throw new Error('not added')
  const deps = { judges: localJudges(blobs, library), records, now: () => 2_000, log: (line: string) => void log.push(line) }
  await runBatch(deps, start, new AbortController().signal)
  const state = await records.find(terms.id)
  if (state === undefined) throw new Error('not kept')
  const stretches = (await readPlan(blobs, terms.id))?.stretches.length ?? 0
  const decoder = new TextDecoder()
  let text = ''
  if (state.status === 'completed') for await (const piece of resultBytes(blobs, terms.id, stretches)) text += decoder.decode(piece)
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): ResultLine => JSON.parse(line))
  return { blobs, records, state, log, stretches, text, lines, analysis: await readAnalysis(blobs, terms.id) }
}

async function planText(upload: string | Uint8Array, target: number): Promise<string> {
  const bytes = typeof upload === 'string' ? new TextEncoder().encode(upload) : upload
  const planned = await cutNdjson({ size: bytes.length, read: async (from, to) => bytes.subarray(from, to) }, target)
  if (!planned.ok) throw new Error('the file of the test cannot be cut')
  return JSON.stringify(planned.plan)
}
