// Objects in R2 that no batch of D1 names go when they are a day old, a bounded number a run; whatever a batch names stays, and what is young.
import { env } from 'cloudflare:workers'
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { beforeEach, expect, test } from 'vitest'
import type { BatchRecords } from '../../src/app/batch/ports.ts'
import { type Bounds, sweepUnrecorded } from '../../src/entry/edge/sweep-unrecorded.ts'
import { batchRecordsOf } from '../../src/storage/batch-records.ts'
import { openD1 } from '../../src/storage/workers/open.ts'
import { termsOf } from '../app/batch/blobs-in-memory.ts'
import { freshStore } from './fresh-store.ts'

const DAY = 86_400_000
const bound: Readonly<Record<string, unknown>> = env
const isBucket = (it: unknown): it is R2Bucket => typeof it === 'object' && it !== null && 'createMultipartUpload' in it
const isDatabase = (it: unknown): it is D1Database => typeof it === 'object' && it !== null && 'prepare' in it

function bucket(): R2Bucket {
  const { BLOBS } = bound
  if (!isBucket(BLOBS)) throw new Error('the tests on workerd are bound to no bucket')
  return BLOBS
}

/** The first database, emptied: nobody else of this file asks for one. */
async function freshRecords(): Promise<BatchRecords> {
  await freshStore()
  const { DB0 } = bound
  if (!isDatabase(DB0)) throw new Error('the tests on workerd are bound to no database')
  await DB0.prepare('DELETE FROM batches').run()
  return batchRecordsOf(openD1(DB0))
}

let records: BatchRecords
beforeEach(async () => {
  records = await freshRecords()
  const { objects } = await bucket().list()
  if (objects.length > 0) await bucket().delete(objects.map(({ key }) => key))
})

const store = async (...keys: string[]) => void (await Promise.all(keys.map((key) => bucket().put(key, 'bytes'))))
const record = (id: string) => records.add(termsOf({ id }), undefined)
const kept = async () => (await bucket().list({ prefix: 'batches/' })).objects.map(({ key }) => key.slice('batches/'.length))
const run = (now: number, bounds?: Bounds) => sweepUnrecorded({ bucket: bucket(), records, now }, bounds)
const TOMORROW = () => Date.now() + DAY + 60_000

test('an upload that no batch names goes after a day, with whatever lies beside it; a batch keeps everything', async () => {
  await store('batches/dead/upload', 'batches/dead/results/000000.ndjson', 'batches/live/upload', 'batches/live/results/000000.ndjson')
  await record('live')
  expect([await run(Date.now()), await run(Date.now() + DAY - 60_000)]).toEqual([0, 0])
  expect(await kept()).toHaveLength(4)
  expect(await run(TOMORROW())).toBe(2)
  expect(await kept()).toEqual(['live/results/000000.ndjson', 'live/upload'])
  expect(await run(TOMORROW() + 9 * DAY)).toBe(0)
  expect(await kept()).toHaveLength(2)
})

test('a batch that has ended keeps what it has until its own days are over', async () => {
  await store('batches/done/upload')
  await record('done')
  await records.end('done', 'failed', 1, null)
  expect(await run(TOMORROW())).toBe(0)
  await records.remove('done')
  expect(await run(TOMORROW())).toBe(1)
})

test('an upload still coming in is not touched, and is whole when it has come', async () => {
  const upload = await bucket().createMultipartUpload('batches/coming/upload')
  const part = await upload.uploadPart(1, new Uint8Array(5 * 1024 * 1024))
  expect(await run(TOMORROW())).toBe(0)
  await upload.complete([part])
  expect((await bucket().head('batches/coming/upload'))?.size).toBe(5 * 1024 * 1024)
  await record('coming')
  expect(await run(TOMORROW())).toBe(0)
  expect(await kept()).toEqual(['coming/upload'])
})

test('what is not of batches is left alone', async () => {
  await store('other/dead/upload', 'batches', 'batchesque/dead/upload')
  expect(await run(TOMORROW())).toBe(0)
  expect((await bucket().list()).objects.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['other/dead/upload', 'batches', 'batchesque/dead/upload']),
  )
})

test('a run looks at so many batches and no more; the next goes on behind them, and past the last it begins again', async () => {
  const ids = Array.from({ length: 7 }, (_, index) => `b${index}`)
  await store(...ids.map((id) => `batches/${id}/upload`))
  for (const id of ['b0', 'b1', 'b3']) await record(id)
  const bounds = { batches: 3, unrecorded: 9, objects: 9 }
  const removed = []
  for (const _ of [1, 2, 3]) removed.push(await run(TOMORROW(), bounds))
  expect(removed).toEqual([1, 2, 1])
  expect(await kept()).toEqual(['b0/upload', 'b1/upload', 'b3/upload'])
  await store('batches/a/upload')
  expect(await run(TOMORROW(), bounds)).toBe(1)
})

test('a run looks into so many folders, and at so many objects of each; nothing is passed over for good', async () => {
  await store(...['x', 'y', 'z'].flatMap((id) => [1, 2, 3].map((index) => `batches/${id}/results/${index}`)))
  const bounds = { batches: 9, unrecorded: 2, objects: 2 }
  const removed = []
  for (const _ of [1, 2, 3, 4]) removed.push(await run(TOMORROW(), bounds))
  expect(removed).toEqual([4, 2, 2, 1])
  expect(await kept()).toEqual([])
})

test('where the records cannot be asked nothing goes, and the next run finds all of it', async () => {
  await store('batches/dead/upload')
  const silent = { recorded: async () => Promise.reject(new Error('D1 is away')) }
  await expect(sweepUnrecorded({ bucket: bucket(), records: silent, now: TOMORROW() })).rejects.toThrow('D1 is away')
  expect(await kept()).toEqual(['dead/upload'])
  expect(await run(TOMORROW())).toBe(1)
})
