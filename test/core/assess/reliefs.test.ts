// Reliefs lower what an item allows: of the alternative ones the best for the payer, then every cumulative one on what is left.
import { describe, expect, test } from 'vitest'
import type { Relief } from '../../../src/core/catalogue/schema/rule.ts'
import { buildEdition, charge, gist, item, limit, relief } from '../build-edition.ts'

const hundred = [limit({ type: 'fixed', price: '100' })]
const judged = (reliefs: Relief[], amount: string, bill: object = {}, line: object = {}, jurisdiction = 'CN') =>
  buildEdition([{ items: [item('a', hundred), item('b', hundred)] }, { kind: 'relief', jurisdiction, reliefs }]).line(
    charge('a', amount, line),
    bill,
  )
const half = relief('half', ['a'], '0.5')
const most = relief('most', ['a'], '0.9')
const tenth = relief('tenth', ['a'], '0.1', { combine: 'cumulative' })
const fifth = relief('fifth', ['a'], '0.8', { combine: 'cumulative' })

describe('how they combine', () => {
  test.each([
    ['none', [], '100.00'],
    ['one', [half], '50.00'],
    ['alternative ones: the best', [most, half], '50.00'],
    ['alternative ones in the other order', [half, most], '50.00'],
    ['cumulative ones: each on what is left', [tenth, fifth], '8.00'],
    ['both', [most, half, fifth], '40.00'],
    ['one that leaves nothing', [relief('free', ['a'], '0')], '0.00'],
  ])('%s', (_, reliefs, allowed) => expect(judged(reliefs, '101').allowed).toBe(allowed))
})

test('charged without its relief a line is told which was due, and how it was reckoned', () => {
  const report = judged([half], '100')
  expect(gist(report)).toBe('violation 50.00 50.00 discount-not-applied')
  expect(report.findings[0]).toMatchObject({ rule: 'half', item: 'a', calculation: '(100.00 元) × 0.5 = 50.00 元' })
  expect(report.findings[0]?.message).toContain('half')
})

test('charged with its relief, or less, a line is permitted and is not called below the price', () => {
  expect(gist(judged([half], '40'))).toBe('permitted 50.00 0.00')
  expect(gist(judged([half], '50'))).toBe('permitted 50.00 0.00')
})

describe('when they are due', () => {
  const dated = relief('half', ['a'], '0.5', { from: '2023-06-01', to: '2023-06-30' })
  test.each([
    ['2023-05-31', '100.00'],
    ['2023-06-01', '50.00'],
    ['2023-06-30', '50.00'],
    ['2023-07-01', '100.00'],
  ])('on %s %s', (issuedOn, allowed) => expect(judged([dated], '101', { issuedOn }).allowed).toBe(allowed))

  test.each([
    ['for the item they name only', relief('half', ['b'], '0.5'), {}, 'CN'],
    ['for the names they state only', { ...half, names: ['paper'] }, {}, 'CN'],
    ['from the issuers they name only', { ...half, issuers: ['bank' as const] }, {}, 'CN'],
    ['in their own place only', half, { jurisdiction: '110101' }, '6505'],
    ['where their conditions hold', { ...half, when: { etc: true } }, { facts: { etc: false } }, 'CN'],
    ['where they are a duty', { ...half, enforceable: false }, {}, 'CN'],
    ['where they do not repeat another', { ...half, sameAs: 'other' }, {}, 'CN'],
  ])('not elsewhere: %s', (_, it, bill, place) => expect(judged([it], '100', bill, {}, place).verdict).toBe('permitted'))

  test('for lines that bear one of their names', () => {
    const { line } = buildEdition([{ items: [item('a', hundred, { aliases: ['a on paper'] })], reliefs: [{ ...half, names: ['paper'] }] }])
    expect([line(charge('a', '100')).verdict, line(charge('a on paper', '100')).verdict]).toEqual(['permitted', 'violation'])
  })
})

describe('a relief whose condition was not said', () => {
  const micro = relief('half', ['a'], '0.5', { when: { 'payer.kind': ['small-or-micro-enterprise', 'individual-business'] } })
  test.each([
    ['50', 'permitted 100.00 0.00 below-fixed'],
    ['51', 'undetermined 100.00 0.00 missing-fact'],
    ['101', 'violation 100.00 1.00 above-limit'],
  ])('%s', (amount, expected) => expect(gist(judged([micro], amount))).toBe(expected))

  test('is asked about', () => expect(judged([micro], '51').findings[0]?.missing).toEqual(['payer.kind']))
  test('is due once it is said', () => {
    expect(gist(judged([micro], '51', { payer: { kind: 'individual-business' } }))).toBe('violation 50.00 1.00 discount-not-applied')
  })
})

test('a relief that leaves nothing needs no base', () => {
  const base = item('a', [limit({ type: 'percent', rate: '0.1', of: 'contractAmount' })])
  const { line } = buildEdition({ items: [base], reliefs: [relief('free', ['a'], '0')] })
  expect(gist(line(charge('a', '1')))).toBe('violation 0.00 1.00 discount-not-applied')
})

test('a finding that rests on several rules is only as sure as the least sure of them', () => {
  const unsure = { ...half, verification: 'unconfirmed' as const }
  expect(judged([unsure], '100').findings[0]).toMatchObject({ verification: 'unconfirmed' })
  const { line } = buildEdition({
    items: [item('a', [limit({ type: 'fixed', price: '100' }, { verification: 'public-copy' })])],
    reliefs: [half],
  })
  expect(line(charge('a', '100')).findings[0]).toMatchObject({ verification: 'public-copy' })
})
