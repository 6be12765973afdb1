// A sheet looked through while it is unpacked shows the same wherever its pieces end, and its merged cells fill what a hand would fill.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellOfValue, columnName, placeInSheet, readRow, writeRow } from '../../../src/intake/stream/cells.ts'
import { mergedRows } from '../../../src/intake/stream/merged-rows.ts'
import { columnOf, type Merge, SheetScan } from '../../../src/intake/stream/sheet-scan.ts'
import { type Cell, EMPTY } from '../../../src/intake/table/cell.ts'
import { utf8 } from '../samples.ts'

describe('the name of a column', () => {
  test('leads back to its number, and each follows the one before as in a spreadsheet', () => {
    fc.assert(
      fc.property(fc.nat(16_383), (column) => {
        expect(columnOf(columnName(column))).toBe(column + 1)
        expect(columnOf(columnName(column).toLowerCase())).toBe(column + 1)
      }),
    )
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD'])
    expect(placeInSheet('三月', 0, 27)).toBe('三月!AB1')
  })
})

describe('a row written out', () => {
  const cell: fc.Arbitrary<Cell> = fc.record({
    text: fc.string({ unit: fc.constantFrom(...'费1."[],\\\n '), maxLength: 6 }),
    kind: fc.constantFrom('text', 'number', 'lossy', 'date'),
  })

  test('is one line and is read back as it was', () => {
    fc.assert(
      fc.property(fc.nat(1_048_575), fc.array(cell, { maxLength: 8 }), (index, cells) => {
        const line = writeRow(index, cells)
        expect(line).not.toContain('\n')
        expect(readRow(line)).toEqual({ index, cells })
      }),
      { numRuns: 300 },
    )
  })
})

