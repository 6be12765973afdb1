// Every shape of limit: what it allows, and the arithmetic a person can redo on paper.
import { describe, expect, test } from 'vitest'
import type { LimitShape } from '../../../src/core/catalogue/schema/limit.ts'
import type { LineReport } from '../../../src/core/findings/report.ts'
import { buildEdition, gist, item, limit } from '../build-edition.ts'

const judged = (shape: LimitShape, line: object): LineReport =>
  buildEdition({ items: [item('a', [limit(shape)])] }).line({ description: 'a', ...line })
const of = (contractAmount: string) => ({ facts: { contractAmount } })

type Case = [what: string, shape: LimitShape, line: { amount: string; [member: string]: unknown }, expected: string, calculation?: string]
const perKwh = { quantity: '1000', unit: 'kWh' }

const prices: Case[] = [
  [
    'fixed, charged exactly',
    { type: 'fixed', price: '0.39', unit: 'kWh' },
    { ...perKwh, amount: '390' },
    'permitted 390.00 0.00',
    '1000 kWh × 0.39 元/kWh = 390.00 元',
  ],
  [
    'fixed, a fen too much',
    { type: 'fixed', price: '0.39', unit: 'kWh' },
    { ...perKwh, amount: '390.01' },
    'violation 390.00 0.01 above-limit',
  ],
  ['fixed, less', { type: 'fixed', price: '0.39', unit: 'kWh' }, { ...perKwh, amount: '380' }, 'permitted 390.00 0.00 below-fixed'],
  [
    'fixed for the whole charge',
    { type: 'fixed', price: '80' },
    { amount: '90', quantity: '3' },
    'violation 80.00 10.00 above-limit',
    '80.00 元',
  ],
  [
    'fixed with a cap',
    { type: 'fixed', price: '2', unit: 'kWh', cap: '500' },
    { ...perKwh, amount: '501' },
    'violation 500.00 1.00 above-limit',
  ],
  [
    'fixed with a minimum',
    { type: 'fixed', price: '0.01', unit: 'kWh', minimum: '20' },
    { ...perKwh, amount: '20' },
    'permitted 20.00 0.00',
  ],
  ['ceiling, charged less', { type: 'ceiling', price: '0.5', unit: 'kWh' }, { ...perKwh, amount: '1' }, 'permitted 500.00 0.00'],
  [
    'ceiling, charged more',
    { type: 'ceiling', price: '0.5', unit: 'kWh' },
    { ...perKwh, amount: '600' },
    'violation 500.00 100.00 above-limit',
  ],
  ['range, in between', { type: 'range', min: '10', max: '20' }, { amount: '15' }, 'permitted 20.00 0.00 below-fixed'],
  ['range, above', { type: 'range', min: '10', max: '20' }, { amount: '21' }, 'violation 20.00 1.00 above-limit'],
  ['free, charged nothing', { type: 'free' }, { amount: '0' }, 'permitted 0.00 0.00', '免费'],
  ['free, charged', { type: 'free' }, { amount: '0.01' }, 'violation 0.00 0.01 above-limit'],
  ['market', { type: 'market' }, { amount: '1000000' }, 'not-regulated - 0.00 not-regulated'],
]

