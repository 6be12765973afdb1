// Lines that belong together: components of a charge, add-ons to it, credits against it, repetitions of it.
import { describe, expect, test } from 'vitest'
import { buildEdition, charge, gist, item, limit, prohibition, type Shelf } from '../build-edition.ts'

const electricity = item('electricity', [limit({ type: 'fixed', price: '0.39', unit: 'kWh' })], { includes: ['line loss'] })
const supply: Shelf = { kind: 'electricity-tariff', items: [electricity] }
const energy = (amount: string, more: object = {}) => charge('electricity', amount, { quantity: '1000', unit: 'kWh', ...more })
const gists = (shelves: Shelf[], lines: object[], bill: object = {}): string[] =>
  buildEdition(shelves)
    .check({ ...bill, lines })
    .lines.map(gist)

describe('a component counts towards the limit of its charge', () => {
  test.each([
    ['within it', '380', '10', 'permitted 10.00 0.00'],
    ['a fen beyond it', '380', '10.01', 'violation 10.00 0.01 above-limit'],
    ['on top of a charge that takes it all', '390', '5', 'violation 0.00 5.00 above-limit'],
    ['on top of a charge that takes too much', '400', '5', 'violation 0.00 5.00 above-limit'],
  ])('%s', (_, main, loss, expected) => expect(gists([supply], [energy(main), charge('line loss', loss)])[1]).toBe(expected))

  test('wherever it stands on the bill', () => {
    expect(gists([supply], [charge('line loss', '10.01'), energy('380')])[0]).toBe('violation 10.00 0.01 above-limit')
  })

  test('two components share what is left', () => {
    expect(gists([supply], [energy('380'), charge('line loss', '6'), charge('line loss', '6')]).slice(1)).toEqual([
      'permitted 10.00 0.00',
      'violation 4.00 2.00 above-limit',
    ])
  })

  test('two charges leave room together', () => {
    expect(gists([supply], [energy('380'), energy('370', { id: 'x' }), charge('line loss', '30')])[2]).toBe('permitted 30.00 0.00')
  })

  test('alone on a bill it is asked about', () => {
    const [line] = buildEdition([supply]).check({ lines: [charge('line loss', '5')] }).lines
    expect([line?.verdict, line?.findings[0]?.missing]).toEqual(['undetermined', ['electricityLine']])
  })

  test('of a charge at a market price it is one too', () => {
    const market: Shelf = { items: [item('electricity', [limit({ type: 'market' })], { includes: ['line loss'] })] }
    expect(gists([market], [energy('380'), charge('line loss', '5')])[1]).toBe('not-regulated - 0.00 not-regulated')
  })

  test('of an ordinary enterprise is its own affair', () => {
    expect(gists([supply], [charge('line loss', '5')], { issuer: { role: 'enterprise' } })).toEqual(['not-regulated - 0.00 not-regulated'])
  })
})

describe('an add-on is forbidden on a bill that carries the charge', () => {
  const addOn = prohibition('add-on', {
    reach: 'with-charge',
    with: 'electricity',
    names: ['capacity fee'],
    weakNames: ['service fee'],
    issuers: ['non-grid-supplier'],
  })
  const shelves: Shelf[] = [supply, { kind: 'prohibition', prohibitions: [addOn] }]
  const supplier = { issuer: { role: 'non-grid-supplier' } }

  test.each(['capacity fee', 'service fee'])('%s beside electricity', (name) => {
    const [, line] = buildEdition(shelves).check({ ...supplier, lines: [energy('390'), charge(name, '20')] }).lines
    expect(line && gist(line)).toBe('violation 0.00 20.00 prohibited')
    expect(line?.findings[0]?.rule).toBe('add-on')
  })

  test('before the charge as well as after it', () => {
    expect(gists(shelves, [charge('service fee', '20'), energy('390')], supplier)[0]).toBe('violation 0.00 20.00 prohibited')
  })

  test.each(['capacity fee', 'service fee'])('%s on a bill without electricity is not', (name) => {
    expect(gists(shelves, [charge(name, '20')], supplier)[0]).not.toContain('prohibited')
  })

  test('from another kind of issuer is not', () => {
    expect(gists(shelves, [energy('390'), charge('service fee', '20')], { issuer: { role: 'enterprise' } })[1]).toBe(
      'not-regulated - 0.00 not-regulated',
    )
  })
})

