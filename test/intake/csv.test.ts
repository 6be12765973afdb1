// CSV as people send it: titles above the header, sums below, full-width digits, GB18030, and all that must not be believed.
import { describe, expect, test } from 'vitest'
import { complaints, faultsOf, fixture, fixtureText, gb18030, HERE, joined, onlyInvoice, raw, taken, utf8 } from './samples.ts'

const mark = raw(0xef, 0xbb, 0xbf)

type Body = { readonly lines: readonly Record<string, unknown>[]; readonly [key: string]: unknown }

/** The only invoice of a table given as a header and rows. */
async function tableBody(header: string, ...rows: string[]): Promise<Body> {
  const { body } = await onlyInvoice(utf8([header, ...rows].join('\n')), 'csv', HERE)
  return body as Body
}

async function firstLine(header: string, row: string): Promise<Record<string, unknown>> {
  return (await tableBody(header, row)).lines[0] ?? {}
}

const HM1 = {
  id: 'HM-1',
  issuer: { name: '甲乙物业服务有限公司' },
  jurisdiction: '650502',
  issuedOn: '2026-04-05',
  lines: [
    {
      id: '1',
      description: '居民生活电费',
      quantity: '1000',
      unit: '千瓦时',
      unitPrice: '0.45',
      amount: '1450.00',
      period: { from: '2026-03-01', to: '2026-03-31' },
      facts: { customerClass: 'residential', object: 'A-01' },
    },
    {
      id: '2',
      description: '公摊费',
      amount: '30',
      period: { from: '2026-03-01', to: '2026-03-31' },
      facts: { customerClass: 'residential', object: 'A-01' },
    },
  ],
}
const HM2 = {
  id: 'HM-2',
  issuer: { name: '甲乙物业服务有限公司' },
  jurisdiction: '650502',
  issuedOn: '2026-04-06',
  lines: [
    {
      id: '1',
      description: '工商业电费',
      quantity: '200',
      unit: '度',
      unitPrice: '0.8',
      amount: '160.00',
      period: { from: '2026-03-01', to: '2026-03-31' },
      facts: { customerClass: 'industrial-commercial', object: 'B-02' },
    },
  ],
}

describe('a table with titles above and sums below', () => {
  test('becomes exactly these invoices', async () => {
    const { invoices, rejected } = await taken(fixture('bills.csv'), 'csv')
    expect(rejected).toEqual([])
    expect(invoices.map(({ body }) => body)).toEqual([HM1, HM2])
    expect(invoices.map(({ row }) => row)).toEqual([4, 7])
    for (const { body } of invoices) expect(complaints(body)).toEqual([])
  })

  test('says where each value stood', async () => {
    const { invoices } = await taken(fixture('bills.csv'), 'csv')
    expect(invoices[0]?.places).toMatchObject({
      '': 'row 4, column 1',
      '/id': 'row 4, column 1',
      '/issuer/name': 'row 4, column 2',
      '/lines/0/quantity': 'row 4, column 6',
      '/lines/0/unit': 'row 4, column 7',
      '/lines/0/unitPrice': 'row 4, column 7',
      '/lines/0/amount': 'row 4, column 8',
      '/lines/1/amount': 'row 5, column 8',
      '/lines/1/period/from': 'row 5, column 4',
    })
  })

  test('reports titles, sums and columns it has no use for', async () => {
    const { invoices } = await taken(fixture('bills.csv'), 'csv')
    expect(invoices.map(({ unmapped }) => unmapped)).toEqual([
      [
        { place: 'row 1, column 1', detail: 'a title above the header row is not carried over' },
        { place: 'row 2, column 1', detail: 'a title above the header row is not carried over' },
        { place: 'row 4, column 11', detail: 'this column is not carried over' },
        { place: 'row 6, column 1', detail: 'a row of sums was left out' },
      ],
      [
        { place: 'row 7, column 11', detail: 'this column is not carried over' },
        { place: 'row 8, column 1', detail: 'a row of sums was left out' },
      ],
    ])
  })
})

