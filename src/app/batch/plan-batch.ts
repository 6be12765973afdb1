// The first step of a batch: looking through the upload once, and writing down how it is cut.
import { cutCsv } from '../../intake/stream/cut-csv.ts'
import { cutNdjson } from '../../intake/stream/cut-ndjson.ts'
import { cutXlsx } from '../../intake/stream/cut-xlsx.ts'
import type { ByteSource, Plan, Planned } from '../../intake/stream/plan.ts'
import { failed } from '../problems.ts'
import { blobSource, readText, writeText, writtenTo } from './blob-text.ts'
import { blobKeys } from './keys.ts'
import type { BatchFormat, BlobStore, PlanOutcome } from './ports.ts'
import { regroupBatch } from './regroup-batch.ts'

/** Stretches are this long in a large file, shorter in one that would otherwise not keep all hands busy. */
const LONGEST_STRETCH = 128 * 1024
const SHORTEST_STRETCH = 64 * 1024
const STRETCHES_TO_SHARE = 64

/** The same upload is always cut alike, whatever the machine; a plan that stands is kept. */
export async function planBatch(blobs: BlobStore, id: string, format: BatchFormat): Promise<PlanOutcome> {
  const standing = await readPlan(blobs, id)
  if (standing !== undefined) return outcomeOf(standing)
  const size = await blobs.size(blobKeys.upload(id))
  if (size === undefined) throw new Error(`batch ${id} has no upload`)
  const source: ByteSource = blobSource(blobs, blobKeys.upload(id), size)
  const target = Math.min(LONGEST_STRETCH, Math.max(SHORTEST_STRETCH, Math.ceil(size / STRETCHES_TO_SHARE)))
  const planned = await cut(blobs, id, format, source, target)
  if (!planned.ok) {
    const detail = { zh: '文件中有无法读取的内容', en: 'The document holds something that cannot be read' }
    const errors = planned.faults.map((fault) => ({ pointer: fault.place, detail: fault.detail }))
    return failed('unreadable-document', detail, errors)
  }
  const plan = planned.isApart ? await regroupBatch(blobs, id, planned.plan, target) : planned.plan
  await writeText(blobs, blobKeys.plan(id), JSON.stringify(plan))
  return outcomeOf(plan)
}

function outcomeOf({ invoices, stretches }: Plan): PlanOutcome {
  return { ok: true, invoices, stretches: stretches.length }
}

async function cut(blobs: BlobStore, id: string, format: BatchFormat, source: ByteSource, target: number): Promise<Planned> {
  if (format === 'ndjson') return cutNdjson(source, target)
  if (format === 'csv') return cutCsv(source, target)
  return writtenTo(blobs, blobKeys.rows(id), (sink) => cutXlsx(source, target, sink))
}

/** The plan of a batch that has begun. */
export async function readPlan(blobs: BlobStore, id: string): Promise<Plan | undefined> {
  const text = await readText(blobs, blobKeys.plan(id))
  return text === undefined ? undefined : JSON.parse(text)
}
