// One result of a batch by the row its bill begins on: the same line as among all results, wherever it stands, and nothing where no bill begins.
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { bill, ndjson } from '../app/batch/bills.ts'
import { batchService } from './batch-service.ts'
import { bodyOf, problemOf } from './service.ts'

const { app, ask, run } = await batchService()
const NDJSON = 'application/x-ndjson'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const HEAD = ['单号', '收费单位', '收费主体', '行政区划代码', '开票日期', '收费项目', '数量', '单位', '单价', '金额', '用电类别']
const rowOf = (id: string, price = '0.39') => [
  id,
  '甲物业',
  '非电网供电主体',
  '650502',
  '2023-04-17',
  '居民生活电费',
  '100',
  'kWh',
  price,
  (Number(price) * 100).toFixed(2),
  '居民生活',
]
const lines = async (at: string) => (await (await ask(`${at}/results`)).text()).trim().split('\n')

test('every line of a file of many stretches is found by its row, the rejected among them', async () => {
  const bills = Array.from({ length: 400 }, (_, index) => bill({ id: `B${index}`, price: index % 7 === 0 ? '0.45' : '0.39' }))
  const { at } = await run(ndjson(...bills.slice(0, 200), '{', ...bills.slice(200)), NDJSON)
  const all = await lines(at)
  expect(all.length).toBe(401)
  for (const row of [1, 2, 150, 200, 201, 202, 400, 401]) expect(await (await ask(`${at}/results/${row}`)).text()).toBe(all[row - 1])
  for (const row of [0, 402, 99_999_999])
    expect(await problemOf(await ask(`${at}/results/${row}`))).toEqual([404, '/problems/not-found', []])
})

test('of a table the row a bill begins on, not the rows that follow', async () => {
  const table = [HEAD, rowOf('A'), rowOf('A'), rowOf('B', '0.45')].map((row) => row.join(',')).join('\n')
  const { at } = await run(table, 'text/csv')
  expect(await bodyOf(await ask(`${at}/results/2`))).toMatchObject({ row: 2, invoice: 'A', lines: [{}, {}] })
  expect(await bodyOf(await ask(`${at}/results/4`))).toMatchObject({ row: 4, invoice: 'B', verdict: 'violation' })
  for (const row of [1, 3, 5]) expect((await ask(`${at}/results/${row}`)).status, String(row)).toBe(404)
})

test('of a workbook by its sheet as well, which the largest overcharges name', async () => {
  const sheets = [
    { name: '一月', rows: [HEAD, rowOf('A1'), rowOf('A2')] },
    { name: '二月', rows: [HEAD, rowOf('B1', '0.45')] },
  ]
  const { at } = await run(new Uint8Array(await writeXlsx({ sheets })), XLSX)
  const of = async (row: number, sheet: string) => bodyOf(await ask(`${at}/results/${row}?sheet=${encodeURIComponent(sheet)}`))
  expect(await of(2, '一月')).toMatchObject({ sheet: '一月', invoice: 'A1' })
  expect(await of(2, '二月')).toMatchObject({ sheet: '二月', invoice: 'B1' })
  expect(await bodyOf(await ask(`${at}/results/3`))).toMatchObject({ sheet: '一月', invoice: 'A2' })
  expect(await problemOf(await ask(`${at}/results/2`))).toEqual([400, '/problems/invalid-query', ['?sheet']])
  expect((await ask(`${at}/results/2?sheet=x`)).status).toBe(404)
  const { largest } = await bodyOf(await ask(`${at}/analysis`))
  expect(largest).toMatchObject([{ row: 2, sheet: '二月', invoice: 'B1' }])
})

test('only for the key that handed the batch in, and only by what is a row', async () => {
  const { at } = await run(ndjson(bill({ id: 'A' })), NDJSON)
  expect((await app.request(`${at}/results/1`)).status).toBe(401)
  expect((await ask(`${at}/results/x`)).status).toBe(404)
  expect((await ask(`${at}/results/1?page=2`)).status).toBe(400)
  expect((await ask('/v1/batches/ffffffffffffffffffffffff/results/1')).status).toBe(404)
})
