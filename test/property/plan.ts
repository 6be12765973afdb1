// Random catalogues and bills as plain integers: what the engine is given as text and the oracle reckons with as it stands.
import fc from 'fast-check'

/** Ten-thousandths of a yuan, of a share or of a price. */
type Myriadth = number
type Fen = number
type Percent = number
/** A day of June 2023. */
type Day = number

export interface Kept {
  readonly cap?: Fen | undefined
  readonly minimum?: Fen | undefined
}
export interface Tier {
  /** Inclusive, in whole units of the base; the last tier has none. */
  readonly upTo?: number | undefined
  readonly rate?: Myriadth | undefined
  readonly amount?: Fen | undefined
}
export type Shape =
  | ({ readonly type: 'fixed' | 'ceiling'; readonly price: Myriadth; readonly perKwh: boolean } & Kept)
  | ({ readonly type: 'percent'; readonly rate: Myriadth } & Kept)
  | { readonly type: 'discount'; readonly payable: Percent }
  | { readonly type: 'markup'; readonly rate: Percent }
  | ({
      readonly type: 'tiers'
      readonly method: 'slab' | 'graduated'
      readonly by: 'standardToll' | 'quantity'
      readonly tiers: readonly Tier[]
    } & Kept)
  | { readonly type: 'free' | 'market' }

export interface Days {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}
export interface When {
  readonly etc?: boolean | undefined
  readonly customerClass?: readonly string[] | undefined
  readonly daysOverdue?: { readonly atLeast?: number | undefined; readonly below?: number | undefined } | undefined
}
export interface PlannedLimit extends Days {
  readonly shape: Shape
  readonly when: When
}
export interface PlannedRelief extends Days {
  readonly payable: Percent
  readonly cumulative: boolean
  readonly when: When
}
export interface PlannedItem {
  readonly place: Place
  readonly limits: readonly PlannedLimit[]
  readonly ended: readonly (Days & { readonly when: When })[]
  readonly reliefs: readonly PlannedRelief[]
  readonly replacesWider: boolean
  readonly byIssue: boolean
}
export interface PlannedFacts {
  readonly etc?: boolean | undefined
  readonly customerClass?: string | undefined
  readonly daysOverdue?: number | undefined
  readonly contractAmount?: Fen | undefined
  readonly basePrice?: Myriadth | undefined
}
export interface PlannedLine {
  readonly group: number
  /** Thousandths of the unit. */
  readonly quantity?: number | undefined
  readonly unit?: 'kWh' | 'MWh' | undefined
  readonly day?: Day | undefined
  readonly facts: PlannedFacts
  readonly standardToll: Fen
  /** Where the charge lies: so many fen off what is certainly allowed or certainly too much, or anywhere. */
  readonly aim: { readonly at: 'least' | 'most' | 'anywhere'; readonly off: number; readonly fen: Fen }
}
export interface Plan {
  /** One charge each, with items of at most one a place. */
  readonly groups: readonly (readonly PlannedItem[])[]
  readonly lines: readonly PlannedLine[]
  readonly place: Place | '650502'
  readonly issued: Day
  readonly facts: PlannedFacts
}

export const PLACES = ['CN', '65', '6505'] as const
export type Place = (typeof PLACES)[number]
export const CLASSES = ['residential', 'agricultural', 'industrial-commercial'] as const

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 })
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 1 })
const day = fc.integer({ min: 10, max: 16 })
const fen = fc.integer({ min: 0, max: 100_000 })
const kept = { cap: rarely(fen), minimum: rarely(fc.integer({ min: 0, max: 5000 })) }
const myriadth = fc.integer({ min: 0, max: 30_000 })
const percent = fc.integer({ min: 0, max: 100 })

const days: fc.Arbitrary<Days> = fc
  .record({ from: maybe(day), to: maybe(day) })
  .map(({ from, to }) => (from !== undefined && to !== undefined && to < from ? { from: to, to: from } : { from, to }))

