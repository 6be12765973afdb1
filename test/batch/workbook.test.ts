// A workbook written row by row is read back as it was meant: text stays text whatever it looks like, numbers stay numbers, no sheet is too long.

import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { TableCell } from '../../src/app/batch/result-rows.ts'
import { type WorkbookSheet, workbookBytes } from '../../src/batch/workbook.ts'

async function written(sheets: readonly WorkbookSheet[], maxRows?: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of workbookBytes(sheets, maxRows)) pieces.push(piece.slice())
  return Uint8Array.from(Buffer.concat(pieces))
}

async function readBack(sheets: readonly WorkbookSheet[], maxRows?: number) {
  const { sheets: read } = await readXlsx(await written(sheets, maxRows))
  return read
}

const partsOf = async (sheets: readonly WorkbookSheet[], maxRows?: number) =>
  Object.fromEntries(Object.entries(unzipSync(await written(sheets, maxRows))).map(([path, bytes]) => [path, strFromU8(bytes)]))

const titled = (rows: readonly (readonly TableCell[])[], more: Partial<WorkbookSheet> = {}): WorkbookSheet => ({
  name: 'lines',
  titles: ['a', 'b', 'c'],
  rows,
  ...more,
})

const DANGEROUS = [
  '=1+2',
  '+1',
  '-1',
  '@SUM(A1)',
  '=HYPERLINK("http://a.example")',
  '\t=1',
  '<x>',
  '&amp;',
  '"',
  "'",
  ']]>',
  '_x0041_',
  '_x003D_1+2',
  '_x005F_x0041_',
  '__x000a__',
  'a\r\nb',
]
const anyText = fc.oneof(
  fc.constantFrom(...DANGEROUS),
  fc.string({ unit: fc.constantFrom(...'费=+-@<>&"\'\t\r\n 1a，😀_xX0041') }),
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')),
)
const anyCell: fc.Arbitrary<TableCell> = fc.oneof(
  anyText,
  fc.constant(null),
  fc
    .integer({ min: -1e12, max: 1e12 })
    .map((fen) => ({ number: `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}` })),
)
const anyRows = fc.array(fc.tuple(anyCell, anyCell, anyCell), { maxLength: 30 })

/** What a reader finds in a cell: nothing where nothing was said. */
const seen = (cell: TableCell) => (cell === null || cell === '' ? null : typeof cell === 'string' ? cell : Number(cell.number))

