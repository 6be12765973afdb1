// CSV that spreadsheets open as it is meant: quoted where it must be, numbers as numbers, and nothing that runs.
import { expect, test } from 'vitest'
import { csvText } from '../../src/http/csv.ts'
import { wantsCsv } from '../../src/http/csv-wanted.ts'

const rowOf = (...cells: Parameters<typeof csvText>[0][number]) => csvText([cells]).slice(1)

test('begins with a byte order mark, so that spreadsheets read it as UTF-8, and ends each row as RFC 4180 says', () => {
  expect(csvText([['甲'], ['乙']])).toBe('\uFEFF甲\r\n乙\r\n')
  expect(csvText([])).toBe('\uFEFF')
})

test('quotes what holds a comma, a quote or a line break', () => {
  expect(rowOf('a,b', 'a"b', 'a\nb', 'ab', null, '')).toBe('"a,b","a""b","a\nb",ab,,\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠a'])('%j is no formula', (text) => {
  const cell = rowOf(text).replace(/^"/, '')
  expect(cell.startsWith(`'${text}`)).toBe(true)
})

test('numbers stay numbers, and only numbers do', () => {
  expect(rowOf({ number: '0.39' }, { number: '12' })).toBe('0.39,12\r\n')
  expect(rowOf({ number: '-1' }, { number: '=1' }, { number: '1e3' })).toBe("'-1,'=1,1e3\r\n")
})

test.each([
  ['text/csv', true],
  ['TEXT/CSV; charset=utf-8', true],
  ['text/csv, */*;q=0.8', true],
  ['application/json;q=0.5, text/csv', true],
  ['application/json, text/csv', false],
  ['application/json, text/csv;q=0.5', false],
  ['text/csv;q=0', false],
  ['text/csv;q=high', false],
  ['*/*', false],
  ['text/html', false],
  [undefined, false],
])('Accept %s: %s', (header, wanted) => {
  expect(wantsCsv(header)).toBe(wanted)
})
