// The smallest sets in which one circumstance, day or level of law is wrong, by the rule that must find it.
import type { CatalogueSet } from '../../../../src/core/catalogue/catalogue-set.ts'
import type { Item } from '../../../../src/core/catalogue/schema/item.ts'
import type { Limit } from '../../../../src/core/catalogue/schema/limit.ts'
import type { Relief } from '../../../../src/core/catalogue/schema/rule.ts'
import type { ReferenceSeries } from '../../../../src/core/catalogue/schema/vocabulary.ts'
import { ended, file, item, limit, relief, setOf } from './small-set.ts'

const price = (amount: string) => ({ type: 'fixed' as const, price: amount })
const of = (...limits: Limit[]): CatalogueSet => setOf(file({ items: [item('a', { limits })] }))

/** A local item of 6505 beside a national one of the same charge. */
export const levels = (local: string, national: string, more: Partial<Item> = {}): CatalogueSet =>
  setOf([
    file({ items: [item('nation', { charge: 'x', limits: [limit({ type: 'ceiling', price: national })] })] }),
    file({ items: [item('city', { charge: 'x', limits: [limit(price(local))], ...more })] }, '6505'),
  ])

export const withReliefs = (entry: Item, ...reliefs: Partial<Relief>[]): CatalogueSet =>
  setOf(file({ items: [entry], reliefs: reliefs.map((it, place) => relief(`r${place}`, { appliesTo: [entry.id], ...it })) }))

/** A markup over a series that states these prices. */
export const withSeries = (...values: ReferenceSeries['values']): CatalogueSet => {
  const markup = limit({ type: 'markup', rate: '0.1', over: 'contractAmount', series: 'base', unit: 'kWh' })
  const set = of(markup)
  return { ...set, references: set.references.map((series) => ({ ...series, values })) }
}

/** Compared last on the given day; a year is tolerated. */
export const confirmedOn = (lastConfirmed: string, more: Partial<Limit> = {}): CatalogueSet => {
  const coverage = { state: 'partial' as const, lastConfirmed, missing: [] }
  const set = setOf(file({ coverage, items: [item('a', { limits: [limit(undefined, more)] })] }))
  return { ...set, tolerances: { ...set.tolerances, confirmation: { withinDays: 365, reason: { zh: '一年', en: 'a year' } } } }
}

const climbing = {
  type: 'tiers' as const,
  method: 'graduated' as const,
  by: 'contractAmount',
  tiers: [{ upTo: '100', rate: '0.1' }, { rate: '0.2' }],
}
const unpublished = withSeries()

export const SETS = {
  crossing: of(limit(price('5'), { when: { etc: true } }), limit(price('9'), { when: { metering: 'flat' } })),
  shadowed: of(limit(price('5'), { when: { etc: true } }), limit(price('6'), { when: { etc: false } }), limit(price('9'))),
  gap: of(limit(price('5'), { to: '2020-12-31' }), limit(price('6'), { from: '2021-02-01' })),
  gapForSome: of(
    limit(price('5'), { when: { etc: true }, to: '2020-12-31' }),
    limit(price('6'), { when: { etc: true }, from: '2021-02-01' }),
    limit(price('7'), { when: { etc: false } }),
  ),
  shutOut: of(limit(climbing, { when: { contractAmount: { atMost: '80' } } })),
  capped: of(limit({ ...climbing, cap: '10' })),
  fact: setOf(file({ items: [item('a', { limits: [limit(undefined, { when: { etc: true } })] })] })),
} as const

export const FAULTY_SETS: readonly { readonly code: string; readonly set: CatalogueSet }[] = [
  { code: 'order-decides', set: SETS.crossing },
  { code: 'limit-never-reached', set: SETS.shadowed },
  { code: 'gap-in-days', set: SETS.gap },
  { code: 'gap-in-days', set: SETS.gapForSome },
  { code: 'tier-never-reached', set: SETS.shutOut },
  { code: 'tier-never-reached', set: SETS.capped },
  { code: 'above-wider-limit', set: levels('9', '5') },
  { code: 'above-wider-limit', set: levels('9', '5', { replaces: ['nation'] }) },
  { code: 'relief-lowers-nothing', set: withReliefs(item('a'), { payable: '1' }) },
  { code: 'relief-lowers-nothing', set: withReliefs(item('a', { limits: [limit({ type: 'free' })] }), {}) },
  { code: 'relief-lowers-nothing', set: withReliefs(item('a', { ended: [ended()] }), {}) },
  { code: 'relief-lowers-nothing', set: withReliefs(item('a'), { payable: '0.5' }, { payable: '0.9' }) },
  { code: 'fact-never-asked', set: SETS.fact },
  {
    code: 'empty-question',
    set: { ...SETS.fact, facts: SETS.fact.facts.map((it) => (it.name === 'etc' ? { ...it, question: { zh: ' ', en: ' ' } } : it)) },
  },
  { code: 'series-month-missing', set: unpublished },
  { code: 'not-confirmed-lately', set: confirmedOn('2024-01-01') },
]