const interval = fc.oneof(
  fc.record({ atLeast: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ below: fc.integer({ min: 1, max: 9 }) }),
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })).map(([atLeast, more]) => ({ atLeast, below: atLeast + more })),
)
const condition: fc.Arbitrary<When> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.record({ etc: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ customerClass: fc.subarray([...CLASSES], { minLength: 1, maxLength: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ daysOverdue: interval }) },
  { weight: 1, arbitrary: fc.record({ etc: fc.boolean(), daysOverdue: interval }) },
)

const ends = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 3 }).map((all) => all.toSorted((a, b) => a - b))
const worth = fc.oneof(fc.record({ rate: myriadth }), fc.record({ amount: fen }))
const tiers = fc
  .tuple(ends, fc.array(worth, { minLength: 4, maxLength: 4 }))
  .map(([tops, its]): Tier[] => [...tops, undefined].map((upTo, place) => ({ upTo, ...(its[place] ?? { rate: 0 }) })))
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ type: fc.constantFrom('fixed' as const, 'ceiling' as const), price: myriadth, perKwh: fc.boolean(), ...kept }),
  fc.record({ type: fc.constant('percent' as const), rate: fc.integer({ min: 0, max: 3000 }), ...kept }),
  fc.record({ type: fc.constant('discount' as const), payable: percent }),
  fc.record({ type: fc.constant('markup' as const), rate: percent }),
  fc.record({
    type: fc.constant('tiers' as const),
    method: fc.constantFrom('slab' as const, 'graduated' as const),
    by: fc.constantFrom('standardToll' as const, 'quantity' as const),
    tiers,
    ...kept,
  }),
  fc.record({ type: fc.constantFrom('free' as const, 'market' as const) }),
)

const limit = fc.tuple(shape, days, condition).map(([its, when, holds]): PlannedLimit => ({ shape: its, ...when, when: holds }))
const relief = fc
  .tuple(percent, fc.boolean(), days, condition)
  .map(([payable, cumulative, when, holds]): PlannedRelief => ({ payable, cumulative, ...when, when: holds }))
const end = fc.tuple(days, condition).map(([when, holds]) => ({ ...when, when: holds }))
const item: fc.Arbitrary<PlannedItem> = fc.record({
  place: fc.constantFrom(...PLACES),
  limits: fc.array(limit, { minLength: 1, maxLength: 3 }),
  ended: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(end, { minLength: 1, maxLength: 1 }) }),
  reliefs: fc.array(relief, { maxLength: 2 }),
  replacesWider: fc.boolean(),
  byIssue: fc.boolean(),
})
const facts: fc.Arbitrary<PlannedFacts> = fc.record({
  etc: maybe(fc.boolean()),
  customerClass: maybe(fc.constantFrom(...CLASSES)),
  daysOverdue: maybe(fc.integer({ min: 0, max: 10 })),
  contractAmount: maybe(fen),
  basePrice: maybe(myriadth),
})
const line: fc.Arbitrary<PlannedLine> = fc.record({
  group: fc.nat(1),
  quantity: fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: undefined, freq: 6 }),
  unit: maybe(fc.constantFrom('kWh' as const, 'MWh' as const)),
  day: maybe(day),
  facts,
  standardToll: fen,
  aim: fc.record({
    at: fc.constantFrom('least' as const, 'most' as const, 'anywhere' as const),
    off: fc.integer({ min: -1, max: 1 }),
    fen,
  }),
})

const byQuantity = (its: Shape): boolean => its.type === 'tiers' && its.by === 'quantity'
/** What tiers allow of an unknown base has examples of its own: here their base is always known. */
function withBases(plan: Plan): Plan {
  const tiered = plan.groups.map((items) => items.some((it) => it.limits.some((its) => byQuantity(its.shape))))
  return { ...plan, lines: plan.lines.map((its) => (tiered[its.group] === true ? { ...its, quantity: its.quantity ?? 1500 } : its)) }
}

export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    groups: fc.array(fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: (it) => it.place }), { minLength: 2, maxLength: 2 }),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    place: fc.constantFrom(...PLACES, '650502' as const, '650502' as const),
    issued: day,
    facts,
  })
  .map(withBases)
