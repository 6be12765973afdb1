// Never guess: what was not said is worked out for every possible answer, and only what they all agree on is certain.
import { describe, expect, test } from 'vitest'
import type { Item } from '../../../src/core/catalogue/schema/item.ts'
import type { Limit } from '../../../src/core/catalogue/schema/limit.ts'
import { buildEdition, charge, gist, item, limit, relief } from '../build-edition.ts'

const fixed = (price: string, when?: Limit['when']): Limit => limit({ type: 'ceiling', price }, when === undefined ? {} : { when })
const judged = (limits: Limit[], amount: string, more: object = {}, its: Partial<Item> = {}) =>
  buildEdition({ items: [item('a', limits, its)] }).line(charge('a', amount), more)

describe('of the limits the first that matches wins', () => {
  const limits = [fixed('10', { metering: 'flat' }), fixed('20', { etc: true }), fixed('30')]
  test.each([
    [{ metering: 'flat', etc: true }, '10.00'],
    [{ metering: 'time-of-use', etc: true }, '20.00'],
    [{ metering: 'time-of-use', etc: false }, '30.00'],
  ])('%j allows %s', (facts, allowed) => expect(judged(limits, '1', { facts }).allowed).toBe(allowed))
})

describe('every member of a condition must hold', () => {
  const limits = [fixed('10', { metering: 'flat', etc: true }), fixed('20')]
  test.each([
    [{ metering: 'flat', etc: true }, 'permitted 10.00 0.00'],
    [{ metering: 'flat', etc: false }, 'permitted 20.00 0.00'],
    [{ metering: 'time-of-use' }, 'permitted 20.00 0.00'],
    [{ etc: false }, 'permitted 20.00 0.00'],
  ])('%j: %s, and one that is known to fail asks no more', (facts, expected) =>
    expect(gist(judged(limits, '10', { facts }))).toBe(expected),
  )
})

type Forking = [fact: string, limits: Limit[], bill: object]
const forks: Forking[] = [
  ['customerClass', [fixed('10', { customerClass: 'residential' }), fixed('15', { customerClass: ['agricultural'] }), fixed('20')], {}],
  ['etc', [fixed('10', { etc: true }), fixed('20', { etc: false })], {}],
  ['contractAmount', [fixed('10', { contractAmount: { atMost: '100' } }), fixed('20')], {}],
  ['contractAmount', [fixed('10', { contractAmount: { atMost: '100' } }), fixed('20', { contractAmount: { above: '100' } })], {}],
  [
    'contractAmount',
    [
      fixed('10', { contractAmount: { below: '100' } }),
      fixed('15', { contractAmount: { atLeast: '100', below: '200' } }),
      fixed('20', { contractAmount: { atLeast: '200' } }),
    ],
    {},
  ],
  ['road', [fixed('10', { road: ['G30', 'G7'] }), fixed('20')], {}],
  ['payer.kind', [fixed('10', { 'payer.kind': ['small-or-micro-enterprise'] }), fixed('20')], {}],
  ['issuer.name', [fixed('10', { 'issuer.name': '国网' }), fixed('20')], { issuer: { role: 'administrative-agency', name: '哈密某物业' } }],
]

describe.each(forks)('%s was not said, and the answers allow from 10 to 20', (fact, limits, bill) => {
  test.each([
    ['10', 'permitted 20.00 0.00'],
    ['10.01', 'undetermined 20.00 0.00 missing-fact'],
    ['20', 'undetermined 20.00 0.00 missing-fact'],
    ['20.01', 'violation 20.00 0.01 above-limit'],
  ])('%s', (amount, expected) => expect(gist(judged(limits, amount, bill))).toBe(expected))

  test('in between it is asked, with what is certain meanwhile', () => {
    const finding = judged(limits, '15.01', bill).findings[0]
    expect(finding).toMatchObject({ code: 'missing-fact', missing: [fact], least: '10.00', most: '20.00' })
  })
})

