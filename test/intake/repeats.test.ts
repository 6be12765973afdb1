// What the rows of a table repeat is read once; whatever one of them says otherwise is seen all the same.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, periodOf } from '../../src/intake/dates.ts'
import { placeInCsv } from '../../src/intake/stream/places.ts'
import { isSumText } from '../../src/intake/table/standing.ts'
import { faultsOf, HERE, onlyInvoice, utf8 } from './samples.ts'

const HEADER = '发票号码,开票日期,收费单位,收费主体,收费项目,金额'
const table = (...rows: readonly string[]) => utf8([HEADER, ...rows].join('\n'))

describe('what stands on the invoice', () => {
  test('is that of the first row, however many repeat it', async () => {
    const rows = ['1', '2', '3'].map((amount) => `A1,2023-04-01,某物业,转供电主体,居民电费,${amount}`)
    const { body } = await onlyInvoice(table(...rows), 'csv', HERE)
    expect(body).toMatchObject({ id: 'A1', issuedOn: '2023-04-01', issuer: { name: '某物业', role: 'non-grid-supplier' } })
    expect(body).toHaveProperty('lines.length', 3)
  })

  test('may be said by a later row where the first leaves it empty', async () => {
    const rows = ['A1,2023-04-01,,,居民电费,1', 'A1,2023-04-01,某物业,转供电主体,居民电费,2', 'A1,,,,居民电费,3']
    const { body } = await onlyInvoice(table(...rows), 'csv', HERE)
    expect(body).toMatchObject({ issuedOn: '2023-04-01', issuer: { name: '某物业', role: 'non-grid-supplier' } })
  })

  test.each([2, 3, 4])('is at fault where row %i says otherwise', async (row) => {
    const rows = [2, 3, 4, 5].map((at) => `A1,2023-04-01,某物业,${at === row + 1 ? '行政机关' : '转供电主体'},居民电费,${at}`)
    const faults = await faultsOf(table(...rows), 'csv')
    expect(faults.map(({ place }) => place)).toContain(`row ${row + 1}, column 4`)
  })

  test('a day written in another way is the same day', async () => {
    const rows = ['A1,2023-04-01,某物业,转供电主体,居民电费,1', 'A1,2023年4月1日,某物业,转供电主体,居民电费,2']
    const { body } = await onlyInvoice(table(...rows), 'csv', HERE)
    expect(body).toHaveProperty('issuedOn', '2023-04-01')
  })

  test('a word nobody knows is noted on every row that has it', async () => {
    const rows = ['1', '2', '3'].map((amount) => `A1,2023-04-01,某物业,某某主体,居民电费,${amount}`)
    const { unmapped } = await onlyInvoice(table(...rows), 'csv', HERE)
    expect(unmapped.map(({ place }) => place)).toEqual(['row 2, column 4', 'row 3, column 4', 'row 4, column 4'])
  })
})

test('whether a text names a row of sums does not depend on the quick look before', () => {
  const SUMS = /^(?:合计|小计|总计|共计|本页合计|本页小计|累计|total|subtotal|grandtotal|sum)(?:[(:].*)?$/
  const named = (text: string) => SUMS.test(text.normalize('NFKC').replace(/\s/g, '').toLowerCase())
  const words = [
    '合计',
    '小计',
    '总 计',
    '本页合计',
    'Total',
    'ＴＯＴＡＬ',
    'ⓣotal',
    'Grand Total',
    ' sum',
    '合计：',
    '合计(元)',
    '合计水费',
    'T1',
    '居民电费',
    '12',
    '',
  ]
  for (const word of words) expect([word, isSumText(word)]).toEqual([word, named(word)])
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 }), fc.boolean(), (word, more, before) => {
      const text = before ? more + word : word + more
      return isSumText(text) === named(text)
    }),
  )
})

test('days and periods read twice are read alike, those that are none too', () => {
  const texts = ['2023-04-01', '2023年4月', '2023-04-01至2023-04-30', '四月', '', `${'9'.repeat(70)}`]
  const once = texts.map((text) => [dayOf(text), periodOf(text)])
  expect(texts.map((text) => [dayOf(text), periodOf(text)])).toEqual(once)
  expect(once[0]).toEqual(['2023-04-01', { from: '2023-04-01', to: '2023-04-01' }])
  expect(once[2]?.[1]).toEqual({ from: '2023-04-01', to: '2023-04-30' })
})

test('a cell is named by its row and column, in whatever order they are asked for', () => {
  const asked = [
    [0, 0],
    [7, 3],
    [7, 4],
    [0, 1],
    [1_000_000, 999_999],
  ] as const
  expect(asked.map(([row, column]) => placeInCsv(row, column))).toEqual([
    'row 1, column 1',
    'row 8, column 4',
    'row 8, column 5',
    'row 1, column 2',
    'row 1000001, column 1000000',
  ])
})
