import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { complaints, faultsOf, HERE, onlyInvoice, sheetData, taken, workbook } from './samples.ts'

type Body = { readonly lines: readonly Record<string, unknown>[]; readonly [key: string]: unknown }

async function bodyOf(bytes: Uint8Array): Promise<Body> {
  const { body } = await onlyInvoice(bytes, 'xlsx', HERE)
  return body as Body
}

async function fault(bytes: Uint8Array): Promise<string> {
  const [first] = await faultsOf(bytes, 'xlsx')
  return `${first?.place}: ${first?.detail}`
}

const HEADER = ['发票号码', '开票日期', '收费项目', '数量', '单位', '单价', '金额']

describe('a workbook written by a spreadsheet program', () => {
  const written = () =>
    writeXlsx({
      sheets: [
        {
          name: '三月',
          rows: [
            ['2026年3月电费', null, null, null, null, null, null],
            HEADER,
            ['HM-1', new Date(Date.UTC(2026, 3, 5)), '居民生活电费', 1000, '千瓦时', 0.45, 450],
            ['HM-1', new Date(Date.UTC(2026, 3, 5)), '公摊费', null, null, null, 30.1],
            ['HM-2', new Date(Date.UTC(2026, 3, 6)), '工商业电费', 0.1 + 0.2, '度', 1, 0.3],
            ['合计', null, null, null, null, null, 480.4],
          ],
        },
        { name: '说明', rows: [['请逐行填写']] },
        { name: '字典', rows: [HEADER, ['X', null, 'x', 1, 'x', 1, 1]], hidden: true },
      ],
    })

  test('becomes exactly these invoices', async () => {
    const { invoices, rejected } = await taken(await written(), 'xlsx', HERE)
    expect(rejected).toEqual([])
    expect(invoices.map(({ body }) => body)).toEqual([
      {
        id: 'HM-1',
        jurisdiction: '650502',
        issuedOn: '2026-04-05',
        lines: [
          { id: '1', description: '居民生活电费', quantity: '1000', unit: '千瓦时', unitPrice: '0.45', amount: '450' },
          { id: '2', description: '公摊费', amount: '30.1' },
        ],
      },
      {
        id: 'HM-2',
        jurisdiction: '650502',
        issuedOn: '2026-04-06',
        lines: [{ id: '1', description: '工商业电费', quantity: '0.3', unit: '度', unitPrice: '1', amount: '0.3' }],
      },
    ])
    for (const { body } of invoices) expect(complaints(body)).toEqual([])
  })

  test('says in which cell each value stood', async () => {
    const { invoices } = await taken(await written(), 'xlsx', HERE)
    expect(invoices.map(({ row }) => row)).toEqual([3, 5])
    expect(invoices[0]?.places).toMatchObject({
      '': '三月!A3',
      '/id': '三月!A3',
      '/issuedOn': '三月!B3',
      '/lines/0/amount': '三月!G3',
      '/lines/1/amount': '三月!G4',
    })
  })

  test('reports titles, sums, sheets without a table and hidden sheets', async () => {
    const { invoices } = await taken(await written(), 'xlsx', HERE)
    expect(invoices.flatMap(({ unmapped }) => unmapped)).toEqual([
      { place: '字典!A1', detail: 'a hidden sheet was not read' },
      { place: '三月!A1', detail: 'a title above the header row is not carried over' },
      { place: '三月!A6', detail: 'a row of sums was left out' },
      { place: '说明!A1', detail: 'no header row naming an item and an amount in the first 20 rows' },
    ])
  })
})

