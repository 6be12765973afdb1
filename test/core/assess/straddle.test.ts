// A period that straddles a change: judged day by day where the quantity spreads over days, else bounded by the rules on either side.
import { describe, expect, test } from 'vitest'
import type { Limit } from '../../../src/core/catalogue/schema/limit.ts'
import {
  buildEdition,
  type Contents,
  charge,
  ended,
  gist,
  item,
  limit,
  offList,
  prohibition,
  relief,
  type Shelf,
} from '../build-edition.ts'

const one = (price: string, more: object = {}, unit: string | null = 'kWh'): Limit =>
  limit({ type: 'ceiling', price, ...(unit === null ? {} : { unit }) }, more)
const june = { to: '2023-06-30' }
const july = { from: '2023-07-01' }
/** Fifteen days on either side of the first of July. */
const HALF = { quantity: '30', unit: 'kWh', period: { from: '2023-06-16', to: '2023-07-15' } }
const OFF: Shelf = { kind: 'prohibition', prohibitions: [offList()] }
const judged = (limits: Limit[], amount: string, line: object = HALF, more: object = {}, contents: Contents = {}) =>
  buildEdition([{ items: [item('a', limits, more)] }, OFF], contents).line(charge('a', amount, line))

describe('energy is apportioned by day', () => {
  const limits = [one('1', june), one('0.5', july)]
  test.each([
    ['22.50', 'permitted 22.50 0.00 period-straddles'],
    ['22.51', 'violation 22.50 0.01 above-limit period-straddles'],
  ])('%s', (amount, expected) => expect(gist(judged(limits, amount))).toBe(expected))

  test('in pieces of unequal length', () => {
    const line = { ...HALF, quantity: '31', period: { from: '2023-06-30', to: '2023-07-30' } }
    expect(judged(limits, '100', line).allowed).toBe('16.00')
  })

  test('and says how', () => {
    const finding = judged(limits, '22.50').findings[0]
    expect(finding?.code).toBe('period-straddles')
    expect(finding?.message).toContain('2023-06-16–2023-06-30')
    expect(finding?.message).toContain('2023-07-01–2023-07-15')
    expect(finding?.calculation).toBe(
      '2023-06-16–2023-06-30: 15 kWh × 1 元/kWh = 15.00 元；2023-07-01–2023-07-15: 15 kWh × 0.5 元/kWh = 7.50 元；合计 22.50 元',
    )
  })

  test('each piece is cited by the documents of its own days', () => {
    const documents = { N: { title: 'N', inForce: '2023-07-01' }, O: { title: 'O', inForce: '2000-01-01', until: '2023-06-30' } }
    const limitsOfTwo = [one('1', { ...june, basis: [{ document: 'O' }] }), one('0.5', { ...july, basis: [{ document: 'N' }] })]
    const cited = judged(limitsOfTwo, '30', HALF, {}, { documents }).findings[0]?.basis.map((it) => it.document)
    expect(cited?.toSorted()).toEqual(['N', 'O'])
  })

  test('three pieces that come out at half a fen', () => {
    const days = ['2023-06-01', '2023-06-02', '2023-06-03'].map((day, place) =>
      one('0.125', { from: day, ...(place < 2 ? { to: day } : {}) }),
    )
    expect(judged(days, '0.13', { quantity: '1', unit: 'kWh', period: { from: '2023-06-01', to: '2023-06-03' } }).verdict).toBe('permitted')
  })
})

describe('a change that does not touch the line', () => {
  test('outside its period', () => {
    expect(gist(judged([one('1', june), one('0.5', july)], '30', { ...HALF, period: { from: '2023-06-01', to: '2023-06-30' } }))).toBe(
      'permitted 30.00 0.00',
    )
  })
  test('of another class of customer', () => {
    const limits = [one('9', { ...june, when: { etc: true } }), one('8', { ...july, when: { etc: true } }), one('1')]
    expect(gist(judged(limits, '30', { ...HALF, facts: { etc: false } }))).toBe('permitted 30.00 0.00')
  })
})

describe('other changes inside the period', () => {
  test('the charge ended: nothing for the days after', () => {
    const report = judged([one('1')], '30', HALF, { ended: [ended('abolished', july)] })
    expect([report.verdict, report.allowed, report.excess]).toEqual(['violation', '15.00', '15.00'])
  })

  test('the charge began: nothing for the days before, and only that is claimed back', () => {
    const introduced = { ...july, basis: [{ document: 'D' }], verification: 'original' }
    const report = judged([one('1')], '30', HALF, { introduced })
    expect([report.verdict, report.allowed, report.excess]).toEqual(['violation', '15.00', '15.00'])
    expect(report.findings[0]?.message).toContain('15.00')
    expect(report.findings[0]?.message).not.toContain('30.00 元可要求')
  })

  test('a relief began', () => {
    const shelves: Shelf[] = [{ items: [item('a', [one('1')])], reliefs: [relief('half', ['a'], '0.5', july)] }]
    expect(buildEdition(shelves).line(charge('a', '22.51', HALF))).toMatchObject({ verdict: 'violation', allowed: '22.50' })
  })

  test('a prohibition began', () => {
    const shelves: Shelf[] = [
      { items: [item('a', [one('1')])] },
      { kind: 'prohibition', prohibitions: [prohibition('p', { ...july, names: ['a'] })] },
    ]
    expect(buildEdition(shelves).line(charge('a', '16', HALF))).toMatchObject({ verdict: 'violation', allowed: '15.00', excess: '1.00' })
  })

  test('the market was free before', () => {
    const limits = [limit({ type: 'market' }, june), one('0.5', july)]
    expect(gist(judged(limits, '30'))).toBe('violation 22.50 7.50 above-limit period-straddles')
  })

  test('no limit is held for a part of it', () => {
    expect(judged([one('1', july)], '10').verdict).toBe('permitted')
    expect(judged([one('1', july)], '30').verdict).toBe('undetermined')
  })
})

describe('what cannot be split by day', () => {
  const whole = { period: HALF.period }
  const limits = [one('10', june, null), one('20', july, null)]
  test.each([
    ['10', 'permitted 20.00 0.00'],
    ['15', 'undetermined 20.00 0.00 missing-fact'],
    ['21', 'violation 20.00 1.00 above-limit'],
  ])('is bounded by the rules on either side: %s', (amount, expected) => expect(gist(judged(limits, amount, whole))).toBe(expected))

  test('is asked for its days', () => expect(judged(limits, '15', whole).findings[0]?.missing).toEqual(['period']))

  test('is counted in things, not in days', () => {
    const cases = [one('10', june, 'case'), one('20', july, 'case')]
    expect(gist(judged(cases, '25', { ...whole, quantity: '2', unit: 'case' }))).toBe('undetermined 40.00 0.00 missing-fact')
  })

  const market = (more: object) => limit({ type: 'market' }, more)
  test.each([
    ['before', [market(june), one('10', july, null)]],
    ['after', [one('10', june, null), market(july)]],
  ])('where the market was free %s: what both allow is permitted, more is open', (_, its) => {
    expect(judged(its, '10', whole).verdict).toBe('permitted')
    expect(judged(its, '11', whole).verdict).toBe('undetermined')
  })
})