describe('a prohibition decides before any item', () => {
  const forbidden = (more: object): Shelf[] => [
    { items: [item('a', [limit({ type: 'ceiling', price: '10' })])] },
    { kind: 'prohibition', prohibitions: [prohibition('p', { names: ['a'], ...more })] },
  ]
  const one = (more: object, bill: object = {}, amount = '5') => gists(forbidden(more), [charge('a', amount)], bill)[0]

  test('even for what a catalogue lists', () => expect(one({})).toBe('violation 0.00 5.00 prohibited'))
  test('and reaches everyone where it names nobody', () =>
    expect(one({}, { issuer: { role: 'enterprise' } })).toBe('violation 0.00 5.00 prohibited'))
  test('and only those it names', () => expect(one({ issuers: ['bank'] })).toBe('permitted 10.00 0.00'))
  test('in force only', () => {
    expect(one({ from: '2023-06-16' })).toBe('permitted 10.00 0.00')
    expect(one({ to: '2023-06-14' })).toBe('permitted 10.00 0.00')
  })
  test('as background it never does', () => expect(one({ reach: 'background' })).toBe('permitted 10.00 0.00'))
  test('for circumstances that do not hold it does not', () =>
    expect(one({ when: { compelled: true } }, { facts: { compelled: false } })).toBe('permitted 10.00 0.00'))
  test('for circumstances that were not said it asks', () => {
    expect(one({ when: { compelled: true } })).toBe('undetermined 10.00 0.00 missing-fact')
    expect(one({ when: { compelled: true } }, {}, '11')).toBe('violation 10.00 1.00 above-limit')
  })
  test('charged at nothing it is no violation', () => expect(one({}, {}, '0')).toMatch(/^permitted/))
})

describe('a credit is taken off the line it belongs to', () => {
  const shelves: Shelf[] = [{ items: [item('a', [limit({ type: 'ceiling', price: '10' })])] }]
  const credit = (amount: string) => charge('a', amount, { credit: true })

  test('so that what was given back is not claimed again', () => {
    expect(gists(shelves, [charge('a', '12'), credit('-2')])).toEqual(['permitted 10.00 0.00', 'permitted - 0.00'])
    expect(gists(shelves, [charge('a', '12'), credit('-1.99')])[0]).toBe('violation 10.00 0.01 above-limit')
  })

  test('before the line as well as after it', () => {
    expect(gists(shelves, [credit('-2'), charge('a', '12')])[1]).toBe('permitted 10.00 0.00')
  })

  test('the nearest before it of two', () => {
    const bill = [charge('a', '12', { facts: { object: '1' } }), charge('a', '13', { facts: { object: '2' } }), credit('-3')]
    expect(gists(shelves, bill).slice(0, 2)).toEqual(['violation 10.00 2.00 above-limit', 'permitted 10.00 0.00'])
  })

  test('over several lines where it is more than one', () => {
    const bill = [charge('a', '11', { facts: { object: '1' } }), charge('a', '12', { facts: { object: '2' } }), credit('-13')]
    expect(gists(shelves, bill).slice(0, 2)).toEqual(['permitted 10.00 0.00', 'permitted 10.00 0.00'])
  })

  test('of nothing on the bill it stands alone, and lowers the sum', () => {
    const report = buildEdition(shelves).check({ lines: [charge('a', '12'), charge('other', '-2', { credit: true })] })
    expect(report.lines.map(gist)).toEqual(['violation 10.00 2.00 above-limit', 'not-regulated - 0.00 not-regulated'])
    expect(report.summary).toMatchObject({ charged: '10.00', excess: '2.00' })
  })

  test('the sum of the bill is what is left to pay', () => {
    const { summary } = buildEdition(shelves).check({ lines: [charge('a', '12'), credit('-2')], total: '10' })
    expect(summary).toMatchObject({ charged: '10.00', allowed: '10.00', excess: '0.00', lines: 2 })
  })
})