describe('encodings', () => {
  test('GB18030 gives the same as UTF-8', async () => {
    const text = fixtureText('bills.csv')
    const { invoices } = await taken(gb18030(text), 'csv')
    expect(invoices.map(({ body }) => body)).toEqual([HM1, HM2])
  })

  test('a mark at the beginning is taken away, two are refused', async () => {
    const { invoices } = await taken(joined(mark, fixture('bills.csv')), 'csv')
    expect(invoices).toHaveLength(2)
    expect(await faultsOf(joined(mark, mark, fixture('bills.csv')), 'csv')).toEqual([
      { place: 'byte 1', detail: 'the file begins with more than one byte order mark' },
    ])
  })

  test('bytes of neither are refused', async () => {
    expect(await faultsOf(raw(0xff, 0xff, 0x0a), 'csv')).toEqual([{ place: 'byte 1', detail: 'the file is neither UTF-8 nor GB18030' }])
  })
})

describe('delimiters', () => {
  test.each([',', ';', '\t'])('%j', async (delimiter) => {
    const line = await firstLine(['项目', '数量', '金额'].join(delimiter), ['电费', '2', '3.00'].join(delimiter))
    expect(line).toMatchObject({ description: '电费', quantity: '2', amount: '3.00' })
  })

  test('inside quotes are text', async () => {
    expect(await firstLine('项目,金额', '"电费; 照明, 动力",3.00')).toMatchObject({ description: '电费; 照明, 动力' })
  })

  test('a quoted line break does not end the row', async () => {
    const body = await tableBody('项目,金额', '"电费\n照明",3.00', '水费,4.00')
    expect(body.lines).toMatchObject([{ description: '电费\n照明' }, { description: '水费' }])
  })
})

describe('invoices', () => {
  const header = '发票号码,收费单位,项目,金额'

  test('are gathered by number, in the order they begin', async () => {
    const { invoices } = await taken(utf8([header, 'B,甲,电费,1.00', 'A,乙,电费,2.00', 'B,甲,水费,3.00'].join('\n')), 'csv', HERE)
    expect(invoices.map(({ row, body }) => [row, body])).toMatchObject([
      [
        2,
        {
          id: 'B',
          lines: [
            { id: '1', amount: '1.00' },
            { id: '2', amount: '3.00' },
          ],
        },
      ],
      [3, { id: 'A', lines: [{ id: '1', amount: '2.00' }] }],
    ])
  })

  test('without numbers the table is one', async () => {
    expect((await tableBody('项目,金额', '电费,1.00', '水费,2.00')).lines).toHaveLength(2)
  })

  test('an empty cell repeats what the first row says', async () => {
    const body = await tableBody(header, 'A,甲,电费,1.00', 'A,,水费,2.00')
    expect(body).toMatchObject({ issuer: { name: '甲' }, lines: [{}, {}] })
  })

  test('rows that disagree about their invoice reject it whole, and no other', async () => {
    const rows = ['A,2026-04-05,电费,1.00', 'A,2026-04-06,水费,2.00', 'B,2026-04-05,电费,1.00']
    const { invoices, rejected } = await taken(utf8(['发票号码,开票日期,项目,金额', ...rows].join('\n')), 'csv', HERE)
    expect(invoices).toHaveLength(1)
    expect(rejected).toEqual([{ row: 2, faults: [{ place: 'row 3, column 2', detail: 'differs from the first row of the same invoice' }] }])
  })

  test('of two issuers that number alike are two, and a row that names none belongs to the one before it', async () => {
    const rows = ['001,甲,电费,1.00', '001,乙,水费,2.00', '001,,垃圾费,3.00', '001, 甲 ,燃气费,4.00']
    const { invoices } = await taken(utf8([header, ...rows].join('\n')), 'csv', HERE)
    expect(invoices).toMatchObject([
      { row: 2, body: { id: '001', issuer: { name: '甲' }, lines: [{ amount: '1.00' }, { amount: '4.00' }] } },
      { row: 3, body: { id: '001', issuer: { name: '乙' }, lines: [{ amount: '2.00' }, { amount: '3.00' }] } },
    ])
  })

  test('one bad row rejects its whole invoice: a bill with a line missing is another bill', async () => {
    const rows = ['A,甲,电费,1.00', 'A,甲,水费,贰', 'B,甲,电费,1.00']
    const { invoices, rejected } = await taken(utf8([header, ...rows].join('\n')), 'csv', HERE)
    expect(invoices.map(({ row }) => row)).toEqual([4])
    expect(rejected).toEqual([{ row: 2, faults: [{ place: 'row 3, column 4', detail: 'not a plain decimal' }] }])
  })

  test('a row without a number is rejected', async () => {
    const { rejected } = await taken(utf8([header, 'A,甲,电费,1.00', ',甲,水费,2.00'].join('\n')), 'csv', HERE)
    expect(rejected).toEqual([{ row: 3, faults: [{ place: 'row 3, column 1', detail: 'the row has no invoice number' }] }])
  })

  test('blank rows are nothing', async () => {
    expect((await tableBody(header, '', 'A,甲,电费,1.00', ',,,', 'A,甲,水费,2.00')).lines).toHaveLength(2)
  })

  test.each(['合计', '小 计', '总计：', '本页合计', '合计（元）', 'Total', 'SUBTOTAL'])(
    'a row that begins with %s is a sum',
    async (word) => {
      const { body, unmapped } = await onlyInvoice(utf8(`项目,金额\n电费,1.00\n${word},1.00`), 'csv', HERE)
      expect((body as Body).lines).toHaveLength(1)
      expect(unmapped).toEqual([{ place: 'row 3, column 1', detail: 'a row of sums was left out' }])
    },
  )

  test('a charge that only contains the word is none', async () => {
    expect((await tableBody('项目,金额', '合计电费管理服务,1.00')).lines).toHaveLength(1)
  })
})

