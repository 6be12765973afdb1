// What stands in the cells of a CSV file: numbers, taxes, days and periods in all the ways people write them.
import { describe, expect, test } from 'vitest'
import { complaints, faultsOf, HERE, onlyInvoice, utf8 } from './samples.ts'

type Body = { readonly lines: readonly Record<string, unknown>[]; readonly [key: string]: unknown }

/** The only invoice of a table given as a header and rows. */
async function tableBody(header: string, ...rows: string[]): Promise<Body> {
  const { body } = await onlyInvoice(utf8([header, ...rows].join('\n')), 'csv', HERE)
  return body as Body
}

async function firstLine(header: string, row: string): Promise<Record<string, unknown>> {
  return (await tableBody(header, row)).lines[0] ?? {}
}

async function fault(header: string, ...rows: string[]): Promise<string> {
  const [first] = await faultsOf(utf8([header, ...rows].join('\n')), 'csv')
  return `${first?.place}: ${first?.detail}`
}

describe('numbers', () => {
  test.each([
    ['１２３．４５', '123.45'],
    ['"1,234.50"', '1234.50'],
    ['￥12.00', '12.00'],
    ['¥ 12', '12'],
    ['12.00元', '12.00'],
    ['  7.50 ', '7.50'],
    ['007.5', '7.5'],
    ['0.10', '0.10'],
  ])('the amount %s is %s', async (cell, amount) => {
    expect(await firstLine('项目,金额', `电费,${cell}`)).toMatchObject({ amount })
  })

  test.each([
    'abc',
    '1e5',
    '0x10',
    '=1+1',
    '=SUM(A1:A2)',
    '@A1',
    '+5',
    '100美元',
    '1.2万元',
    '1.2万',
    '12..3',
    '1,23',
    '#REF!',
    'Infinity',
    '100 度',
    '12.00角',
  ])('the amount %s is refused', async (cell) => {
    expect(await fault('项目,金额', `电费,"${cell}"`)).toBe('row 2, column 2: not a plain decimal')
  })

  test('a negative amount needs its mark, as in every format', async () => {
    const plain = await tableBody('项目,金额,日期', '退费,-12.00,2026-01-01')
    expect(complaints(plain)).toEqual(['/lines/0/amount: a negative amount must be marked as a credit line: "credit": true'])
    const marked = await tableBody('项目,金额,红冲,日期', '退费,−12.00,是,2026-01-01')
    expect(marked.lines).toMatchObject([{ amount: '-12.00', credit: true }])
    expect(complaints(marked)).toEqual([])
  })

  test('a mark that is neither yes nor no is refused', async () => {
    expect(await fault('项目,金额,红冲', '退费,-12.00,可能')).toBe('row 2, column 3: neither yes nor no')
  })

  test.each(['', '-', '—', '*', '***'])('the quantity %j says nothing', async (cell) => {
    expect(await firstLine('项目,数量,金额', `电费,${cell},1.00`)).not.toHaveProperty('quantity')
  })

  test('an amount that says nothing is a fault', async () => {
    expect(await fault('项目,金额', '电费,-')).toBe('row 2, column 1: the row states no amount')
  })

  test.each([
    ['0.39元/千瓦时', { unitPrice: '0.39', unit: '千瓦时' }],
    ['0.39/度', { unitPrice: '0.39', unit: '度' }],
    ['0.39 元', { unitPrice: '0.39' }],
  ])('the price %s brings its unit', async (cell, expected) => {
    expect(await firstLine('项目,单价,金额', `电费,${cell},1.00`)).toEqual({ id: '1', description: '电费', amount: '1.00', ...expected })
  })

  test.each(['0.5万元/吨', '39分/度', '0.39度', '0.39元/'])('the price %s is refused', async (cell) => {
    expect(await fault('项目,单价,金额', `电费,${cell},1.00`)).toBe('row 2, column 2: not a plain decimal')
  })

  test('a quantity brings its unit, but a column of units wins', async () => {
    expect(await firstLine('项目,数量,金额', '电费,1000 千瓦时,1.00')).toMatchObject({ quantity: '1000', unit: '千瓦时' })
    expect(await firstLine('项目,数量,单位,金额', '电费,1000 度,千瓦时,1.00')).toMatchObject({ quantity: '1000', unit: '千瓦时' })
    expect(await fault('项目,数量,金额', '电费,1000元,1.00')).toBe('row 2, column 2: not a plain decimal')
  })
})

