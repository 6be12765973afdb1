// The same bill, edition and engine give the same report and id; another bill has another id; words and layout have no part in it.
import { describe, expect, test } from 'vitest'
import { EXAMPLE_INVOICE } from '../../src/http/example.ts'
import { library } from '../built-in.ts'
import { goldenBills, reportOf } from './golden.ts'

const golden = goldenBills()
const idOf = (body: unknown) => reportOf(library, body).id
const [line] = EXAMPLE_INVOICE.lines

/** The same members in the opposite order, all the way down. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

test('two libraries, each reading the catalogues anew, give the same reports byte for byte', () => {
  const again = goldenBills()
  expect(again.map(({ zh, en }) => JSON.stringify([zh, en]))).toEqual(golden.map(({ zh, en }) => JSON.stringify([zh, en])))
})

test('no two golden bills share an id, and the language has no part in it', () => {
  expect(new Set(golden.map(({ zh }) => zh.id)).size).toBe(golden.length)
  expect(golden.filter(({ zh, en }) => zh.id !== en.id).map(({ name }) => name)).toEqual([])
  expect(golden.filter(({ zh }) => !/^[0-9a-f]{32}$/.test(zh.id)).map(({ name }) => name)).toEqual([])
})

test.each(golden)('$name: the order of the members does not matter, to the id or to anything', ({ bill, zh }) => {
  expect(JSON.stringify(reportOf(library, reversed(bill)))).toBe(JSON.stringify(zh))
})

describe('equal bills', () => {
  test.each<[string, object]>([
    ['a member left out that may be null', { ...EXAMPLE_INVOICE, lines: [{ ...line, code: null, tax: null }] }],
    ['a number for its text', { ...EXAMPLE_INVOICE, lines: [{ ...line, quantity: 1000 }] }],
    ['the currency said', { ...EXAMPLE_INVOICE, currency: 'CNY' }],
    ['a credit denied', { ...EXAMPLE_INVOICE, lines: [{ ...line, credit: false }] }],
    ['facts that are none', { ...EXAMPLE_INVOICE, facts: {} }],
  ])('%s', (_, body) => {
    expect(idOf(body)).toBe(idOf(EXAMPLE_INVOICE))
  })
})

test('each change of a bill that says something else has an id of its own', () => {
  const withLine = (change: object) => ({ ...EXAMPLE_INVOICE, total: undefined, lines: [{ ...line, ...change }] })
  const bodies: readonly object[] = [
    EXAMPLE_INVOICE,
    { ...EXAMPLE_INVOICE, id: 'HM-2023-0418' },
    { ...EXAMPLE_INVOICE, id: undefined },
    { ...EXAMPLE_INVOICE, issuedOn: '2023-04-18' },
    { ...EXAMPLE_INVOICE, jurisdiction: '650521' },
    { ...EXAMPLE_INVOICE, total: undefined },
    { ...EXAMPLE_INVOICE, total: '450.01' },
    { ...EXAMPLE_INVOICE, facts: { metering: 'flat' } },
    { ...EXAMPLE_INVOICE, payer: { kind: 'enterprise' } },
    { ...EXAMPLE_INVOICE, payer: { name: '张三', kind: 'individual' } },
    { ...EXAMPLE_INVOICE, issuer: { ...EXAMPLE_INVOICE.issuer, name: '另一家' } },
    { ...EXAMPLE_INVOICE, issuer: { ...EXAMPLE_INVOICE.issuer, role: 'enterprise' } },
    { ...EXAMPLE_INVOICE, issuer: { ...EXAMPLE_INVOICE.issuer, uscc: '9153000077859986X2' } },
    { ...EXAMPLE_INVOICE, lines: [line, { ...line, id: 'b' }] },
    withLine({ id: 'a' }),
    withLine({ code: 'X' }),
    withLine({ description: '居民电费' }),
    withLine({ quantity: '999' }),
    withLine({ unit: '度' }),
    withLine({ unitPrice: undefined }),
    withLine({ amount: '450.01' }),
    withLine({ period: undefined }),
    withLine({ period: { from: '2023-04-02', to: '2023-04-15' } }),
    withLine({ period: { from: '2023-04-01', to: '2023-04-16' } }),
    withLine({ facts: { customerClass: 'agricultural' } }),
    withLine({ facts: { customerClass: 'residential', metering: 'flat' } }),
    withLine({ tax: { rate: '0.13' } }),
    withLine({ tax: { net: '0.13' } }),
    withLine({ tax: { amount: '0.13' } }),
    withLine({ amount: '-450.00', credit: true }),
  ]
  const ids = bodies.map(idOf)
  expect(bodies.filter((_, place) => ids.indexOf(ids[place] ?? '') !== place)).toEqual([])
})