describe('who and where', () => {
  test('everything the template has', async () => {
    const header =
      'id,issuer.name,issuer.uscc,issuer.role,payer.name,payer.uscc,payer.kind,jurisdiction,currency,total,item,amount,facts.metering,facts.etc'
    const row = 'A,甲,91650502MA0000001D,非电网供电主体,乙,91650502MA0000002G,小微企业,6505,CNY,1.00,电费,1.00,time-of-use,TRUE'
    expect(await tableBody(header, row)).toEqual({
      id: 'A',
      issuer: { name: '甲', uscc: '91650502MA0000001D', role: 'non-grid-supplier' },
      payer: { name: '乙', uscc: '91650502MA0000002G', kind: 'small-or-micro-enterprise' },
      jurisdiction: '6505',
      currency: 'CNY',
      lines: [{ id: '1', description: '电费', amount: '1.00', facts: { metering: 'time-of-use', etc: true } }],
      total: '1.00',
    })
  })

  test('words we do not know and codes that are not sound are noted and left out', async () => {
    const text = '项目,金额,收费主体,用电类别,执收单位,issuer.uscc,行政区划\n电费,1.00,神秘组织,照明,甲,91650502MA0000001A,新疆'
    const { body, unmapped } = await onlyInvoice(utf8(text), 'csv', HERE)
    expect(body).toEqual({
      issuer: { name: '甲' },
      jurisdiction: '650502',
      lines: [{ id: '1', description: '电费', amount: '1.00' }],
    })
    expect(unmapped).toEqual([
      { place: 'row 2, column 6', detail: 'not a sound unified social credit code (GB 32100-2015)' },
      { place: 'row 2, column 3', detail: 'a word outside the vocabulary' },
      { place: 'row 2, column 7', detail: 'not a GB/T 2260 code' },
      { place: 'row 2, column 4', detail: 'a word outside the vocabulary' },
    ])
  })
})
