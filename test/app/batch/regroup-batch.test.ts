// A table in any order is judged as the same table in order is, and planning it may be cut off at any write.
import { describe, expect, test } from 'vitest'
import { findResult } from '../../../src/app/batch/find-result.ts'
import { blobKeys } from '../../../src/app/batch/keys.ts'
import { planBatch, readPlan } from '../../../src/app/batch/plan-batch.ts'
import type { BlobStore } from '../../../src/app/batch/ports.ts'
import { regroupBatch } from '../../../src/app/batch/regroup-batch.ts'
import { isRejected, type ResultLine } from '../../../src/app/batch/result-line.ts'
import { cutCsv } from '../../../src/intake/stream/cut-csv.ts'
import { memoryBlobs, pieces } from './blobs-in-memory.ts'
import { runWhole } from './run.ts'

const TITLES = '发票号码,开票日期,收费单位,收费主体,行政区划代码,收费项目,数量,计量单位,单价,价税合计,facts.customerClass'
const ISSUERS = ['甲物业', '乙物业', '丙物业']
const bills = Array.from(
  { length: 60 },
  (_, index) => `${String(index % 20).padStart(3, '0')},2023-04-17,${ISSUERS[Math.floor(index / 20)]}`,
)
const lines = (bill: string) =>
  ['0.39', '0.45'].map((price) => `${bill},non-grid-supplier,650502,居民生活电费,100,千瓦时,${price},${Number(price) * 100}.00,residential`)
const ORDERED = bills.flatMap(lines)
/** By item and not by invoice: first all first lines, then all second ones. */
const BY_ITEM = [...ORDERED.filter((_, index) => index % 2 === 0), ...ORDERED.filter((_, index) => index % 2 === 1)]
const csv = (rows: readonly string[]) => `${[TITLES, ...rows].join('\n')}\n`

const report = (line: ResultLine) => {
  if (isRejected(line)) throw new Error(`rejected: ${JSON.stringify(line.problem.errors)}`)
  const { row: _, ...rest } = line
  return rest
}

describe('a table sorted by item', () => {
  test('gives the reports that the table sorted by invoice gives, each on the row its invoice begins on', async () => {
    const [ordered, byItem] = [await runWhole(csv(ORDERED), { format: 'csv' }), await runWhole(csv(BY_ITEM), { format: 'csv' })]
    expect(ordered.lines).toHaveLength(60)
    expect(byItem.lines.map(report)).toEqual(ordered.lines.map(report))
    expect(byItem.lines.map(({ row }) => row)).toEqual(Array.from({ length: 60 }, (_, index) => index + 2))
    expect(byItem.state.progress).toEqual(ordered.state.progress)
    expect(byItem.state).toMatchObject({ status: 'completed', progress: { total: 60, done: 60, rejected: 0, rows: 120 } })
    expect(byItem.analysis?.tally.verdicts).toEqual(ordered.analysis?.tally.verdicts)
  })

  test('is found again by the row on which an invoice begins, and by no other', async () => {
    const { blobs } = await runWhole(csv(BY_ITEM), { format: 'csv' })
    const plan = await readPlan(blobs, 'b1')
    if (plan === undefined) throw new Error('not planned')
    expect(plan.grouped).toBe(true)
    for (const row of [2, 31, 61]) {
      const { found } = await findResult(blobs, 'b1', plan, { row, sheet: undefined })
      expect(found?.row).toBe(row)
    }
    expect((await findResult(blobs, 'b1', plan, { row: 62, sheet: undefined })).found).toBeUndefined()
  })

  test('in order costs nothing: no row of it is written again', async () => {
    const { blobs } = await runWhole(csv(ORDERED), { format: 'csv' })
    expect(blobs.keys()).not.toContain(blobKeys.grouped('b1'))
  })
})

/** Dies at one of its writes, after the first piece of it. */
function dying(blobs: BlobStore, write: number): BlobStore {
  let writes = 0
  return {
    ...blobs,
    write: async (key, content) => {
      writes += 1
      if (writes !== write) return blobs.write(key, content)
      for await (const _ of content) throw new Error('killed')
      throw new Error('killed')
    },
  }
}

async function uploaded() {
  const blobs = memoryBlobs()
  await blobs.write(blobKeys.upload('b1'), pieces(csv(BY_ITEM)))
  return blobs
}

/** As the upload is cut first; from then on it is given out in pieces, as if it were too large for one. */
async function cutOnce() {
  const held = await uploaded()
  const upload = blobKeys.upload('b1')
  const size = (await held.size(upload)) ?? 0
  const cut = await cutCsv({ size, read: (from, to) => held.read(upload, from, to) }, 1_000)
  if (!cut.ok) throw new Error('not planned')
  const read = (key: string, from: number, to: number) => held.read(key, from, key === upload ? Math.min(to, from + 2_000) : to)
  return { blobs: { ...held, read }, first: cut.plan }
}

describe('regrouping cut off', () => {
  test.each([1, 2, 3])('at its write number %i is done anew, writes the same and leaves nothing behind', async (write) => {
    const whole = await cutOnce()
    const expected = await regroupBatch(whole.blobs, 'b1', whole.first, 1_000, 4_000)
    const { blobs, first } = await cutOnce()
    await expect(regroupBatch(dying(blobs, write), 'b1', first, 1_000, 4_000)).rejects.toThrow('killed')
    expect(await regroupBatch(blobs, 'b1', first, 1_000, 4_000)).toEqual(expected)
    const grouped = async (from: BlobStore) => Buffer.from(await from.read(blobKeys.grouped('b1'), 0, 1_000_000)).toString()
    expect(await grouped(blobs)).toBe(await grouped(whole.blobs))
    expect(blobs.keys()).toEqual([blobKeys.grouped('b1'), blobKeys.upload('b1')].sort())
  })

  test('leaves no plan, and the next try plans the batch', async () => {
    const blobs = await uploaded()
    await expect(planBatch(dying(blobs, 1), 'b1', 'csv')).rejects.toThrow('killed')
    expect(await readPlan(blobs, 'b1')).toBeUndefined()
    expect(await planBatch(blobs, 'b1', 'csv')).toMatchObject({ ok: true, invoices: 60 })
    expect((await readPlan(blobs, 'b1'))?.grouped).toBe(true)
  })
})
