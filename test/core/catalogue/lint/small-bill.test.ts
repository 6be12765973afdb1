// The smallest bill states each circumstance where the body has its place, and nothing the limit does not ask for.
import { describe, expect, test } from 'vitest'
import { itemsOf } from '../../../../src/core/catalogue/lint/places.ts'
import { billAt, firstDayAt } from '../../../../src/core/catalogue/lint/rule-bill.ts'
import { smallBill, withoutFact } from '../../../../src/core/catalogue/lint/small-bill.ts'
import type { Item } from '../../../../src/core/catalogue/schema/item.ts'
import { ended, file, GOOD_DOCUMENT, item, limit, prohibition, relief, setOf, TODAY } from './small-set.ts'

const placed = (more: Partial<Item> = {}) => {
  const [only] = itemsOf(setOf(file({ items: [item('a', more)] }, '65')))
  if (only === undefined) throw new Error('the set has an item')
  return only
}

describe('a bill of an item', () => {
  test('is one line under its name, and no more where nothing is asked', () => {
    expect(smallBill(placed(), { day: '2020-01-01' })).toEqual({
      jurisdiction: '65',
      issuedOn: '2020-01-01',
      lines: [{ description: 'a', amount: '0.01' }],
    })
  })
  test('states roles, payers, places and quantities in the body, everything else among the facts', () => {
    const answers = { 'issuer.role': 'bank', 'issuer.name': '某行', 'payer.kind': 'individual', place: '6505', quantity: '7', etc: true }
    expect(
      smallBill(placed(), { day: '2020-01-01', answers, limit: limit({ type: 'fixed', price: '5', unit: 'kWh' }), amount: '35' }),
    ).toEqual({
      issuer: { name: '某行', role: 'bank' },
      payer: { kind: 'individual' },
      jurisdiction: '6505',
      issuedOn: '2020-01-01',
      lines: [{ description: 'a', quantity: '7', unit: 'kWh', amount: '35', facts: { etc: true } }],
    })
  })
  test('comes from who may charge it, and states the day that governs', () => {
    const bill = smallBill(placed({ issuers: ['bank', 'enterprise'], governedBy: 'contract' }), { day: '2020-01-01' })
    expect(bill.issuer).toEqual({ role: 'bank' })
    expect(bill.lines[0].facts).toEqual({ contractedOn: '2020-01-01' })
    expect(withoutFact(bill, 'contractedOn').lines[0]).not.toHaveProperty('facts')
  })
})

describe('a bill of a rule', () => {
  const content = {
    items: [item('a', { limits: [limit({ type: 'fixed', price: '5' })], ended: [ended({ from: '2022-01-01' })] })],
    prohibitions: [prohibition('p', { names: ['甲费'], issuers: ['bank'], when: { etc: true } })],
    reliefs: [relief('r', { appliesTo: ['a'], names: ['乙费'] })],
  }
  const set = setOf(file(content), { documents: { [GOOD_DOCUMENT]: { published: '2020-01-01' } } })
  const at = (...path: (string | number)[]) => ({ file: 'CN/deposit.yaml', path })
  test('is above the limit, of the ended charge, under the forbidden name, or the relieved charge in full', () => {
    const lines = [at('items', 0, 'limits', 0, 'limit', 'unit'), at('items', 0, 'ended', 0), at('prohibitions', 0), at('reliefs', 0)].map(
      (place) => {
        const { description, amount } = billAt(place, set, '2020-01-01')?.lines[0] ?? {}
        return `${description} ${amount}`
      },
    )
    expect(lines).toEqual(['a 6', 'a 0.01', '甲费 0.01', '乙费 5'])
    expect(billAt(at('prohibitions', 0), set, '2020-01-01')).toMatchObject({ issuer: { role: 'bank' }, lines: [{ facts: { etc: true } }] })
  })
  test('is dated by the first day of the rule, else its last, else today', () => {
    expect(firstDayAt(at('items', 0, 'ended', 0), set, TODAY)).toBe('2022-01-01')
    const undated = (to?: string) => setOf(file({ items: [item('a', { limits: [limit(undefined, { from: undefined, to, basis: [] })] })] }))
    expect(firstDayAt(at('items', 0, 'limits', 0), undated('2010-12-31'), TODAY)).toBe('2010-12-31')
    expect(firstDayAt(at('items', 0, 'limits', 0), undated(), TODAY)).toBe(TODAY)
  })
  test('there is none of what no bill meets: another file, a pair, a condition that cannot hold', () => {
    expect(billAt({ file: 'facts.yaml', path: ['facts', 0] }, set, TODAY)).toBeUndefined()
    expect(billAt(at('incompatible', 0), set, TODAY)).toBeUndefined()
    const never = setOf(file({ prohibitions: [prohibition('p', { when: { quantity: { below: '0' } } })] }))
    expect(billAt(at('prohibitions', 0), never, TODAY)).toBeUndefined()
  })
})