describe('numbers and days in cells', () => {
  const withDay = (day: number | string, options = {}): Uint8Array =>
    workbook(
      sheetData([
        ['项目', '金额', '开票日期'],
        ['电费', 1, day],
      ]),
      options,
    )

  test.each([
    [45_000, '2023-03-15'],
    [45_000.75, '2023-03-15'],
    [61, '1900-03-01'],
    [46_023, '2026-01-01'],
  ])('the serial number %d of the 1900 system is %s', async (serial, day) => {
    expect(await bodyOf(withDay(serial))).toMatchObject({ issuedOn: day })
  })

  test.each([
    [43_538, '2023-03-15'],
    [0, '1904-01-01'],
  ])('the serial number %d of the 1904 system is %s', async (serial, day) => {
    expect(await bodyOf(withDay(serial, { date1904: true }))).toMatchObject({ issuedOn: day })
  })

  test('a number written as a day is a day, not a serial number', async () => {
    expect(await bodyOf(withDay(20260105))).toMatchObject({ issuedOn: '2026-01-05' })
  })

  test.each([0, 60, 1e6, -1])('the serial number %d is refused', async (serial) => {
    expect(await fault(withDay(serial))).toBe('账单!C2: not a day of the calendar')
  })

  test('a serial number as a period is one day, a month written as a number is a month', async () => {
    const bytes = workbook(
      sheetData([
        ['项目', '金额', '所属期'],
        ['电费', 1, 45_000],
        ['水费', 1, 202603],
      ]),
    )
    expect((await bodyOf(bytes)).lines).toMatchObject([
      { period: { from: '2023-03-15', to: '2023-03-15' } },
      { period: { from: '2026-03-01', to: '2026-03-31' } },
    ])
  })

  test('the noise of binary arithmetic is not carried over', async () => {
    const bytes = workbook(
      sheetData([
        ['项目', '金额'],
        ['电费', '<c><v>0.38999999999999996</v></c>'],
      ]),
    )
    expect((await bodyOf(bytes)).lines).toMatchObject([{ amount: '0.39' }])
  })

  test('an amount as text is read like any other', async () => {
    const bytes = workbook(
      sheetData([
        ['项目', '金额'],
        ['电费', '￥１，２３４．５０'],
      ]),
    )
    expect((await bodyOf(bytes)).lines).toMatchObject([{ amount: '1234.50' }])
  })

  test('a long number that was stored as one has lost its end and is refused', async () => {
    const bytes = workbook(
      sheetData([
        ['发票号码', '项目', '金额'],
        ['<c><v>2.6657000000000000E+19</v></c>', '电费', 1],
      ]),
    )
    expect(await fault(bytes)).toBe('账单!A2: stored as a number with more digits than were kept: format the column as text')
  })

  test('a short one is used, with a warning', async () => {
    const bytes = workbook(
      sheetData([
        ['发票号码', '项目', '金额'],
        [17, '电费', 1],
      ]),
    )
    const { body, unmapped } = await onlyInvoice(bytes, 'xlsx', HERE)
    expect(body).toMatchObject({ id: '17' })
    expect(unmapped).toEqual([{ place: '账单!A2', detail: 'stored as a number: leading zeros, if there were any, are lost' }])
  })
})

describe('formulas', () => {
  const rows = (cell: string) =>
    workbook(
      sheetData([
        ['项目', '金额'],
        ['电费', cell],
      ]),
    )

  test('are never worked out: the saved value is used, and they are counted', async () => {
    const { body, unmapped } = await onlyInvoice(rows('<c><f>1000*0.45</f><v>12.5</v></c>'), 'xlsx', HERE)
    expect(body).toMatchObject({ lines: [{ amount: '12.5' }] })
    expect(unmapped).toEqual([{ place: '账单!A1', detail: 'cells with formulas: 1; their saved values were used' }])
  })

  test('without a saved value say nothing', async () => {
    expect(await fault(rows('<c><f>1000*0.45</f></c>'))).toBe('账单!A2: the row states no amount')
  })

  test('that ended in an error are refused', async () => {
    expect(await fault(rows('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'))).toBe('账单!B2: not a plain decimal')
  })

  test('as text are text', async () => {
    expect(await fault(rows('=1+1'))).toBe('账单!B2: not a plain decimal')
  })
})

describe('merged cells', () => {
  test('say the same in every row they cover', async () => {
    const data = sheetData([
      ['发票号码', '收费单位', '项目', '金额'],
      ['A', '甲', '电费', 1],
      [null, null, '水费', 2],
      ['B', '乙', '电费', 3],
    ])
    const merges = '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>'
    const { invoices } = await taken(workbook(data + merges), 'xlsx', HERE)
    expect(invoices.map(({ body }) => body)).toMatchObject([
      { id: 'A', issuer: { name: '甲' }, lines: [{ amount: '1' }, { amount: '2' }] },
      { id: 'B', issuer: { name: '乙' }, lines: [{ amount: '3' }] },
    ])
  })

  test('as large as a sheet can be are cut to what there is', async () => {
    const data = sheetData([
      ['项目', '金额'],
      ['电费', 1],
    ])
    const bytes = workbook(`${data}<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>`)
    expect((await bodyOf(bytes)).lines).toHaveLength(1)
  })
})

describe('two sheets', () => {
  test('with the same number make one invoice', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '一',
          rows: [
            ['发票号码', '项目', '金额'],
            ['A', '电费', 1],
          ],
        },
        {
          name: '二',
          rows: [
            ['发票号码', '项目', '金额'],
            ['A', '水费', 2],
          ],
        },
      ],
    })
    const { body, places } = await onlyInvoice(bytes, 'xlsx', HERE)
    expect(body).toMatchObject({ id: 'A', lines: [{ amount: '1' }, { amount: '2' }] })
    expect([places['/lines/0/amount'], places['/lines/1/amount']]).toEqual(['一!C2', '二!C2'])
  })
})