describe('cells', () => {
  test('of any text and number are read back, and none of them is a formula', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const [sheet] = await readBack([titled(rows)])
        const read = Array.from({ length: rows.length + 1 }, (_, row) =>
          Array.from({ length: 3 }, (_, column) => sheet?.rows[row]?.[column] ?? null),
        )
        expect(read).toEqual([['a', 'b', 'c'], ...rows.map((row) => row.map(seen))])
        expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('have a place of their own however many columns there are', async () => {
    const titles = Array.from({ length: 800 }, (_, column) => `c${column}`)
    const { 'xl/worksheets/sheet1.xml': xml = '' } = await partsOf([{ name: 'wide', titles, rows: [] }])
    const places = [...xml.matchAll(/<c r="([A-Z]+)1"/g)].map(([, letters = '']) =>
      [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0),
    )
    expect(places).toEqual(titles.map((_, column) => column + 1))
  })

  test('hold no character that XML may not, and no half of a pair', async () => {
    const [sheet] = await readBack([titled([['a\u0000b\u0008c\uFFFEd', '\uD83D', 'x\uDE00y']])])
    expect(sheet?.rows[1]).toEqual(['abcd', expect.anything(), 'xy'].map((it, index) => (index === 1 ? (sheet?.rows[1]?.[1] ?? null) : it)))
    expect(sheet?.rows[1]?.[1] ?? '').toBe('')
  })

  test('longer than a spreadsheet takes are cut, a pair never in two', async () => {
    const [sheet] = await readBack([titled([['长'.repeat(40_000), `${'x'.repeat(32_766)}😀`, 'after']])])
    const [long, pair, after] = sheet?.rows[1] ?? []
    expect([String(long).length, String(pair), after]).toEqual([32_767, 'x'.repeat(32_766), 'after'])
  })

  test('keep the blanks around their text', async () => {
    const [sheet] = await readBack([titled([['  a ', '\n', ' ']])])
    expect(sheet?.rows[1]).toEqual(['  a ', '\n', ' '])
  })
})

describe('sheets', () => {
  test('too long go on in further ones under the same titles, no row lost or twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(25), fc.integer({ min: 2, max: 9 }), async (count, most) => {
        const rows = Array.from({ length: count }, (_, index): TableCell[] => [{ number: String(index) }, 'x', null])
        const sheets = await readBack([titled(rows), titled([], { name: 'last' })], most)
        const parts = sheets.slice(0, -1)
        expect(parts).toHaveLength(Math.max(1, Math.ceil(count / (most - 1))))
        for (const { rows: own } of parts) {
          expect(own.length).toBeLessThanOrEqual(most)
          expect(own[0]).toEqual(['a', 'b', 'c'])
        }
        expect(parts.flatMap(({ rows: own }) => own.slice(1).map(([index]) => index))).toEqual(rows.map((_, index) => index))
        expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length)
      }),
      { numRuns: 40 },
    )
  })

  test('have names that programs take: no forbidden sign, 31 characters, each once', async () => {
    const names = ['a/b\\c?d*e[f]g:h', '长'.repeat(40), '长'.repeat(40), '长'.repeat(40), 'x', 'x']
    const read = (await readBack(names.map((name) => titled([], { name })))).map(({ name }) => name)
    expect(read[0]).toBe('a b c d e f g h')
    expect(new Set(read).size).toBe(names.length)
    for (const name of read) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
  })

  test('of nothing have their titles', async () => {
    expect((await readBack([titled([])]))[0]?.rows).toEqual([['a', 'b', 'c']])
  })

  test('come from rows that are made while they are written, and only as fast as they are taken', async () => {
    let made = 0
    async function* rows(): AsyncGenerator<TableCell[]> {
      for (; made < 5000; made += 1) yield [{ number: String(made) }, '费'.repeat(20), null]
    }
    const pieces = workbookBytes([titled([], { rows: rows() })])
    await pieces.next()
    const afterFirst = made
    for await (const _ of pieces);
    expect(afterFirst).toBeLessThan(2000)
    expect(made).toBe(5000)
  })

  test('whose rows fail make the whole workbook fail: half a file is none', async () => {
    async function* failing(): AsyncGenerator<TableCell[]> {
      yield ['one', null, null]
      throw new Error('the results are gone')
    }
    await expect(written([titled([], { rows: failing() })])).rejects.toThrow('the results are gone')
  })

  test('have lists to choose from and widths where they are given, with their signs escaped', async () => {
    const lists = new Map([
      [1, ['yes', 'no & "maybe"']],
      [27, ['x']],
    ])
    const { 'xl/worksheets/sheet1.xml': xml = '' } = await partsOf([titled([], { lists, widths: [12, 40] })])
    expect(xml).toContain('<dataValidations count="2">')
    expect(xml).toContain('sqref="B2:B10000"><formula1>"yes,no &amp; &quot;maybe&quot;"</formula1>')
    expect(xml).toContain('sqref="AB2:AB10000"')
    expect(xml).toContain('<col min="2" max="2" width="40" customWidth="1"/>')
    expect((await partsOf([titled([])]))['xl/worksheets/sheet1.xml']).not.toMatch(/dataValidation|<cols>/)
  })

  test('stand in the archive as its map says: every sheet a part, every part a type', async () => {
    const parts = await partsOf([titled([]), titled([], { name: 'two' })])
    const sheets = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/'))
    expect(sheets).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
    for (const path of sheets) {
      expect(parts['[Content_Types].xml']).toContain(`PartName="/${path}"`)
      expect(parts['xl/_rels/workbook.xml.rels']).toContain(`Target="${path.slice('xl/'.length)}"`)
    }
    expect(Object.keys(parts).sort()).toEqual(
      ['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml', ...sheets].sort(),
    )
  })
})
