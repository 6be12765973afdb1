// arithmetic: products, taxes and totals add up, but for rounding to the fen.
import { describe, expect, test } from 'vitest'
import { buildEdition, charge, item, limit } from '../build-edition.ts'

const built = buildEdition({ items: [item('a', [limit({ type: 'ceiling', price: '100000' })])] })
const fires = (amount: string, more: object): boolean =>
  built.line(charge('a', amount, more)).findings.some((it) => it.code === 'arithmetic')

describe('quantity × unit price', () => {
  test.each([
    ['10.00', '3', '3.3333', false],
    ['10.01', '3', '3.3333', false],
    ['9.99', '3', '3.3333', false],
    ['10.02', '3', '3.3333', true],
    ['9.98', '3', '3.3333', true],
    ['0.01', '0.5', '0.01', false],
    ['8', '2', '4', false],
    ['9', '2', '4', true],
    ['7', '2', '4', true],
  ])('%s = %s × %s fires: %s', (amount, quantity, unitPrice, expected) => expect(fires(amount, { quantity, unitPrice })).toBe(expected))

  test('claims back what the product does not bear out', () => {
    expect(built.line(charge('a', '9', { quantity: '2', unitPrice: '4' }))).toMatchObject({
      verdict: 'violation',
      allowed: '8.00',
      excess: '1.00',
    })
  })

  test('claims nothing back where less was charged', () => {
    expect(built.line(charge('a', '7', { quantity: '2', unitPrice: '4' }))).toMatchObject({ verdict: 'violation', excess: '0.00' })
  })

  test('a stricter limit stays stricter', () => {
    const strict = buildEdition({ items: [item('a', [limit({ type: 'ceiling', price: '5' })])] })
    expect(strict.line(charge('a', '9', { quantity: '2', unitPrice: '4' }))).toMatchObject({ allowed: '5.00', excess: '4.00' })
  })

  test('holds for a market price too', () => {
    const line = buildEdition([]).line(charge('coffee', '9', { quantity: '2', unitPrice: '4' }), { issuer: { role: 'enterprise' } })
    expect(line).toMatchObject({ verdict: 'violation', excess: '1.00' })
  })

  test('holds for a credit line by its size', () => {
    const credit = (amount: string) => charge('a', amount, { credit: true, quantity: '2', unitPrice: '4' })
    const report = (amount: string) => built.check({ lines: [charge('a', '50'), credit(amount)] })
    expect(report('-8').verdict).toBe('permitted')
    expect(report('-9').verdict).toBe('violation')
  })
})

describe('net, tax and amount', () => {
  test.each([
    ['113', { rate: '0.13', net: '100', amount: '13' }, false],
    ['113', { rate: '0.13', net: '100' }, false],
    ['113', { net: '100', amount: '13' }, false],
    ['113', { rate: '0.13' }, false],
    ['113.01', { rate: '0.13', net: '100', amount: '13' }, false],
    ['113.02', { rate: '0.13', net: '100', amount: '13' }, true],
    ['114', { rate: '0.13', net: '100' }, true],
    ['114', { rate: '0.13', net: '100', amount: '14' }, true],
  ])('%s from %j fires: %s', (amount, tax, expected) => expect(fires(amount, { tax })).toBe(expected))
})

describe('lines and total', () => {
  const total = (sums: string[], stated: string) =>
    built.check({ lines: sums.map((sum, place) => charge('a', sum, { facts: { object: `${place}` } })), total: stated })

  test.each([
    [['10', '20.5'], '30.5', 'permitted'],
    [['10', '20.5'], '30.52', 'permitted'],
    [['10', '20.5'], '30.53', 'violation'],
    [['10', '20.5'], '30.47', 'violation'],
  ])('%j and %s: %s', (sums, stated, expected) => expect(total(sums, stated).verdict).toBe(expected))

  test('are a matter of the bill, not of a line', () => {
    const report = total(['10'], '11')
    expect(report.findings).toMatchObject([{ code: 'arithmetic', severity: 'violation', calculation: 'Σ 10.00 ≠ 11.00' }])
    expect(report.lines.map((line) => line.verdict)).toEqual(['permitted'])
  })

  test('count credits as what they are', () => {
    const lines = [charge('a', '12'), charge('a', '-2', { credit: true })]
    expect(built.check({ lines, total: '10' }).verdict).toBe('permitted')
    expect(built.check({ lines, total: '12' }).verdict).toBe('violation')
  })
})

test('a line that states no product is named as not examined for it', () => {
  const { coverage } = built.check({ lines: [charge('a', '8', { quantity: '2', unitPrice: '4' }), charge('a', '9', { quantity: '2' })] })
  expect(coverage).toMatchObject({ lines: 2, examined: 2, notChecked: [{ rule: 'arithmetic', lines: ['2'] }] })
})
