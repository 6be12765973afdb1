// Files made to hurt are answered clearly and cheaply: nothing that is too large is ever held.
import { constants, deflateRawSync } from 'node:zlib'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { cutCsv, MAX_RECORD_BYTES } from '../../../src/intake/stream/cut-csv.ts'
import { cutNdjson } from '../../../src/intake/stream/cut-ndjson.ts'
import type { ByteSource } from '../../../src/intake/stream/plan.ts'
import { takeStretch } from '../../../src/intake/stream/take-stretch.ts'
import { HERE, utf8 } from '../samples.ts'
import { cutFile, sourceOf, takenInStretches } from './cut.ts'

const MIB = 1024 * 1024

async function fault(bytes: Uint8Array, kind: 'csv' | 'xlsx' | 'ndjson'): Promise<string> {
  const { planned } = await cutFile(bytes, kind, 1)
  return planned.ok ? 'taken' : `${planned.faults[0]?.place}: ${planned.faults[0]?.detail.en}`
}

/** A file of any length that is never there: `head`, then a byte over and over, then `tail`. */
function endless(head: string, length: number, tail: string, filling = 'x'): ByteSource & { readonly most: () => number } {
  const [first, last] = [utf8(head), utf8(tail)]
  const size = first.length + length + last.length
  let most = 0
  return {
    size,
    most: () => most,
    read: async (from, to) => {
      const end = Math.min(to, size)
      const bytes = new Uint8Array(Math.max(0, end - from)).fill(filling.charCodeAt(0))
      most = Math.max(most, bytes.length)
      for (let at = from; at < Math.min(end, first.length); at += 1) bytes[at - from] = first[at] ?? 0
      for (let at = Math.max(from, first.length + length); at < end; at += 1) bytes[at - from] = last[at - first.length - length] ?? 0
      return bytes
    },
  }
}

/** Rewrites the sizes an archive declares for its first entry. */
function declaring(bytes: Uint8Array, size: number): Uint8Array {
  const lying = bytes.slice()
  const view = new DataView(lying.buffer)
  for (let at = 0; at < lying.length - 4; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    view.setUint32(at + 24, size, true)
    return lying
  }
  throw new Error('no entry')
}

describe('a line without an end', () => {
  test('of many times what is read at once is skipped in NDJSON and told by its number; the lines around it are taken', async () => {
    const bill = '{"issuedOn":"2026-04-05","lines":[{"description":"停车费","amount":"5"}]}'
    const source = endless(`${bill}\n{"a":"`, 128 * MIB, `"}\n${bill}\n`)
    const planned = await cutNdjson(source, 1)
    if (!planned.ok) throw new Error('refused')
    const { plan } = planned
    expect(source.most()).toBeLessThanOrEqual(8 * MIB)
    expect(plan.stretches.map(({ row, invoices, fault: it }) => [row, invoices, it?.en])).toEqual([
      [1, 1, undefined],
      [2, 1, 'the line is longer than 10485760 characters'],
      [3, 1, undefined],
    ])
    const [, long] = plan.stretches
    if (long === undefined) throw new Error('no second stretch')
    expect(takeStretch(plan, long, new Uint8Array(), HERE).rejected).toMatchObject([{ row: 2, rows: 1, faults: [{ place: 'line 2' }] }])
  }, 120_000)

  test('a quote that is never closed costs its own line only', async () => {
    const rows = [
      '单号,项目,金额',
      'A,停车费,1.00',
      '"B,公摊费,2.00',
      ...Array.from({ length: 6000 }, (_, index) => `${index},电费,${index}.00`),
    ]
    const { taken } = await takenInStretches(utf8(rows.join('\n')), 'csv', 1_000_000)
    expect(taken.rejected.map(({ row, faults }) => [row, faults[0]?.detail.en])).toEqual([[3, 'not well-formed CSV: quote not closed']])
    expect(taken.invoices).toHaveLength(6001)
  })

  test('a row longer than any row is rejected with its number', async () => {
    const rows = ['单号,项目,金额', 'A,停车费,1.00', `B,${'长'.repeat(MAX_RECORD_BYTES)},2.00`, 'C,停车费,3.00']
    const { taken } = await takenInStretches(utf8(rows.join('\n')), 'csv')
    expect(taken.invoices.map(({ row }) => row)).toEqual([2, 4])
    expect(taken.rejected.map(({ row }) => row)).toEqual([3])
  })
})

