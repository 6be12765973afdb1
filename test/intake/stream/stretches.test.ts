// A file read in stretches gives what the same file read whole gives, wherever it is cut.
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { textHash } from '../../../src/intake/hash.ts'
import { cutCsv } from '../../../src/intake/stream/cut-csv.ts'
import type { Plan } from '../../../src/intake/stream/plan.ts'
import { takeStretch } from '../../../src/intake/stream/take-stretch.ts'
import type { IntakeFault } from '../../../src/intake/taken.ts'
import { fixture, gb18030, HERE, taken, utf8 } from '../samples.ts'
import { type Kind, planOf, sourceOf, takenInStretches } from './cut.ts'

const HEADER = '发票号码,开票日期,收费单位,收费项目,数量,单位,单价,金额'
const ROWS = [
  HEADER,
  'HM-1,2026-04-05,甲公司,居民生活电费,1000,千瓦时,0.45,450',
  'HM-1,2026-04-05,甲公司,"公摊费, ""含税""",,,,30',
  '小计,,,,,,,480',
  'HM-2,2026年4月6日,乙公司,工商业电费,１００,度,0.8,80.00',
  ',,,,,,,',
  'HM-3,2026-04-07,"丙\n公司",停车费,1,次,5,五元',
  'HM-4,2026-04-07,丙公司,停车费,1,次,5,5',
  ',2026-04-08,丙公司,停车费,1,次,5,5',
  '合计,,,,,,,565',
]

const ndjson = (...values: unknown[]) => utf8(values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n'))
const bill = (id: string) => ({ id, issuedOn: '2026-04-05', lines: [{ description: '停车费', amount: '5' }] })

const sheet = () =>
  writeXlsx({
    sheets: [
      {
        name: '三月',
        rows: [
          ['2026年3月收费明细', null, null, null],
          ['发票号码', '开票日期', '收费项目', '金额'],
          ['A-1', new Date(Date.UTC(2026, 2, 5)), '停车费', 5],
          [null, null, '公摊费', 0.1 + 0.2],
          ['A-2', '2026年3月', '停车费', '￥1,234.50'],
          ['合计', null, null, 1239.8],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
          { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
          { startRow: 2, startCol: 1, endRow: 3, endCol: 1 },
        ],
      },
      { name: '说明', rows: [['请逐行填写']] },
      {
        name: '四月',
        rows: [
          ['发票号码', '开票日期', '收费项目', '金额'],
          ['B-1', new Date(Date.UTC(2026, 3, 5)), '停车费', 5],
        ],
      },
    ],
  })

const FILES: readonly (readonly [string, Kind, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['a CSV file with sums, quotes, blanks and bad rows', 'csv', () => utf8(ROWS.join('\n'))],
  ['the same with carriage returns', 'csv', () => utf8(ROWS.join('\r\n'))],
  ['the same with a byte order mark', 'csv', () => utf8(`\uFEFF${ROWS.join('\n')}\n`)],
  ['the same in GB18030', 'csv', () => gb18030(ROWS.join('\n').replaceAll('１００', '100'))],
  ['the same with tabs', 'csv', () => utf8(ROWS.join('\n').replace('"公摊费, ""含税"""', '公摊费').replaceAll(',', '\t'))],
  ['the CSV of the fixtures', 'csv', () => fixture('bills.csv')],
  ['NDJSON with a blank line and bad lines', 'ndjson', () => ndjson(bill('1'), '', '{"id": }', bill('2'), '[1]', bill('3'))],
  ['a workbook with merged cells and three sheets', 'xlsx', sheet],
]

describe.each(FILES)('%s', (_, kind, make) => {
  test.each([1, 200, 1_000_000])('cut every %i bytes', async (target) => {
    const bytes = await make()
    const whole = await taken(bytes, kind, HERE)
    const { plan, taken: parts } = await takenInStretches(bytes, kind, target)
    expect(parts.invoices.map(({ body, row }) => ({ body, row }))).toEqual(whole.invoices.map(({ body, row }) => ({ body, row })))
    const english = ({ place, detail }: IntakeFault) => ({ place, detail: detail.en })
    expect(parts.rejected.map(({ row, faults }) => ({ row, faults: faults.map(english) }))).toEqual(
      whole.rejected.map(({ row, faults }) => ({ row, faults })),
    )
    expect(plan.stretches.reduce((sum, { invoices }) => sum + invoices, 0)).toBe(plan.invoices)
  })
})

describe('the plan', () => {
  test('tells where each invoice stands, and never cuts one in two', async () => {
    const plan = await planOf(utf8(ROWS.join('\n')), 'csv')
    expect(plan.stretches.map(({ row, rows, invoices }) => ({ row, rows, invoices }))).toEqual([
      { row: 2, rows: 3, invoices: 1 },
      { row: 5, rows: 2, invoices: 1 },
      { row: 7, rows: 1, invoices: 1 },
      { row: 8, rows: 3, invoices: 1 },
    ])
    expect(plan).toMatchObject({ rows: 9, invoices: 4 })
    expect(plan.grouped).toBeUndefined()
  })

  test('counts the rows of sums that were left out, and says what else was', async () => {
    const { taken: parts } = await takenInStretches(utf8(ROWS.join('\n')), 'csv')
    expect(parts.sums).toBe(2)
    const plan = await planOf(await sheet(), 'xlsx')
    expect(plan.notes.map(({ place, detail }) => `${place} ${detail.en}`)).toEqual([
      '三月!A1 a title above the header row is not carried over',
      '说明!A1 no header row naming an item and an amount in the first 20 rows',
    ])
  })

  test('of an earlier version rejects whole the invoices it names as standing apart', async () => {
    const rows = [ROWS[0], 'A,2026-04-05,甲,停车费,1,次,5,5', 'B,2026-04-05,甲,停车费,1,次,5,5', 'A,2026-04-05,甲,公摊费,1,次,5,5']
    const bytes = utf8(rows.join('\n'))
    const planned = await cutCsv(sourceOf(bytes), 1)
    if (!planned.ok) throw new Error('not planned')
    const plan: Plan = { ...planned.plan, scattered: [textHash('A')] }
    const parts = plan.stretches.map((it) => takeStretch(plan, it, bytes.subarray(it.from, it.to), HERE))
    expect(parts.flatMap(({ invoices }) => invoices.map(({ row }) => row))).toEqual([3])
    expect(parts.flatMap(({ rejected }) => rejected.map(({ row, faults }) => [row, faults[0]?.place]))).toEqual([
      [2, 'row 2, column 1'],
      [4, 'row 4, column 1'],
    ])
  })
})