describe('tax', () => {
  const header = '项目,数量,单价,金额,税率,税额,价税合计'

  test('beside a total with tax, 金额 is the amount without, and the price is restated', async () => {
    expect(await firstLine(header, '电费,100,0.50,50.00,13%,6.50,56.50')).toEqual({
      id: '1',
      description: '电费',
      quantity: '100',
      unitPrice: '0.565',
      amount: '56.50',
      tax: { rate: '0.13', net: '50.00', amount: '6.50' },
    })
  })

  test('a price with tax stays as it is', async () => {
    expect(await firstLine(header, '电费,100,0.565,50.00,13%,6.50,56.50')).toMatchObject({ unitPrice: '0.565' })
  })

  test('a price that explains neither stays for the rules to judge', async () => {
    expect(await firstLine(header, '电费,100,0.9,50.00,13%,6.50,56.50')).toMatchObject({ unitPrice: '0.9' })
  })

  test('a price with tax that is no exact decimal is left out and noted', async () => {
    const { body, unmapped } = await onlyInvoice(utf8(`${header}\n电费,3,10,30.00,13%,3.90,34.00`), 'csv', HERE)
    // The sums disagree by a fen, so 金额 is not what lacks the tax.
    expect(body).toMatchObject({ lines: [{ amount: '34.00', unitPrice: '10' }] })
    expect(unmapped).toEqual([{ place: 'row 2, column 4', detail: 'the amount with tax was used instead' }])
    const exact = await onlyInvoice(utf8(`${header}\n电费,7,1,7.00,13%,0.91,7.91\n电费,7,0.4286,3.00,13%,0.39,3.39`), 'csv', HERE)
    expect(exact.body).toMatchObject({ lines: [{ unitPrice: '1.13' }, { quantity: '7' }] })
    expect(exact.unmapped).toEqual([
      { place: 'row 3, column 3', detail: 'a price without tax; the price with tax is not an exact decimal' },
    ])
  })

  test('an amount without tax and the tax make the amount', async () => {
    expect(await firstLine('项目,不含税金额,税额', '电费,50.00,6.50')).toMatchObject({
      amount: '56.50',
      tax: { net: '50.00', amount: '6.50' },
    })
  })

  test('an amount without tax and the rate do, too', async () => {
    expect(await firstLine('项目,不含税金额,税率', '电费,50.55,13%')).toMatchObject({
      amount: '57.12',
      tax: { rate: '0.13', net: '50.55' },
    })
  })

  test('with a tax beside it, nobody can tell what 金额 means', async () => {
    expect(await fault('项目,金额,税额', '电费,50.00,6.50')).toBe(
      'row 2, column 2: the tax stands beside it, but not whether it is included: add a column 价税合计',
    )
    expect(await firstLine('项目,金额,税额', '电费,50.00,0')).toMatchObject({ amount: '50.00' })
  })

  test('a rate we cannot read is noted', async () => {
    const { unmapped } = await onlyInvoice(utf8('项目,金额,税率\n电费,5.00,免税'), 'csv', HERE)
    expect(unmapped).toEqual([{ place: 'row 2, column 3', detail: 'not a tax rate' }])
  })
})

describe('days', () => {
  test.each(['2026-01-05', '2026/1/5', '2026.1.5', '2026年1月5日', '20260105', '２０２６年１月５日', '2026-01-05 10:20:30'])(
    'of issue: %s',
    async (day) => {
      expect(await tableBody('项目,金额,开票日期', `电费,1.00,${day}`)).toMatchObject({ issuedOn: '2026-01-05' })
    },
  )

  test.each(['2026-02-30', '5/1/2026', '05.01.2026', '2026年1月', '202601', '昨天', '45000', '2026-01-05T00:00:00Z'])(
    'of issue refused: %s',
    async (day) => {
      expect(await fault('项目,金额,开票日期', `电费,1.00,${day}`)).toBe('row 2, column 3: not a day of the calendar')
    },
  )

  test.each([
    ['2026年2月', '2026-02-01', '2026-02-28'],
    ['202402', '2024-02-01', '2024-02-29'],
    ['2026.01.01-2026.01.31', '2026-01-01', '2026-01-31'],
    ['2026-01-01至2026-01-31', '2026-01-01', '2026-01-31'],
    ['2026/1/1～2026/1/31', '2026-01-01', '2026-01-31'],
    ['2026年1月1日-2026年1月31日', '2026-01-01', '2026-01-31'],
    ['20260101-20260131', '2026-01-01', '2026-01-31'],
    ['2026-01-01 - 2026-01-31', '2026-01-01', '2026-01-31'],
    ['2026-01-01/2026-01-31', '2026-01-01', '2026-01-31'],
    ['202601-202603', '2026-01-01', '2026-03-31'],
    ['2026年1月至2026年3月', '2026-01-01', '2026-03-31'],
    ['2026-01-05', '2026-01-05', '2026-01-05'],
  ])('the period %s', async (cell, from, to) => {
    expect(await firstLine('项目,金额,所属期', `电费,1.00,${cell}`)).toMatchObject({ period: { from, to } })
  })

  test.each(['春季', '2026', '2026年13月', '1月-3月'])('the period %s is refused', async (cell) => {
    expect(await fault('项目,金额,所属期', `电费,1.00,${cell}`)).toBe('row 2, column 3: not a day, month or range of days')
  })

  test('two columns make a period, one makes none', async () => {
    expect(await firstLine('项目,金额,开始日期,结束日期', '电费,1.00,2026-01-01,2026-01-31')).toMatchObject({
      period: { from: '2026-01-01', to: '2026-01-31' },
    })
    const { unmapped } = await onlyInvoice(utf8('项目,金额,开始日期,结束日期\n电费,1.00,2026-01-01,'), 'csv', HERE)
    expect(unmapped).toEqual([{ place: 'row 2, column 3', detail: 'half a period' }])
  })

  test('a period that ends before it begins is for the schema to refuse', async () => {
    const body = await tableBody('项目,金额,开票日期,所属期', '电费,1.00,2026-02-01,2026.01.31-2026.01.01')
    expect(complaints(body)).toEqual(['/lines/0/period/to: the period ends before it begins'])
  })
})