describe('a question is asked only where its answer matters', () => {
  test('not where both answers allow the same', () => {
    expect(gist(judged([fixed('10', { etc: true }), fixed('10')], '11'))).toBe('violation 10.00 1.00 above-limit')
  })

  test('of two questions only the one that matters', () => {
    const limits = [fixed('10', { metering: 'flat', etc: true }), fixed('10', { metering: 'flat' }), fixed('20')]
    expect(judged(limits, '15').findings[0]?.missing).toEqual(['metering'])
  })

  test('the second where the first was answered', () => {
    const limits = [fixed('10', { metering: 'flat', etc: true }), fixed('20')]
    expect(judged(limits, '15', { facts: { metering: 'flat' } }).findings[0]?.missing).toEqual(['etc'])
  })

  test('with its values, once a line, in both languages', () => {
    const built = buildEdition({ items: [item('a', [fixed('10', { metering: 'flat' }), fixed('20')])] })
    const bill = { lines: [charge('a', '15', { period: { from: '2023-06-01', to: '2023-06-30' } }), charge('a', '16')] }
    expect(built.check(bill).questions).toEqual(
      ['1', '2'].map((line) => ({ fact: 'metering', line, question: 'metering？', values: ['flat', 'time-of-use'] })),
    )
    expect(built.check(bill, 'en').questions.map((it) => it.question)).toEqual(['metering?', 'metering?'])
  })
})

describe('where a fact stands', () => {
  const limits = [fixed('10', { etc: true }), fixed('20')]
  const built = buildEdition({ items: [item('a', limits)] })

  test('on the invoice it holds for every line, on the line it wins', () => {
    const lines = [charge('a', '15'), charge('a', '16', { facts: { etc: false } })]
    expect(built.check({ facts: { etc: true }, lines }).lines.map((it) => it.verdict)).toEqual(['violation', 'permitted'])
  })

  test('a name that holds the text decides, whatever stands around it', () => {
    const named = [fixed('10', { 'issuer.name': ['国网', '电力公司'] }), fixed('20')]
    expect(gist(judged(named, '15', { issuer: { role: 'administrative-agency', name: '国网新疆电力有限公司哈密供电公司' } }))).toBe(
      'violation 10.00 5.00 above-limit',
    )
  })

  test.each([
    ['650502', '10.00'],
    ['6505', '10.00'],
    ['65', '20.00'],
    ['110101', '20.00'],
  ])('the place of the bill, %s, is never asked about', (jurisdiction, allowed) => {
    expect(judged([fixed('10', { place: '6505' }), fixed('20')], '1', { jurisdiction }).allowed).toBe(allowed)
  })
})

describe('the ends of an interval', () => {
  test.each([
    [{ above: '100' }, '100', false],
    [{ above: '100' }, '100.01', true],
    [{ atLeast: '100' }, '99.99', false],
    [{ atLeast: '100' }, '100', true],
    [{ below: '100' }, '100', false],
    [{ below: '100' }, '99.99', true],
    [{ atMost: '100' }, '100.00', true],
    [{ atMost: '100' }, '100.01', false],
    [{ above: '50', atMost: '100' }, '50', false],
  ])('%j and %s: %s', (interval, contractAmount, holds) => {
    const report = judged([fixed('10', { contractAmount: interval }), fixed('20')], '1', { facts: { contractAmount } })
    expect(report.allowed).toBe(holds ? '10.00' : '20.00')
  })
})

describe('more questions than can be followed', () => {
  const letters = [...'bcdefghijklmn']
  const facts = letters.map((letter) => ({ name: `x${letter}`, type: 'boolean' as const, question: { zh: letter, en: letter } }))
  const reliefs = letters.map((letter) => relief(`r-${letter}`, ['a'], '0.9', { combine: 'cumulative', when: { [`x${letter}`]: true } }))
  const built = buildEdition({ items: [item('a', [fixed('10')])], reliefs }, { facts })

  test.each(['2', '9', '10'])('leave the line open, and claim no more than is known: %s', (amount) => {
    const report = built.line(charge('a', amount))
    expect(report.verdict).not.toBe('violation')
    // With no relief at all 10 may be charged: anything less must not be called the most.
    if (report.allowed !== null) expect(Number(report.allowed)).toBeGreaterThanOrEqual(10)
  })
})
