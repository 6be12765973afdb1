// The quick yes for ordinary bodies never says more than the schema: what it takes the schema takes too, as the same data.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ISSUER_ROLES, PAYER_KINDS } from '../../src/core/catalogue/schema/words.ts'
import { invoiceInput } from '../../src/core/invoice/schema.ts'
import { isOrdinary } from '../../src/core/invoice/structure.ts'
import { anyBody, BILLS, spoiltBill } from './mutations.ts'

function agrees(body: unknown): void {
  if (!isOrdinary(body)) return
  const parsed = invoiceInput.safeParse(body)
  expect(parsed.error?.issues).toBeUndefined()
  expect(parsed.data).toEqual({ ...body, currency: 'CNY' })
}

/** Right far more often than nearly right, so that most bodies turn on one or two members. */
const mostly = (right: readonly unknown[], wrong: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) })
const text = (most: number) =>
  mostly(['a', '费'.repeat(most), '😀'.repeat(most / 2)], ['', '费'.repeat(most + 1), '😀'.repeat(most / 2 + 1), null, 5])
const numeral = mostly(['1', '', 'x', 0, -0, 1e308], [Number.NaN, Number.NEGATIVE_INFINITY, null, true, {}])
const poisoned: unknown = JSON.parse('{"__proto__":"1"}')
const facts = mostly(
  [{}, { a: '1', b: true, c: 2 }],
  [{ a: null }, { a: undefined }, { a: Number.NaN }, [], 'x', null, poisoned, Object.create({ a: 1 })],
)
const partly = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>, always: readonly string[] = []) =>
  fc.record({ ...members }, { requiredKeys: [...always], noNullPrototype: true })
const party = (word: string, words: readonly string[]) =>
  fc.oneof(
    { weight: 9, arbitrary: partly({ name: text(500), uscc: mostly(['x', ''], [null, 5]), [word]: mostly(words, ['king', null, '']) }) },
    fc.constantFrom<unknown>(null, [], 'x', { extra: 1 }, { extra: undefined }, poisoned),
  )
const line = fc.oneof(
  {
    weight: 12,
    arbitrary: partly(
      {
        id: text(64),
        code: text(500),
        description: text(500),
        quantity: numeral,
        unit: text(40),
        unitPrice: numeral,
        amount: numeral,
        credit: mostly([true, false], [null, 'true']),
        period: mostly([{ from: 'a', to: 'b' }], [{ from: 'a' }, { from: 1, to: 2 }, { from: 'a', to: 'b', c: 1 }, null, [], 'x']),
        facts,
      },
      ['amount'],
    ),
  },
  fc.constantFrom<unknown>(
    null,
    [],
    'x',
    undefined,
    { amount: '1', extra: undefined },
    { amount: '1', tax: {} },
    { amount: '1', tax: { rate: null } },
  ),
)

/** Bodies just inside and just outside what is ordinary. */
const near = partly(
  {
    id: text(128),
    issuer: party('role', ISSUER_ROLES),
    payer: party('kind', PAYER_KINDS),
    jurisdiction: mostly(['65', ''], [null, 65]),
    issuedOn: mostly(['2023-01-01', ''], [null, 2023]),
    currency: mostly(['CNY'], ['USD', '', null, undefined]),
    lines: fc.oneof(
      { weight: 12, arbitrary: fc.array(line, { minLength: 1, maxLength: 2 }) },
      fc.constantFrom<unknown>(null, {}, 'x', [], new Array(2)),
    ),
    facts,
    total: numeral,
  },
  ['jurisdiction', 'issuedOn', 'lines'],
)

test('the golden bills are all ordinary, or the schema takes them', () => {
  const ordinary = BILLS.filter((bill) => isOrdinary(bill))
  expect(ordinary.length / BILLS.length).toBeGreaterThan(0.9)
  for (const bill of BILLS) agrees(bill)
})

test.each([
  ['spoilt golden bills', spoiltBill, 3000],
  ['anything', anyBody, 1500],
  ['bodies at the edge of the ordinary', near, 10_000],
] as const)('%s', (_, bodies, numRuns) => {
  fc.assert(fc.property<[unknown]>(bodies, agrees), { numRuns })
})

test('of those at the edge many are ordinary and many are not', () => {
  const drawn = fc.sample(near, { numRuns: 1000, seed: 1 })
  const ordinary = drawn.filter((body) => isOrdinary(body)).length
  expect(ordinary).toBeGreaterThan(100)
  expect(ordinary).toBeLessThan(900)
})
