// Rows copied out of a spreadsheet: told from ordinary text, with or without headings, into lines or into a table the service reads.
import { describe, expect, test } from 'vitest'
import { csvOf, linesOf, pastedTable } from '../../src/ui/check/pasted.ts'

const table = (text: string) => {
  const pasted = pastedTable(text)
  if (pasted === undefined) throw new Error('not taken for a table')
  return pasted
}
const shown = (text: string) =>
  linesOf(table(text)).map(({ description, quantity, unit, unitPrice, amount }) => [description, quantity, unit, unitPrice, amount])

test.each(['电费', '居民生活电费，三月', '两行\n文字', ''])('%j is text for the field it is pasted into', (text) => {
  expect(pastedTable(text)).toBeUndefined()
})

describe('without headings the order of the columns tells', () => {
  test.each([
    ['电费\t450.00', ['电费', '', '', '', '450.00']],
    ['电费\t1000\t450.00', ['电费', '1000', '', '', '450.00']],
    ['电费\t1000\tkWh\t0.45\t450.00', ['电费', '1000', 'kWh', '0.45', '450.00']],
    ['1\t电费\t1000\t度\t0.45\t￥1,450.00', ['电费', '1000', '度', '0.45', '1450.00']],
  ])('%j', (text, line) => expect(shown(text)).toEqual([line]))

  test('row by row, blank rows left out', () => {
    expect(shown('电费\t1\r\n\t\r\n水费\t2\r\n').map(([name]) => name)).toEqual(['电费', '水费'])
  })
})

test('a first row without numbers above rows with numbers names the columns', () => {
  expect(table('收费项目\t金额\n电费\t1').hasHeadings).toBe(true)
  expect(table('电费\t1\n水费\t2').hasHeadings).toBe(false)
  expect(table('收费项目\t金额').hasHeadings).toBe(false)
})

test('what the service is given keeps commas and quotes inside their cells', () => {
  expect(csvOf(table('项目\t金额\n"大"号,\t1'))).toBe('"项目","金额"\r\n"""大""号,","1"')
})