describe('tables', () => {
  test('of ten thousand columns are refused', async () => {
    const columns = Array.from({ length: 10_000 }, (_, index) => `列${index}`)
    expect(await fault(utf8(`项目,金额,${columns.join(',')}\n电费,1.00\n`), 'csv')).toBe('row 1, column 257: more than 256 columns')
  })

  test('in an encoding that is none are refused', async () => {
    expect(await fault(new Uint8Array([...utf8('项目,金额\n电费,1'), 0xff, 0xff, 0x0a]), 'csv')).toBe(
      'byte 1: the file is neither UTF-8 nor GB18030',
    )
  })

  test('a line of NDJSON that is not UTF-8 is rejected alone', async () => {
    const bill = utf8('{"issuedOn":"2026-04-05","lines":[{"description":"a","amount":"5"}]}\n')
    const { taken } = await takenInStretches(Uint8Array.from([...bill, 0xff, 0xfe, 0x0a, ...bill]), 'ndjson', 1_000_000)
    expect(taken.invoices.map(({ row }) => row)).toEqual([1, 3])
    expect(taken.rejected).toMatchObject([{ row: 2, faults: [{ place: 'line 2', detail: { en: 'the file is not UTF-8' } }] }])
  })

  test('whose columns reach into prototypes are refused', async () => {
    expect(await fault(utf8('项目,金额,__proto__\n电费,1.00,x\n'), 'csv')).toBe('row 1, column 3: this heading is not allowed')
  })

  test('in which one number stands for many issuers are looked through without comparing each with all', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `无,单位${index % 20_000},停车费,1.00`)
    const { plan, taken } = await takenInStretches(utf8(`单号,收费单位,项目,金额\n${rows.join('\n')}\n`), 'csv', 100_000)
    expect([plan.invoices, taken.invoices.length, taken.rejected.length]).toEqual([20_000, 20_000, 0])
  })
})

/** A workbook whose sheet is so many zeros: one packed mebibyte over and over, since to pack them all would take long. */
function bombOf(size: number): Uint8Array {
  const mebibyte = deflateRawSync(new Uint8Array(MIB), { finishFlush: constants.Z_SYNC_FLUSH })
  const packed = Uint8Array.from([...Array.from({ length: size / MIB }, () => [...mebibyte]).flat(), 3, 0])
  const archive = zipSync(
    { 'xl/worksheets/sheet1.xml': packed, 'xl/workbook.xml': utf8('<workbook/>'), '[Content_Types].xml': utf8('<Types/>') },
    { level: 0 },
  )
  // What was stored is declared as what it is: packed by the method 8, to so many bytes.
  const [local, central] = [0x04034b50, 0x02014b50].map((signature) => placeOf(archive, signature))
  const view = new DataView(archive.buffer)
  view.setUint16((local ?? 0) + 8, 8, true)
  view.setUint32((local ?? 0) + 22, size, true)
  view.setUint16((central ?? 0) + 10, 8, true)
  view.setUint32((central ?? 0) + 24, size, true)
  return archive
}

function placeOf(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 4 <= bytes.length; at += 1) if (view.getUint32(at, true) === signature) return at
  throw new Error('no such record')
}

describe('workbooks', () => {
  test('of zeros are bombs that any program unpacks', () => {
    const small = unzipSync(bombOf(2 * MIB))
    expect(small['xl/worksheets/sheet1.xml']?.length).toBe(2 * MIB)
  })

  test('of 400 KB that unpack to 400 MB are refused before anything is unpacked', async () => {
    const bomb = bombOf(400 * MIB)
    expect(bomb.length).toBeLessThan(500_000)
    expect(await fault(bomb, 'xlsx')).toBe('xl/worksheets/sheet1.xml: the archive unpacks to more than we take')
  }, 120_000)

  test('that declare less than they hold are found out while they are unpacked', async () => {
    const bomb = zipSync({
      'xl/worksheets/sheet1.xml': new Uint8Array(4 * MIB),
      'xl/workbook.xml': utf8('<workbook/>'),
      'xl/_rels/workbook.xml.rels': utf8('<R/>'),
    })
    expect(await fault(declaring(bomb, 1000), 'xlsx')).toMatch(/damaged/)
  })

  test.each([
    ['that break off', () => zipSync({ 'xl/workbook.xml': utf8('<workbook/>') }).subarray(0, 60)],
    ['that are none', () => utf8('PK but nothing else')],
  ])('%s are refused', async (_, make) => {
    expect(await fault(make(), 'xlsx')).toMatch(/^byte 1: /)
  })

  test('a name of a sheet that asks for a million columns is refused', async () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'
    expect(
      await fault(
        zipSync({
          'xl/worksheets/sheet1.xml': utf8(sheet),
          'xl/workbook.xml': utf8('<workbook/>'),
          'xl/_rels/workbook.xml.rels': utf8('<R/>'),
        }),
        'xlsx',
      ),
    ).toBe('xl/worksheets/sheet1.xml: more than 256 columns')
  })
})

test('what is read is what the source has', async () => {
  const planned = await cutCsv(sourceOf(utf8('')), 1)
  expect(planned.ok).toBe(false)
})
