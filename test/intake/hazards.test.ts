// Files built to hang or to overflow a reader: long texts for patterns, long rows, many names. Each must be answered soon.
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Format, takeIn } from '../../src/intake/intake.ts'
import {
  einvoice,
  einvoiceRow,
  faultsOf,
  fixtureText,
  HERE,
  onlyInvoice,
  sheetData,
  taken,
  utf8,
  workbook,
  workbookParts,
} from './samples.ts'

const SOON_MS = 5_000

async function soon(bytes: Uint8Array, format: Format): Promise<string> {
  const before = performance.now()
  const result = await takeIn(bytes, format, HERE)
  expect(performance.now() - before).toBeLessThan(SOON_MS)
  return result.ok ? 'taken' : `${result.faults[0]?.place}: ${result.faults[0]?.detail.en}`
}

describe('long texts', () => {
  test.each([
    ['a number of zeros', '0'.repeat(20_000)],
    ['zeros with a one behind', `0.${'0'.repeat(20_000)}1`],
    ['a number of signs', '-'.repeat(20_000)],
    ['digits and points', '1.'.repeat(10_000)],
    ['percent signs', `1${'%'.repeat(20_000)}`],
  ])('as an amount: %s', async (_, text) => {
    const rows = einvoiceRow({ ItemName: 'a', Amount: text, ComTaxAm: '0' }).repeat(400)
    expect(await soon(einvoice(rows), 'einvoice-cn')).not.toBe('taken')
  })

  test('as a rate', async () => {
    const rows = einvoiceRow({ ItemName: 'a', Amount: '1', ComTaxAm: '0', TaxRate: `${'0'.repeat(20_000)}%` }).repeat(400)
    expect(await soon(einvoice(rows), 'einvoice-cn')).toBe('taken')
  })

  test('as a name full of asterisks', async () => {
    const rows = einvoiceRow({ ItemName: '*'.repeat(20_000), Amount: '1', ComTaxAm: '0' }).repeat(400)
    expect(await soon(einvoice(rows), 'einvoice-cn')).toBe('taken')
  })

  test('as a day', async () => {
    const text = fixtureText('ubl-credit-note.xml').replace('2026-03-01', '2026-'.repeat(4_000))
    expect(await soon(utf8(text), 'ubl')).toBe('/ubl:CreditNote/cbc:IssueDate: not a day of the calendar')
  })

  test('as a heading full of brackets and units', async () => {
    const cell = `"${'(元'.repeat(9_000)}"`
    const rows = Array.from({ length: 19 }, () => Array.from({ length: 4 }, () => cell).join(','))
    expect(await soon(utf8([...rows, '项目,金额', '电费,1.00'].join('\n')), 'csv')).toBe('taken')
  })

  test('as a cell that pretends to be a sum', async () => {
    const cell = `合计${' '.repeat(20_000)}x`
    const rows = Array.from({ length: 400 }, () => `${cell},1.00`)
    expect(await soon(utf8(['项目,金额', ...rows].join('\n')), 'csv')).toBe('taken')
  })

  test('as a period', async () => {
    const cell = '2026年1月至'.repeat(2_500)
    expect(await soon(utf8(`项目,金额,所属期\n电费,1.00,${cell}`), 'csv')).toBe('row 2, column 3: not a day, month or range of days')
  })
})

describe('JSON', () => {
  test('one string of nine megabytes', async () => {
    expect(await soon(utf8(JSON.stringify({ a: 'x'.repeat(9_000_000) })), 'json')).toBe('taken')
  })

  test('nine megabytes of backslashes', async () => {
    expect(await soon(utf8(JSON.stringify({ a: '\\'.repeat(4_500_000) })), 'json')).toBe('taken')
  })

  test('a million quotes', async () => {
    expect(await soon(utf8(JSON.stringify({ a: '"'.repeat(1_000_000), b: 1 })), 'json')).toBe('taken')
  })

  test('a number of a million digits', async () => {
    expect(await soon(utf8(`{"a":${'1'.repeat(1_000_000)}}`), 'json')).toMatch(/^\/a: a JSON number carries at most 15/)
  })

  test('a hundred thousand keys', async () => {
    const keys = Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n])
    expect(await soon(utf8(JSON.stringify(Object.fromEntries(keys))), 'json')).toBe('taken')
  })
})