const shares: Case[] = [
  [
    'percent of a fact',
    { type: 'percent', rate: '0.1', of: 'contractAmount' },
    { ...of('1234.56'), amount: '123.46' },
    'permitted 123.46 0.00',
    '1234.56 元 × 0.1 = 123.46 元',
  ],
  [
    'percent, too much',
    { type: 'percent', rate: '0.1', of: 'contractAmount' },
    { ...of('1000'), amount: '120' },
    'violation 100.00 20.00 above-limit',
  ],
  [
    'percent with a cap',
    { type: 'percent', rate: '0.1', of: 'contractAmount', cap: '90' },
    { ...of('1000'), amount: '91' },
    'violation 90.00 1.00 above-limit',
    '1000.00 元 × 0.1 = 100.00 元；最高 90.00 元',
  ],
  [
    'percent with a minimum',
    { type: 'percent', rate: '0.1', of: 'contractAmount', minimum: '50' },
    { ...of('100'), amount: '50' },
    'permitted 50.00 0.00',
    '100.00 元 × 0.1 = 10.00 元；最低 50.00 元',
  ],
  [
    'percent a day',
    { type: 'percent', rate: '0.0005', of: 'contractAmount', per: 'daysOverdue' },
    { facts: { contractAmount: '10000', daysOverdue: '30' }, amount: '150' },
    'permitted 150.00 0.00',
    '10000.00 元 × 0.0005 × 30 = 150.00 元',
  ],
  [
    'discount given',
    { type: 'discount', payable: '0.64', of: 'standardToll' },
    { facts: { standardToll: '500' }, amount: '320' },
    'permitted 320.00 0.00',
  ],
  [
    'discount not given',
    { type: 'discount', payable: '0.64', of: 'standardToll' },
    { facts: { standardToll: '500' }, amount: '500' },
    'violation 320.00 180.00 discount-not-applied',
    '500.00 元 × 0.64 = 320.00 元',
  ],
  [
    'markup over a fact',
    { type: 'markup', rate: '0.12', over: 'basePrice', unit: 'kWh' },
    { ...perKwh, facts: { basePrice: '0.5' }, amount: '561' },
    'violation 560.00 1.00 above-limit',
    '1000 kWh × 0.5 元/kWh × 1.12 = 560.00 元',
  ],
  [
    'markup on the whole charge',
    { type: 'markup', rate: '0.1', over: 'basePrice' },
    { facts: { basePrice: '50' }, amount: '55' },
    'permitted 55.00 0.00',
  ],
]

const slab = { type: 'tiers', method: 'slab', by: 'contractAmount' } as const
const graduated = { type: 'tiers', method: 'graduated', by: 'contractAmount' } as const
const rates = [{ upTo: '1000', rate: '0.1' }, { rate: '0.05' }]
const tiers: Case[] = [
  ['slab, the lower tier holds its end', { ...slab, tiers: rates }, { ...of('1000'), amount: '100' }, 'permitted 100.00 0.00'],
  [
    'slab, the upper tier governs the whole',
    { ...slab, tiers: rates },
    { ...of('1000.01'), amount: '50.01' },
    'violation 50.00 0.01 above-limit',
  ],
  [
    'slab with an open end',
    { ...slab, tiers: [{ below: '1000', amount: '5' }, { amount: '7' }] },
    { ...of('1000'), amount: '7' },
    'permitted 7.00 0.00',
  ],
  [
    'slab with a cap of the tier',
    { ...slab, tiers: [{ upTo: '1000', rate: '0.1', cap: '60' }, { rate: '0.05' }] },
    { ...of('1000'), amount: '61' },
    'violation 60.00 1.00 above-limit',
  ],
  ['graduated, within the first tier', { ...graduated, tiers: rates }, { ...of('400'), amount: '40' }, 'permitted 40.00 0.00'],
  [
    'graduated, each part by its own tier',
    { ...graduated, tiers: rates },
    { ...of('3000'), amount: '200' },
    'permitted 200.00 0.00',
    '1000 × 0.1 = 100.00 元；2000 × 0.05 = 100.00 元; Σ = 200.00 元',
  ],
  [
    'graduated with a first sum',
    { ...graduated, tiers: [{ upTo: '1000', amount: '50' }, { rate: '0.02' }] },
    { ...of('2000'), amount: '70.01' },
    'violation 70.00 0.01 above-limit',
  ],
  [
    'graduated with a cap over all',
    { ...graduated, tiers: rates, cap: '120' },
    { ...of('3000'), amount: '121' },
    'violation 120.00 1.00 above-limit',
  ],
  [
    'graduated of nothing',
    { ...graduated, tiers: [{ upTo: '1000', amount: '50' }, { rate: '0.02' }] },
    { ...of('0'), amount: '50' },
    'permitted 50.00 0.00',
  ],
  [
    'by the quantity of the line',
    { type: 'tiers', method: 'graduated', by: 'quantity', unit: 'm3', tiers: [{ upTo: '10', price: '2' }, { price: '3' }] },
    { quantity: '15', unit: '立方米', amount: '35' },
    'permitted 35.00 0.00',
  ],
]

describe.each([
  ['prices', prices],
  ['shares', shares],
  ['tiers', tiers],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_what, shape, line, expected, calculation) => {
    const report = judged(shape, line)
    expect(gist(report)).toBe(expected)
    if (calculation !== undefined) expect(report.calculation).toBe(calculation)
  })
})

test('an amount between two fen is never called too much by less than a fen', () => {
  const report = judged({ type: 'fixed', price: '390' }, { amount: '390.004' })
  expect([report.verdict, report.excess]).toEqual(['permitted', '0.00'])
})
