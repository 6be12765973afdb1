// Whatever invoice somebody makes up, written as JSON, NDJSON, CSV or XLSX it comes back as the same body.
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { ISSUER_ROLES, PAYER_KINDS } from '../../src/core/catalogue/schema/words.ts'
import { addDays } from '../../src/core/values/date.ts'
import { Decimal } from '../../src/core/values/decimal.ts'
import { detectFormat, takeIn } from '../../src/intake/intake.ts'
import { complaints, gb18030, onlyInvoice, taken, utf8 } from './samples.ts'

interface Line {
  readonly id: string
  readonly code?: string
  readonly description: string
  readonly quantity?: string
  readonly unit?: string
  readonly unitPrice?: string
  readonly amount: string
  readonly credit?: true
  readonly period?: { readonly from: string; readonly to: string }
  readonly facts?: { readonly customerClass?: string; readonly metering?: string; readonly etc?: boolean; readonly object?: string }
}

interface Invoice {
  readonly id: string
  readonly issuer: { readonly name: string; readonly uscc?: string; readonly role?: string }
  readonly payer?: { readonly name?: string; readonly kind?: string }
  readonly jurisdiction: string
  readonly issuedOn: string
  readonly currency?: 'CNY'
  readonly lines: readonly Line[]
  readonly total?: string
}

/** Words that no reader could take for a number, a sum or a formula. */
const word = fc.stringMatching(/^[电水气热费服务收入名称A-Za-z]{1,12}$/).map((text) => `收${text}`)
const tricky = fc.constantFrom('a,b', 'say "x"', 'a;b', '=1+1', '@x', "'x", '两\n行', 'tab\there', '收费（夜间）', '‐', '𠮷野')
const name = fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: tricky })
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const span = fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([from, days]) => ({ from, to: addDays(from, days) }))
const positive = fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: 6 })).map(([digits, places]) => {
  return new Decimal(digits, places).toFixed()
})
const money = fc.integer({ min: 1, max: 1_000_000_000 }).map((fen) => new Decimal(fen, 2).toFixed(2))
const facts = fc.record(
  {
    customerClass: fc.constantFrom('residential', 'agricultural', 'industrial-commercial'),
    metering: fc.constantFrom('flat', 'time-of-use'),
    etc: fc.boolean(),
    object: word,
  },
  { requiredKeys: [] },
)

const line = fc.record(
  {
    code: fc.stringMatching(/^[A-Z][A-Z0-9]{2,8}$/),
    description: name,
    quantity: positive,
    unit: fc.constantFrom('千瓦时', 'kWh', '件', '立方米'),
    unitPrice: positive,
    amount: money,
    isCredit: fc.boolean(),
    period: span,
    facts,
  },
  { requiredKeys: ['description', 'amount'] },
)

function finished(parts: readonly (typeof line extends fc.Arbitrary<infer T> ? T : never)[]): Line[] {
  return parts.map(({ isCredit, facts: own, amount, ...rest }, index) => ({
    ...rest,
    id: String(index + 1),
    amount: isCredit ? `-${amount}` : amount,
    ...(isCredit ? { credit: true as const } : {}),
    ...(own && Object.keys(own).length > 0 ? { facts: own } : {}),
  }))
}

