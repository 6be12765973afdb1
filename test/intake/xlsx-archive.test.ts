// The archive and the worksheet of an XLSX file, built to exhaust whoever unpacks it.
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { takeIn } from '../../src/intake/intake.ts'
import { MAX_CELL_TEXT, MAX_TABLE_BYTES, WORKERS_ZIP_CAPS } from '../../src/intake/limits.ts'
import { ARCHIVE } from '../../src/intake/wording.ts'
import { faultsOf, HERE, onlyInvoice, sheetData, utf8, workbook, workbookParts } from './samples.ts'

type Body = { readonly lines: readonly Record<string, unknown>[]; readonly [key: string]: unknown }

async function bodyOf(bytes: Uint8Array): Promise<Body> {
  const { body } = await onlyInvoice(bytes, 'xlsx', HERE)
  return body as Body
}

async function fault(bytes: Uint8Array): Promise<string> {
  const [first] = await faultsOf(bytes, 'xlsx')
  return `${first?.place}: ${first?.detail}`
}

describe('a worksheet that spans more than a bill', () => {
  const cells = (reference: string) => workbook(`<sheetData><row r="1"><c r="${reference}"><v>1</v></c></row></sheetData>`)

  test.each([
    ['XFD1', 'more than 256 columns'],
    ['IW1', 'more than 256 columns'],
    ['A1048576', 'more than 100000 rows'],
    ['A100001', 'more than 100000 rows'],
    ['ZZZZZZZ1', 'more than 256 columns'],
  ])('a cell at %s is refused before the sheet is built', async (reference, detail) => {
    expect(await fault(cells(reference))).toBe(`xl/worksheets/sheet1.xml: ${detail}`)
  })

  test('a million column widths are refused', async () => {
    const widths = '<col min="1" max="16384" width="9"/>'.repeat(20_000)
    expect(await fault(workbook(`<cols>${widths}</cols><sheetData/>`))).toBe(
      'xl/worksheets/sheet1.xml: more than 10000 merged cells or column widths',
    )
  })

  test('one cell of a megabyte is refused', async () => {
    const bytes = workbook(
      sheetData([
        ['项目', '金额'],
        ['x'.repeat(1_048_576), 1],
      ]),
    )
    expect(await fault(bytes)).toBe(`账单!A2: a cell is longer than ${MAX_CELL_TEXT} characters`)
  })
})

describe('what is inside the archive', () => {
  test('a document type in any part is refused', async () => {
    const parts = workbookParts('<sheetData/>')
    const evil = { ...parts, 'xl/sharedStrings.xml': utf8('<!DOCTYPE a [<!ENTITY x "y">]><sst/>') }
    expect(await fault(zipSync(evil))).toBe('xl/sharedStrings.xml: a document type declaration is not allowed')
  })

  test('parts that hold no cells are never unpacked', async () => {
    const data = sheetData([
      ['项目', '金额'],
      ['电费', 1],
    ])
    const parts = { ...workbookParts(data), 'xl/media/image1.png': utf8('not a picture'), 'xl/embeddings/inner.xlsx': utf8('PK') }
    expect((await bodyOf(zipSync(parts))).lines).toHaveLength(1)
  })

  test('a workbook without its sheet is refused', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...parts } = workbookParts('')
    expect(await fault(zipSync(parts))).toBe('byte 1: not a readable XLSX workbook')
  })

  test('a zip that is no workbook is refused', async () => {
    expect(await fault(zipSync({ 'a.txt': utf8('x') }))).toBe('byte 1: not a readable XLSX workbook')
  })

  test('a bomb is refused by what it declares', async () => {
    const zeros = new Uint8Array(60 * 1024 * 1024)
    const bomb = zipSync({ ...workbookParts('<sheetData/>'), 'xl/worksheets/sheet2.xml': zeros }, { level: 6 })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await fault(bomb)).toBe('xl/worksheets/sheet2.xml: the archive unpacks to more than we take')
  })

  test('a Worker takes less', async () => {
    const zeros = new Uint8Array(25 * 1024 * 1024)
    const bytes = zipSync({ ...workbookParts('<sheetData/>'), 'xl/media/a.png': zeros })
    const result = await takeIn(bytes, 'xlsx', {}, WORKERS_ZIP_CAPS)
    expect(result).toEqual({ ok: false, faults: [{ place: 'xl/media/a.png', detail: ARCHIVE.unpacksTooLarge }] })
  })

  test('a truncated file is refused', async () => {
    const bytes = workbook('<sheetData/>')
    expect(await fault(bytes.subarray(0, bytes.length - 30))).toBe('byte 1: the archive is truncated or damaged')
    expect(await fault(bytes.subarray(0, 100))).toBe('byte 1: the archive is truncated or damaged')
  })

  test('a file too large is refused unread', async () => {
    expect(await fault(new Uint8Array(MAX_TABLE_BYTES + 1))).toBe('byte 1: the file is larger than 20971520 bytes')
  })
})