describe('XML', () => {
  test('ten thousand attributes', async () => {
    const attributes = Array.from({ length: 10_000 }, (_, n) => `a${n}="1"`).join(' ')
    expect(await soon(utf8(`<EInvoice ${attributes}/>`), 'einvoice-cn')).toMatch(/no invoice number/)
  })

  test('ten thousand namespaces', async () => {
    const names = Array.from({ length: 10_000 }, (_, n) => `xmlns:a${n}="urn:${n}"`).join(' ')
    expect(await soon(utf8(`<EInvoice ${names}/>`), 'einvoice-cn')).toMatch(/no invoice number/)
  })

  test('thousands of rows are read in time that grows with them', async () => {
    const row = einvoiceRow({ ItemName: '*供电*电费', Quantity: '3', UnPrice: '1', Amount: '3.00', TaxRate: '13%', ComTaxAm: '0.39' })
    const timed = async (count: number): Promise<number> => {
      const bytes = einvoice(row.repeat(count))
      const before = performance.now()
      const { body } = await onlyInvoice(bytes, 'einvoice-cn', HERE)
      expect(body).toHaveProperty(`lines.${count - 1}.id`, String(count))
      return performance.now() - before
    }
    await timed(500)
    expect(await timed(5_000)).toBeLessThan(SOON_MS)
  })

  test('thousands of elements beside the one that is looked for', async () => {
    const filler = '<SellerAddr>x</SellerAddr>'.repeat(20_000)
    const rest = `<SellerInformation>${filler}<SellerName>甲</SellerName></SellerInformation>`
    const bytes = einvoice(einvoiceRow({ ItemName: 'a', Amount: '1', ComTaxAm: '0' }), '', rest)
    const { body, unmapped } = await onlyInvoice(bytes, 'einvoice-cn', HERE)
    expect(body).toMatchObject({ issuer: { name: '甲' } })
    expect(unmapped).toHaveLength(20_000)
  })
})

describe('tables', () => {
  test('ten thousand invoices', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `N${n},电费,1.00`)
    const { invoices } = await taken(utf8(['发票号码,项目,金额', ...rows].join('\n')), 'csv', HERE)
    expect(invoices).toHaveLength(10_000)
    expect(invoices.at(-1)?.row).toBe(10_001)
  })

  test('ten thousand lines of one', async () => {
    const rows = Array.from({ length: 10_000 }, () => 'N,电费,1.00')
    expect(await soon(utf8(['发票号码,项目,金额', ...rows].join('\n')), 'csv')).toBe('taken')
  })

  test('ten thousand merged cells', async () => {
    const data = sheetData([['项目', '金额'], ...Array.from({ length: 2_000 }, () => ['电费', 1])])
    const merges = '<mergeCell ref="A2:A2001"/>'.repeat(9_000)
    expect(await soon(workbook(`${data}<mergeCells>${merges}</mergeCells>`), 'xlsx')).toBe('taken')
  })

  test('a cell whose tag hides its place behind white space', async () => {
    const cell = `<c${' '.repeat(3_000)}r="XFD1048576"><v>1</v></c>`
    expect(await soon(workbook(`<sheetData><row r="1">${cell}</row></sheetData>`), 'xlsx')).toBe(
      'xl/worksheets/sheet1.xml: a cell is written in more than 2000 characters',
    )
  })

  test('a worksheet of one endless tag', async () => {
    const parts = { ...workbookParts(''), 'xl/worksheets/sheet1.xml': utf8(`<worksheet><c ${'x'.repeat(20_000_000)}`) }
    expect(await soon(zipSync(parts), 'xlsx')).toBe('xl/worksheets/sheet1.xml: a cell is written in more than 2000 characters')
  })

  test('cells without a place of their own are counted, too', async () => {
    const cells = '<c/>'.repeat(2_000_001)
    expect(await soon(workbook(`<sheetData><row>${cells}</row></sheetData>`), 'xlsx')).toBe(
      'xl/worksheets/sheet1.xml: more than 2000000 cells',
    )
  })
})

test('a fault never repeats what stood in the file', async () => {
  const secret = '650103199001011234'
  const files: readonly [Uint8Array, Format][] = [
    [utf8(`{"amount": ${secret}}`), 'json'],
    [utf8(`项目,金额\n电费,${secret}x`), 'csv'],
    [einvoice(einvoiceRow({ ItemName: 'a', Amount: `${secret}x` })), 'einvoice-cn'],
    [utf8(fixtureText('fiscal-bill.xml').replace('20260312', secret)), 'fiscal-bill'],
    [utf8(fixtureText('ubl-credit-note.xml').replace('2026-03-01', secret)), 'ubl'],
  ]
  for (const [bytes, format] of files) {
    const faults = await faultsOf(bytes, format, HERE)
    expect(JSON.stringify(faults)).not.toContain(secret)
  }
})
