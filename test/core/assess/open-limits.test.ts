// Limits that do not come out at one sum: amounts set elsewhere, contested readings, and bases that were not stated.
import { describe, expect, test } from 'vitest'
import type { LimitShape } from '../../../src/core/catalogue/schema/limit.ts'
import { buildEdition, charge, gist, item, limit, relief } from '../build-edition.ts'

const setBy = { zh: '自治区', en: 'the region' }
const reading = (text: string) => ({ zh: text, en: text })
const judged = (shape: LimitShape, line: object) => buildEdition({ items: [item('a', [limit(shape)])] }).line({ description: 'a', ...line })
const of = (contractAmount: string) => ({ facts: { contractAmount } })
const slab = { type: 'tiers', method: 'slab', by: 'contractAmount' } as const
const graduated = { type: 'tiers', method: 'graduated', by: 'contractAmount' } as const
const rates = [{ upTo: '1000', rate: '0.1' }, { rate: '0.05' }]

type Case = [what: string, shape: LimitShape, line: { amount: string; [member: string]: unknown }, expected: string, calculation?: string]

const open: Case[] = [
  ['set locally, nothing known', { type: 'local-standard', setBy }, { amount: '10' }, 'undetermined - 0.00 local-standard'],
  [
    'set locally, above its most',
    { type: 'local-standard', setBy, atMost: { type: 'fixed', price: '20' } },
    { amount: '21' },
    'violation 20.00 1.00 above-limit',
  ],
  [
    'set locally, within its least',
    { type: 'local-standard', setBy, atLeast: { type: 'fixed', price: '5' } },
    { amount: '5' },
    'permitted - 0.00',
  ],
  [
    'set locally, in between',
    { type: 'local-standard', setBy, atLeast: { type: 'fixed', price: '5' }, atMost: { type: 'fixed', price: '20' } },
    { amount: '6' },
    'undetermined 20.00 0.00 local-standard',
  ],
  [
    'set locally and stated',
    { type: 'local-standard', setBy },
    { facts: { standardAmount: '12' }, amount: '13' },
    'violation 12.00 1.00 above-limit',
    '公布的标准 12.00 元',
  ],
  [
    'set locally and stated by another fact',
    { type: 'local-standard', setBy, amountFact: 'standardToll' },
    { facts: { standardToll: '12' }, amount: '12' },
    'permitted 12.00 0.00',
  ],
  [
    'set locally and stated at the most that may be set',
    { type: 'local-standard', setBy, atMost: { type: 'fixed', price: '20' } },
    { facts: { standardAmount: '20' }, amount: '20' },
    'permitted 20.00 0.00',
    '公布的标准 20.00 元',
  ],
  [
    'set locally and stated above what may be set',
    { type: 'local-standard', setBy, atMost: { type: 'fixed', price: '20' } },
    { facts: { standardAmount: '30' }, amount: '25' },
    'violation 20.00 5.00 above-limit',
  ],
]

const contested = {
  type: 'contested',
  readings: [
    { reading: reading('甲'), limit: { type: 'fixed', price: '10' } },
    { reading: reading('乙'), limit: { type: 'fixed', price: '20' } },
  ],
} satisfies LimitShape
const readings: Case[] = [
  ['contested, below every reading', contested, { amount: '10' }, 'permitted 20.00 0.00'],
  [
    'contested, between the readings',
    contested,
    { amount: '15' },
    'undetermined 20.00 0.00 contested-reading',
    '甲: 10.00 元；乙: 20.00 元',
  ],
  ['contested, above every reading', contested, { amount: '21' }, 'violation 20.00 1.00 above-limit'],
]

describe.each([
  ['amounts set elsewhere', open],
  ['readings', readings],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_what, shape, line, expected, calculation) => {
    const report = judged(shape, line)
    expect(gist(report)).toBe(expected)
    if (calculation !== undefined) expect(report.calculation).toBe(calculation)
  })
})

describe('a base that was not stated', () => {
  const amounts = [{ upTo: '100', amount: '10' }, { amount: '20' }]
  test.each<Case>([
    ['percent: asked for', { type: 'percent', rate: '0.1', of: 'contractAmount' }, { amount: '5' }, 'undetermined - 0.00 missing-fact'],
    [
      'percent: its cap still binds',
      { type: 'percent', rate: '0.1', of: 'contractAmount', cap: '90' },
      { amount: '91' },
      'violation 90.00 1.00 above-limit',
    ],
    [
      'percent: its minimum still allows',
      { type: 'percent', rate: '0.1', of: 'contractAmount', minimum: '5' },
      { amount: '5' },
      'permitted - 0.00',
    ],
    [
      'percent: the number of days too',
      { type: 'percent', rate: '0.1', of: 'contractAmount', per: 'daysOverdue', cap: '90' },
      { amount: '5', ...of('10') },
      'undetermined 90.00 0.00 missing-fact',
    ],
    ['discount', { type: 'discount', payable: '0.64', of: 'standardToll' }, { amount: '5' }, 'undetermined - 0.00 missing-fact'],
    ['tiers: the cap over all still binds', { ...slab, tiers: rates, cap: '120' }, { amount: '121' }, 'violation 120.00 1.00 above-limit'],
    ['tiers of sums: above every tier', { ...slab, tiers: amounts }, { amount: '21' }, 'violation 20.00 1.00 above-limit'],
    ['tiers of sums: within every tier', { ...slab, tiers: amounts }, { amount: '10' }, 'permitted 20.00 0.00'],
    ['tiers of sums: in between', { ...slab, tiers: amounts }, { amount: '15' }, 'undetermined 20.00 0.00 missing-fact'],
    [
      'tiers that begin with a sum: that much is due of any base',
      { ...graduated, tiers: [{ upTo: '100', amount: '10' }, { rate: '0.1' }] },
      { amount: '10' },
      'permitted - 0.00',
    ],
  ])('%s', (_what, shape, line, expected) => expect(gist(judged(shape, line))).toBe(expected))

  test('is named, with its question', () => {
    const { check } = buildEdition({
      items: [item('a', [limit({ type: 'percent', rate: '0.1', of: 'contractAmount', per: 'daysOverdue' })])],
    })
    expect(check({ lines: [charge('a', '5')] }).questions.map((it) => it.fact)).toEqual(['contractAmount', 'daysOverdue'])
  })
})

test('readings are shown less the relief that is due', () => {
  const { line } = buildEdition({ items: [item('a', [limit(contested)])], reliefs: [relief('half', ['a'], '0.5')] })
  const report = line(charge('a', '7'))
  expect(gist(report)).toBe('undetermined 10.00 0.00 contested-reading')
  expect(report.findings[0]?.message).toContain('5.00')
  expect(report.findings[0]?.message).not.toContain('20.00')
})
