// One bill found in the stream of a batch's results, however the stream is cut, and no further read than to it.
import { expect, test } from 'vitest'
import { findResult, type WantedBill } from '../../src/ui/batches/find-result.ts'

const LINES = [
  { row: 2, sheet: '一月', invoice: 'A1' },
  { row: 4, sheet: '一月', rows: 1, problem: { title: '有误' } },
  { row: 2, sheet: '二月', invoice: 'B1' },
  { row: 22, sheet: '二月', invoice: 'B2' },
]
const BYTES = new TextEncoder().encode(`${LINES.map((line) => JSON.stringify(line)).join('\n')}\n`)

function cutInto(size: number): { readonly body: ReadableStream<Uint8Array<ArrayBuffer>>; readonly given: () => number } {
  let at = 0
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        if (at >= BYTES.length) controller.close()
        else controller.enqueue(BYTES.slice(at, at + size))
        at += size
      },
    },
    { highWaterMark: 0 },
  )
  return { body, given: () => at }
}

const found = async (wanted: WantedBill, size = 1_000) => {
  const line = await findResult(cutInto(size).body, wanted)
  return line === undefined ? undefined : LINES.findIndex((it) => it.row === line.row && it.sheet === line.sheet)
}

test.each([1, 2, 7, 50, 1_000])('in pieces of %i bytes, characters cut apart among them', async (size) => {
  expect(await found({ row: 22 }, size)).toBe(3)
  expect(await found({ row: 2 }, size)).toBe(0)
  expect(await found({ row: 4 }, size)).toBe(1)
})

test('the sheet, or the number on the bill, tells rows of the same number apart', async () => {
  expect(await found({ row: 2, sheet: '二月' })).toBe(2)
  expect(await found({ row: 2, invoice: 'B1' })).toBe(2)
  expect(await found({ row: 2, invoice: 'A1', sheet: '一月' })).toBe(0)
})

test('a row that begins no bill, or is no number, is found nowhere', async () => {
  expect(await found({ row: 3 })).toBeUndefined()
  expect(await found({ row: 2, sheet: '三月' })).toBeUndefined()
  expect(await found({ row: Number.NaN })).toBeUndefined()
})

test('what comes after is not fetched', async () => {
  const { body, given } = cutInto(10)
  await findResult(body, { row: 2 })
  expect(given()).toBeLessThan(BYTES.length)
})
