// How many units a line bills: units of one dimension convert exactly, and what is not said is asked for, never guessed.
import { describe, expect, test } from 'vitest'
import { parseInvoice } from '../../../src/core/invoice/parse.ts'
import { BILL, buildEdition, charge, gist, item, limit, REGIONS } from '../build-edition.ts'

const built = buildEdition({
  items: [
    item('energy', [limit({ type: 'fixed', price: '0.39', unit: 'kWh' })]),
    item('freight', [limit({ type: 'ceiling', price: '30', unit: 't' })]),
    item('bulk', [limit({ type: 'ceiling', price: '390', unit: 'MWh' })]),
    item('filing', [limit({ type: 'ceiling', price: '270', unit: 'case' })]),
    item('capped', [limit({ type: 'ceiling', price: '270', unit: 'case', cap: '300' })]),
  ],
})
const judged = (name: string, amount: string, more: object = {}): string => gist(built.line(charge(name, amount, more)))

describe('units of one dimension convert', () => {
  test.each([
    ['energy', '390', { quantity: '1', unit: 'MWh' }, 'permitted 390.00 0.00'],
    ['energy', '390.01', { quantity: '1', unit: '兆瓦时' }, 'violation 390.00 0.01 above-limit'],
    ['energy', '0.39', { quantity: '1', unit: '元/度' }, 'permitted 0.39 0.00'],
    ['bulk', '390', { quantity: '1000', unit: '度' }, 'permitted 390.00 0.00'],
    ['bulk', '390.01', { quantity: '1000', unit: 'kWh' }, 'violation 390.00 0.01 above-limit'],
    ['freight', '30', { quantity: '1000', unit: 'kg' }, 'permitted 30.00 0.00'],
    ['freight', '30.01', { quantity: '1000', unit: '公斤' }, 'violation 30.00 0.01 above-limit'],
    ['freight', '0.05', { quantity: '1.5', unit: '千克' }, 'permitted 0.05 0.00'],
  ])('%s %s %j', (name, amount, more, expected) => expect(judged(name, amount, more)).toBe(expected))
})

describe('a quantity that the line says otherwise', () => {
  test('without a unit it is in the unit of the price', () =>
    expect(judged('energy', '391', { quantity: '1000' })).toBe('violation 390.00 1.00 above-limit'))
  test('by amount and unit price', () =>
    expect(judged('energy', '450', { unitPrice: '0.45', unit: 'kWh' })).toBe('violation 390.00 60.00 above-limit'))
  test('of nothing allows nothing', () => expect(judged('energy', '5', { quantity: '0' })).toBe('violation 0.00 5.00 above-limit'))
})

describe('a quantity that the line does not say', () => {
  test.each([
    ['nothing is known', {}],
    ['a unit of another dimension', { quantity: '1000', unit: 'm3' }],
    ['a unit nobody knows', { quantity: '1000', unit: '桶' }],
    ['a unit price of nothing', { unitPrice: '0' }],
  ])('%s: asked for', (_, more) => {
    const report = built.line(charge('energy', '5', more))
    expect([gist(report), report.findings[0]?.missing]).toEqual(['undetermined - 0.00 missing-fact', ['quantity']])
  })

  test.each([
    ['270', 'permitted - 0.00'],
    ['271', 'undetermined - 0.00 missing-fact'],
  ])('what is counted in whole things was billed at least once: %s', (amount, expected) => expect(judged('filing', amount)).toBe(expected))

  test.each([
    ['270', 'permitted 300.00 0.00'],
    ['300', 'undetermined 300.00 0.00 missing-fact'],
    ['301', 'violation 300.00 1.00 above-limit'],
  ])('and a cap binds however many there were: %s', (amount, expected) => expect(judged('capped', amount)).toBe(expected))
})

test('a quantity below zero never allows less than nothing: it is refused, or nothing more than the charge is claimed back', () => {
  const body = { ...BILL, lines: [charge('energy', '450', { quantity: '-1000', unit: 'kWh' })] }
  const parsed = parseInvoice(body, built.edition.vocabulary, REGIONS)
  if (!parsed.ok) return expect(parsed.faults.map((it) => it.pointer)).toEqual(['/lines/0/quantity'])
  const report = built.line(charge('energy', '450', { quantity: '-1000', unit: 'kWh' }))
  expect(Number(report.allowed)).toBeGreaterThanOrEqual(0)
  expect(Number(report.excess)).toBeLessThanOrEqual(450)
})

describe('a published price', () => {
  const markup = { type: 'markup', rate: '0.12', over: 'basePrice', series: 'grid', unit: 'kWh' } as const
  const values = [
    { from: '2023-06-01', to: '2023-06-30', price: '0.5' },
    { from: '2023-07-01', to: '2023-07-31', price: '1' },
  ]
  const references = [
    { id: 'grid', unit: 'kWh', title: { zh: '电价', en: 'grid price' }, verification: 'original' as const, basis: [], values },
  ]
  const grid = buildEdition({ items: [item('a', [limit(markup)])] }, { references })
  const month = (from: string, to: string, amount: string, more: object = {}) =>
    gist(grid.line(charge('a', amount, { quantity: '30', unit: 'kWh', period: { from, to }, ...more })))

  test('is that of the month of supply', () => {
    expect(month('2023-06-01', '2023-06-30', '16.80')).toBe('permitted 16.80 0.00')
    expect(month('2023-07-01', '2023-07-31', '33.61')).toBe('violation 33.60 0.01 above-limit')
  })

  test('is the latest of those without a last day', () => {
    const open = [
      { from: '2023-01-01', price: '0.5' },
      { from: '2023-06-01', price: '1' },
    ]
    const later = buildEdition({ items: [item('a', [limit(markup)])] }, { references: references.map((it) => ({ ...it, values: open })) })
    expect(later.line(charge('a', '33.60', { quantity: '30' })).allowed).toBe('33.60')
  })

  test('gives way to the price the bill states', () => {
    expect(month('2023-06-01', '2023-06-30', '33.60', { facts: { basePrice: '1' } })).toBe('permitted 33.60 0.00')
  })

  test('that is not held for the month is asked for, and no other month stands in', () => {
    const report = grid.line(charge('a', '5', { quantity: '30', period: { from: '2023-08-01', to: '2023-08-31' } }))
    expect([gist(report), report.findings[0]?.missing]).toEqual(['undetermined - 0.00 missing-reference', ['basePrice']])
  })

  test('that changes inside the period is taken day by day', () => {
    expect(month('2023-06-16', '2023-07-15', '25.20')).toBe('permitted 25.20 0.00 period-straddles')
    expect(month('2023-06-16', '2023-07-15', '25.21')).toBe('violation 25.20 0.01 above-limit period-straddles')
  })

  test('that is held for a part of the period only does not stand for the rest', () => {
    expect(month('2023-07-17', '2023-08-15', '33.60')).toMatch(/^undetermined .*missing-reference/)
  })
})
