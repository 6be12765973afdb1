// How much may be charged, as data: one shape each, with the conditions and days it holds for. Of an item's limits the first that matches wins.
import { z } from 'zod'
import { type Grounded, groundedFields } from './basis.ts'
import { type Condition, condition } from './condition.ts'
import { type Bilingual, bilingual, decimalText } from './words.ts'

const unit = z.string().min(1).describe('Unit of units.yaml that the price is per; absent: the whole charge.')
const baseFact = z.string().min(1).describe('Money fact the share is taken of.')
const minimum = decimalText.optional().describe('Least amount payable, CNY.')
const cap = decimalText.optional().describe('Most that may be charged, CNY.')

const fixed = z.strictObject({ type: z.literal('fixed'), price: decimalText, unit: unit.optional(), cap, minimum })
const ceiling = z.strictObject({ type: z.literal('ceiling'), price: decimalText, unit: unit.optional(), cap, minimum })
const range = z.strictObject({ type: z.literal('range'), min: decimalText, max: decimalText, unit: unit.optional() })
const percent = z.strictObject({
  type: z.literal('percent'),
  rate: decimalText,
  of: baseFact,
  per: z.string().min(1).optional().describe('Number fact the share is multiplied by, such as daysOverdue.'),
  cap,
  minimum,
})
const markup = z.strictObject({
  type: z.literal('markup'),
  rate: decimalText,
  over: baseFact.describe('Fact that states the base price per unit.'),
  series: z.string().min(1).optional().describe('Reference price series used when the fact is not given.'),
  unit: unit.optional(),
})
const discount = z.strictObject({
  type: z.literal('discount'),
  payable: decimalText.describe('Share that remains payable: 0.64 for 64折.'),
  of: baseFact,
})
const tier = z.strictObject({
  upTo: decimalText.optional().describe('inclusive upper end'),
  below: decimalText.optional().describe('exclusive upper end'),
  price: decimalText.optional().describe('CNY per unit'),
  rate: decimalText.optional().describe('share of the base'),
  amount: decimalText.optional().describe('CNY for the whole tier'),
  cap,
  minimum,
})
const tiers = z.strictObject({
  type: z.literal('tiers'),
  method: z
    .enum(['slab', 'graduated'])
    .describe('slab: the tier that holds the base governs all of it; graduated: each part by its own tier, summed.'),
  by: z.string().min(1).describe('Fact the tiers run over, or `quantity` for the quantity of the line.'),
  unit: unit.optional(),
  tiers: z.array(tier).min(1),
  cap,
  minimum,
})
const free = z.strictObject({ type: z.literal('free') })
const market = z.strictObject({ type: z.literal('market') }).describe('Listed as freely agreed: not regulated.')

const stated = z.discriminatedUnion('type', [fixed, ceiling, range, percent, markup, discount, tiers, free, market])
const localStandard = z.strictObject({
  type: z.literal('local-standard'),
  setBy: bilingual.describe('Who sets the amount.'),
  amountFact: z.string().min(1).optional().describe('Fact that states the published amount: standardAmount unless said otherwise.'),
  unit: unit.optional(),
  atLeast: stated.optional().describe('What any local standard allows.'),
  atMost: stated.optional().describe('What no local standard may exceed.'),
})
const contested = z.strictObject({
  type: z.literal('contested'),
  readings: z.array(z.strictObject({ reading: bilingual, limit: stated })).min(2),
})

export const limitShape = z
  .discriminatedUnion('type', [fixed, ceiling, range, percent, markup, discount, tiers, free, market, localStandard, contested])
  .meta({ id: 'LimitShape', description: 'How much may be charged.' })

/** A limit with its conditions, days, documents and verification. */
export const limit = z
  .strictObject({ when: condition.optional().describe('Conditions; absent: always.'), limit: limitShape, ...groundedFields })
  .meta({ id: 'Limit', description: 'A limit with its conditions, its days, its documents and how far it was compared with them.' })

export type StatedShape = z.infer<typeof stated>
export type LimitShape = z.infer<typeof limitShape>
export type ShapeOf<T extends LimitShape['type']> = Extract<LimitShape, { type: T }>
export interface Limit extends Grounded {
  when?: Condition | undefined
  limit: LimitShape
}
export interface Reading {
  reading: Bilingual
  limit: StatedShape
}