const invoice: fc.Arbitrary<Invoice> = fc
  .record(
    {
      id: fc.stringMatching(/^[A-Z]{1,3}-\d{1,20}$/),
      issuer: fc.record(
        { name, uscc: fc.constantFrom('91650502MA0000001D', '91330000142942095H'), role: fc.constantFrom(...ISSUER_ROLES) },
        { requiredKeys: ['name'] },
      ),
      payer: fc.record({ name: word, kind: fc.constantFrom(...PAYER_KINDS) }, { requiredKeys: ['name'] }),
      jurisdiction: fc.constantFrom('CN', '65', '6505', '650502'),
      issuedOn: day,
      currency: fc.constant('CNY' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
      total: money,
    },
    { requiredKeys: ['id', 'issuer', 'jurisdiction', 'issuedOn', 'lines'] },
  )
  .map(({ lines, ...rest }) => ({ ...rest, lines: finished(lines) }))

const COLUMNS: readonly (readonly [string, (invoice: Invoice, line: Line) => string | boolean | undefined])[] = [
  ['id', ({ id }) => id],
  ['issuer.name', ({ issuer }) => issuer.name],
  ['issuer.uscc', ({ issuer }) => issuer.uscc],
  ['issuer.role', ({ issuer }) => issuer.role],
  ['payer.name', ({ payer }) => payer?.name],
  ['payer.kind', ({ payer }) => payer?.kind],
  ['jurisdiction', ({ jurisdiction }) => jurisdiction],
  ['issuedOn', ({ issuedOn }) => issuedOn],
  ['currency', ({ currency }) => currency],
  ['total', ({ total }) => total],
  ['line.id', (_, { id }) => id],
  ['code', (_, { code }) => code],
  ['description', (_, { description }) => description],
  ['quantity', (_, { quantity }) => quantity],
  ['unit', (_, { unit }) => unit],
  ['unitPrice', (_, { unitPrice }) => unitPrice],
  ['amount', (_, { amount }) => amount],
  ['credit', (_, { credit }) => credit],
  ['period.from', (_, { period }) => period?.from],
  ['period.to', (_, { period }) => period?.to],
  ['facts.customerClass', (_, line) => line.facts?.customerClass],
  ['facts.metering', (_, line) => line.facts?.metering],
  ['facts.etc', (_, line) => line.facts?.etc],
  ['facts.object', (_, line) => line.facts?.object],
]

function rowsOf(invoices: readonly Invoice[]): string[][] {
  const rows = invoices.flatMap((each) => each.lines.map((line) => COLUMNS.map(([, value]) => String(value(each, line) ?? ''))))
  return [COLUMNS.map(([heading]) => heading), ...rows]
}

const quoted = (text: string): string => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csvOf = (invoices: readonly Invoice[], end: string): string =>
  rowsOf(invoices)
    .map((row) => row.map(quoted).join(','))
    .join(end)

describe('the same body comes back', () => {
  test('from JSON', async () => {
    await fc.assert(
      fc.asyncProperty(invoice, async (whole) => {
        const { body } = await onlyInvoice(utf8(JSON.stringify(whole)), 'json')
        expect(body).toEqual(whole)
        expect(complaints(body)).toEqual([])
      }),
    )
  })

  test('from NDJSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(invoice, { minLength: 1, maxLength: 5 }), async (all) => {
        const { invoices, rejected } = await taken(utf8(all.map((each) => JSON.stringify(each)).join('\n')), 'ndjson')
        expect(rejected).toEqual([])
        expect(invoices.map(({ body }) => body)).toEqual(all)
      }),
    )
  })

  test('from CSV, with either end of line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(invoice, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
        fc.constantFrom('\n', '\r\n'),
        async (all, end) => {
          const { invoices, rejected } = await taken(utf8(csvOf(all, end)), 'csv')
          expect(rejected).toEqual([])
          expect(invoices.map(({ body }) => body)).toEqual(all)
          for (const { body, unmapped } of invoices) expect([complaints(body), unmapped]).toEqual([[], []])
        },
      ),
    )
  })

  test('from CSV in GB18030', async () => {
    const whole: Invoice = {
      id: 'A-1',
      issuer: { name: '甲乙物业', role: 'non-grid-supplier' },
      jurisdiction: '650502',
      issuedOn: '2026-01-05',
      lines: [{ id: '1', description: '居民生活电费', unit: '千瓦时', quantity: '1000', unitPrice: '0.45', amount: '450.00' }],
    }
    const { body } = await onlyInvoice(gb18030(csvOf([whole], '\n')), 'csv')
    expect(body).toEqual(whole)
  })

  test('from XLSX with every cell as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(invoice, { minLength: 1, maxLength: 3, selector: ({ id }) => id }), async (all) => {
        const bytes = await writeXlsx({ sheets: [{ name: '账单', rows: rowsOf(all) }] })
        const { invoices, rejected } = await taken(bytes, 'xlsx')
        expect(rejected).toEqual([])
        expect(invoices.map(({ body }) => body)).toEqual(all)
      }),
      { numRuns: 30 },
    )
  })

  test('and the format is known by its bytes alone', async () => {
    await fc.assert(
      fc.asyncProperty(invoice, invoice, async (first, second) => {
        expect(detectFormat(utf8(JSON.stringify(first)))).toBe('json')
        expect(detectFormat(utf8(`${JSON.stringify(first)}\n${JSON.stringify(second)}`))).toBe('ndjson')
        expect(detectFormat(utf8(csvOf([first], '\n')))).toBe('csv')
      }),
    )
  })
})

describe('whatever the bytes', () => {
  test.each(['json', 'ndjson', 'csv', 'xlsx', 'einvoice-cn', 'fiscal-bill', 'ubl', 'cii'] as const)(
    'reading them as %s answers and never throws',
    async (format) => {
      const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300 }).map(utf8), fc.json().map(utf8))
      await fc.assert(
        fc.asyncProperty(bytes, async (some) => {
          const result = await takeIn(some, format, {})
          if (!result.ok) expect(result.faults.length).toBeGreaterThan(0)
          else expect(result.taken.invoices.length).toBeGreaterThan(0)
        }),
      )
    },
  )

  test('detecting them answers and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (some) => {
        detectFormat(some)
        detectFormat(Uint8Array.from([0x50, 0x4b, ...some]))
        detectFormat(Uint8Array.from([0x3c, ...some]))
      }),
    )
  })
})
