// Whatever a bill is called, a spreadsheet that opens the results runs nothing and shows all of it.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, withoutFormula } from '../../../src/app/batch/csv-text.ts'

describe('text that a spreadsheet would take for a formula', () => {
  test.each(['=1+2', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1+2', '＋1', '－1', '＠SUM(A1)'])(
    '%j is led by an apostrophe',
    (text) => {
      expect(withoutFormula(text)).toBe(`'${text}`)
    },
  )

  test.each(['', '1', '停车费', "'=1", 'a=1', ' =1', '１００', '（＝）'])('%j is left as it is', (text) => {
    expect(withoutFormula(text)).toBe(text)
  })
})

describe('a line', () => {
  test('of any texts is read back as those texts, none of them a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'=+-@＝",\r\n\t\0 \'费1') }), { minLength: 1 }), (cells) => {
        const read: string[][] = parse(csvLine(cells), { record_delimiter: '\r\n', skip_empty_lines: false })
        expect(read).toEqual([cells.map(withoutFormula)])
        expect(read.flat().filter((text) => /^[=+\-@＝＋－＠]/.test(text))).toEqual([])
      }),
    )
  })

  test('keeps numbers as numbers, the negative ones too, and what is not there empty', () => {
    expect(csvLine([{ number: '-5.00' }, null, 'a', { number: '3' }])).toBe('-5.00,,a,3\r\n')
  })
})