describe('a value of a workbook', () => {
  test.each<readonly [unknown, Cell]>([
    [null, EMPTY],
    [undefined, EMPTY],
    ['', EMPTY],
    ['  费 ', { text: '费', kind: 'text' }],
    [true, { text: 'true', kind: 'text' }],
    [0, { text: '0', kind: 'number' }],
    [-5, { text: '-5', kind: 'number' }],
    [0.1 + 0.2, { text: '0.3', kind: 'number' }],
    [1e-7, { text: '0.0000001', kind: 'number' }],
    [123_456_789.12, { text: '123456789.12', kind: 'number' }],
    [2 ** 53, { text: '9007199254740992', kind: 'lossy' }],
    [Number.NaN, { text: 'NaN', kind: 'lossy' }],
    [Number.POSITIVE_INFINITY, { text: 'Infinity', kind: 'lossy' }],
    [new Date(Date.UTC(2026, 1, 28)), { text: '2026-02-28', kind: 'date' }],
    [new Date(Number.NaN), { text: '?', kind: 'text' }],
  ])('%j is a cell that can be read', (value, expected) => {
    const cell = cellOfValue(value as Parameters<typeof cellOfValue>[0])
    expect(cell).toEqual(expected)
  })

  test('as a sum of money keeps every fen, whatever binary arithmetic made of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        const { text, kind } = cellOfValue(fen / 100)
        expect(kind).toBe('number')
        expect(Math.round(Number(text) * 100)).toBe(fen)
        expect(text).toMatch(/^\d+(\.\d{1,2})?$/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('merged cells', () => {
  const merge = fc
    .tuple(fc.nat(7), fc.nat(5), fc.nat(4), fc.nat(3))
    .map(
      ([startRow, startColumn, more, wider]): Merge => ({ startRow, startColumn, endRow: startRow + more, endColumn: startColumn + wider }),
    )
  const covers = (a: Merge, b: Merge) =>
    a.startRow <= b.endRow && b.startRow <= a.endRow && a.startColumn <= b.endColumn && b.startColumn <= a.endColumn
  /** Spreadsheets let none of them overlap. */
  const apart = fc
    .array(merge, { maxLength: 5 })
    .map((all) => all.filter((it, index) => all.slice(0, index).every((other) => !covers(other, it))))

  test('fill their rows and columns as a hand would, row by row from the top, gaps and short rows included', () => {
    fc.assert(
      fc.property(
        apart,
        fc.array(fc.array(fc.constantFrom('', 'x', 'y', 'z'), { maxLength: 7 }), { minLength: 1, maxLength: 10 }),
        fc.array(fc.nat(9)),
        (merges, texts, left) => {
          const skipped = new Set(left)
          const rows = new Map([...texts.entries()].filter(([row]) => !skipped.has(row)))
          const fill = mergedRows(merges)
          for (const [index, row] of rows) {
            const filled = fill(
              index,
              row.map((text): Cell => ({ text, kind: 'text' })),
            ).map(({ text }) => text)
            const width = Math.max(filled.length, row.length)
            const expected = Array.from({ length: width }, (_, column) => {
              const own = merges.find(
                (it) => it.startRow <= index && index <= it.endRow && it.startColumn <= column && column <= it.endColumn,
              )
              const first = own === undefined ? '' : (rows.get(own.startRow)?.[own.startColumn] ?? '')
              return first === '' ? (row[column] ?? '') : first
            })
            expect(filled).toEqual(expected)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('a sheet looked through', () => {
  const XML = utf8(
    '<worksheet xmlns:x="a"><cols><col min="1" max="2"/></cols><sheetData><row r="1"><c r="A1"><f>SUM(B1)</f><v>1</v></c><x:c r="B1"/></row>' +
      '<row r="2"><c r="IV2" t="s"><v>费用</v></c><c><f/></c></row></sheetData><mergeCells count="2"><mergeCell ref="A1:B2"/><x:mergeCell ref="C3:XFD1048576"/></mergeCells></worksheet>',
  )
  const look = (bytes: Uint8Array, cuts: readonly number[]) => {
    const scan = new SheetScan(true, { columns: 256, merges: 10 })
    let at = 0
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      scan.add(bytes.subarray(at, cut))
      at = cut
    }
    scan.add(bytes.subarray(at))
    scan.finish()
    return { merges: scan.merges, formulas: scan.formulas, fault: scan.fault?.en }
  }

  test('shows its formulas and merged cells, these no wider than a table may be', () => {
    expect(look(XML, [])).toEqual({
      formulas: 2,
      fault: undefined,
      merges: [
        { startRow: 0, startColumn: 0, endRow: 1, endColumn: 1 },
        { startRow: 2, startColumn: 2, endRow: 1_048_575, endColumn: 255 },
      ],
    })
  })

  test('shows the same wherever its pieces end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(XML.length)), (cuts) => {
        expect(look(XML, cuts)).toEqual(look(XML, []))
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['a column too far to the right', '<worksheet><c r="IW1"/></worksheet>', 'more than 256 columns'],
    ['a row too far down', '<worksheet><c r="A1048577"/></worksheet>', /more than 1048576 rows/],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', /./],
    ['a document type in small letters', '<!doctype x><worksheet/>', /./],
    ['a tag without an end', `<worksheet><c ${'a'.repeat(3000)}`, /./],
    ['more merged cells than may be', `<worksheet>${'<mergeCell ref="A1:B2"/>'.repeat(11)}</worksheet>`, /./],
  ])('is refused for %s, wherever its pieces end', (_, text, said) => {
    const bytes = utf8(text)
    for (const cuts of [[], [5], [3, 9, 12, 20], Array.from({ length: bytes.length }, (__, at) => at)]) {
      const { fault } = look(bytes, cuts)
      if (typeof said === 'string') expect(fault).toBe(said)
      else expect(fault).toMatch(said)
    }
  })

  test('that is a part of another kind is looked at for its type alone', () => {
    const scan = new SheetScan(false, { columns: 1, merges: 0 })
    scan.add(XML)
    scan.finish()
    expect([scan.fault, scan.formulas, scan.merges]).toEqual([undefined, 0, []])
  })
})
