// The oracle: a second, naive reckoning of what a bill may charge, in whole numbers only, that shares no code with the engine.
import {
  CLASSES,
  type Days,
  type Kept,
  type Plan,
  type PlannedFacts,
  type PlannedItem,
  type PlannedLine,
  type Shape,
  type When,
} from './plan.ts'

/** Amounts are counted in 10^-15 yuan, so that every product of the plans is a whole number. */
const FEN = 10n ** 13n
const MYRIADTH = 10n ** 11n

/** What one set of answers allows: up to `low` for certain, above `high` for certain not. */
interface World {
  readonly regulated: boolean
  readonly low: bigint
  readonly high: bigint | undefined
}
export interface Verdict {
  readonly verdict: 'permitted' | 'violation' | 'undetermined' | 'not-regulated'
  readonly allowed: bigint | undefined
  readonly excess: bigint
}
interface Answers extends PlannedFacts {
  readonly etc: boolean
  readonly customerClass: string
  readonly daysOverdue: number
}

const OPEN: World = { regulated: true, low: 0n, high: undefined }
const exactly = (amount: bigint): World => ({ regulated: true, low: amount, high: amount })
const least = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (a < b ? a : b))
const greatest = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (a > b ? a : b))
const inFen = (amount: bigint): bigint => (2n * amount + FEN) / (2n * FEN)

/** What a line of a plan comes to when it charges so many fen. */
export function judge(worlds: readonly World[], charged: bigint): Verdict {
  const each = worlds.map((world) => {
    if (!world.regulated) return 'not-regulated'
    if (world.high !== undefined && charged > inFen(world.high)) return 'violation'
    return charged <= inFen(world.low) ? 'permitted' : 'undetermined'
  })
  const all = (...verdicts: string[]): boolean => each.every((it) => verdicts.includes(it))
  const verdict = all('not-regulated')
    ? 'not-regulated'
    : all('permitted', 'not-regulated')
      ? 'permitted'
      : all('violation')
        ? 'violation'
        : 'undetermined'
  const highs = worlds.flatMap((world) => (world.regulated && world.high !== undefined ? [inFen(world.high)] : []))
  const allowed = highs.length < worlds.length ? undefined : greatest(highs)
  return { verdict, allowed, excess: verdict === 'violation' && allowed !== undefined ? charged - allowed : 0n }
}

/** What a line charges, in fen: near what is certain, where the plan aims there. */
export function chargedFen(worlds: readonly World[], { aim }: PlannedLine): bigint {
  const lows = worlds.flatMap((world) => (world.regulated ? [inFen(world.low)] : []))
  const highs = worlds.flatMap((world) => (world.regulated && world.high !== undefined ? [inFen(world.high)] : []))
  const at = aim.at === 'least' && lows.length > 0 ? least(lows) : aim.at === 'most' && highs.length > 0 ? greatest(highs) : BigInt(aim.fen)
  return greatest([0n, at + BigInt(aim.off)])
}

/** Every set of answers that the bill leaves possible, and what it allows. */
export function worldsOf(plan: Plan, line: PlannedLine): World[] {
  const given = (own: PlannedFacts, bills: PlannedFacts): PlannedFacts => ({
    etc: own.etc ?? bills.etc,
    customerClass: own.customerClass ?? bills.customerClass,
    daysOverdue: own.daysOverdue ?? bills.daysOverdue,
    contractAmount: own.contractAmount ?? bills.contractAmount,
    basePrice: own.basePrice ?? bills.basePrice,
  })
  const facts = given(line.facts, plan.facts)
  const worlds: World[] = []
  for (const etc of facts.etc === undefined ? [true, false] : [facts.etc])
    for (const customerClass of facts.customerClass === undefined ? CLASSES : [facts.customerClass])
      for (const daysOverdue of facts.daysOverdue === undefined ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [facts.daysOverdue])
        worlds.push(inWorld(plan, line, { ...facts, etc, customerClass, daysOverdue }))
  return worlds
}

function inWorld(plan: Plan, line: PlannedLine, answers: Answers): World {
  const reach = plan.place === 'CN' ? ['CN'] : ['CN', '65', ...(plan.place === '65' ? [] : ['6505'])]
  const items = (plan.groups[line.group] ?? []).filter((item) => reach.includes(item.place))
  const outcomes = items.flatMap((item) => {
    const world = ofItem(item, plan, line, answers)
    return world === undefined ? [] : [{ item, world }]
  })
  const wider = (a: PlannedItem, b: PlannedItem): boolean => a.place.length < b.place.length || (a.place === 'CN' && b.place !== 'CN')
  const standing = outcomes.filter(({ item }) => !outcomes.some((other) => other.item.replacesWider && wider(item, other.item)))
  const bound = standing.filter(({ world }) => world.regulated).map(({ world }) => world)
  if (standing.length === 0) return OPEN
  if (bound.length === 0) return { regulated: false, low: 0n, high: undefined }
  const highs = bound.flatMap((world) => (world.high === undefined ? [] : [world.high]))
  return { regulated: true, low: least(bound.map((world) => world.low)), high: highs.length === 0 ? undefined : least(highs) }
}

function ofItem(item: PlannedItem, plan: Plan, line: PlannedLine, answers: Answers): World | undefined {
  const serviceDay = line.day ?? plan.issued
  const day = item.byIssue ? plan.issued : serviceDay
  if (item.ended.some((end) => on(end, day) && holds(end.when, answers))) return exactly(0n)
  const limit = item.limits.find((it) => on(it, day) && holds(it.when, answers))
  if (limit === undefined) return undefined
  if (limit.shape.type === 'market') return { regulated: false, low: 0n, high: undefined }
  const world = ofShape(limit.shape, line, answers)
  const due = item.reliefs.filter((relief) => on(relief, serviceDay) && holds(relief.when, answers))
  const best = due.filter((relief) => !relief.cumulative).map((relief) => relief.payable)
  const shares = [
    ...(best.length === 0 ? [] : [Math.min(...best)]),
    ...due.filter((relief) => relief.cumulative).map((relief) => relief.payable),
  ]
  if (shares.includes(0)) return exactly(0n)
  const off = (amount: bigint): bigint => shares.reduce((left, share) => (left * BigInt(share)) / 100n, amount)
  return { ...world, low: off(world.low), high: world.high === undefined ? undefined : off(world.high) }
}

function on({ from, to }: Days, day: number): boolean {
  return (from ?? day) <= day && day <= (to ?? day)
}

function holds(when: When, answers: Answers): boolean {
  if (when.etc !== undefined && when.etc !== answers.etc) return false
  if (when.customerClass !== undefined && !when.customerClass.includes(answers.customerClass)) return false
  const { atLeast = 0, below = Number.POSITIVE_INFINITY } = when.daysOverdue ?? {}
  return atLeast <= answers.daysOverdue && answers.daysOverdue < below
}

/** Thousandths of a kilowatt-hour. */
function energy(line: PlannedLine): bigint | undefined {
  return line.quantity === undefined ? undefined : BigInt(line.quantity) * (line.unit === 'MWh' ? 1000n : 1n)
}

function ofShape(shape: Exclude<Shape, { type: 'market' }>, line: PlannedLine, answers: Answers): World {
  const amount = energy(line)
  switch (shape.type) {
    case 'free':
      return exactly(0n)
    case 'market':
      return OPEN
    case 'fixed':
    case 'ceiling': {
      const price = BigInt(shape.price) * MYRIADTH
      if (!shape.perKwh) return clamp(exactly(price), shape)
      return clamp(amount === undefined ? OPEN : exactly((price * amount) / 1000n), shape)
    }
    case 'percent': {
      const base = answers.contractAmount
      return clamp(base === undefined ? OPEN : exactly((BigInt(base) * FEN * BigInt(shape.rate)) / 10_000n), shape)
    }
    case 'discount':
      return exactly((BigInt(line.standardToll) * FEN * BigInt(shape.payable)) / 100n)
    case 'markup': {
      if (answers.basePrice === undefined || amount === undefined) return OPEN
      return exactly((BigInt(answers.basePrice) * MYRIADTH * BigInt(100 + shape.rate) * amount) / 100_000n)
    }
    case 'tiers': {
      const base = shape.by === 'quantity' ? amount : BigInt(line.standardToll) * 10n
      return clamp(base === undefined ? OPEN : exactly(tiered(shape, base)), shape)
    }
  }
}

/** The base is counted in thousandths. */
function tiered({ method, tiers }: Extract<Shape, { type: 'tiers' }>, base: bigint): bigint {
  const worth = (tier: (typeof tiers)[number], part: bigint): bigint =>
    tier.amount === undefined ? (part * BigInt(tier.rate ?? 0) * MYRIADTH) / 1000n : BigInt(tier.amount) * FEN
  const top = (tier: (typeof tiers)[number]): bigint => (tier.upTo === undefined ? greatest([base, 0n]) : BigInt(tier.upTo) * 1000n)
  if (method === 'slab') {
    const tier = tiers.find((it) => base <= top(it))
    return tier === undefined ? 0n : worth(tier, base)
  }
  let total = 0n
  for (const [place, tier] of tiers.entries()) {
    const before = tiers[place - 1]
    const floor = before === undefined ? 0n : top(before)
    if (place > 0 && base <= floor) break
    total += worth(tier, least([base, top(tier)]) - floor)
  }
  return total
}

function clamp(world: World, { cap, minimum }: Kept): World {
  const keep = (amount: bigint): bigint => {
    const raised = minimum === undefined ? amount : greatest([amount, BigInt(minimum) * FEN])
    return cap === undefined ? raised : least([raised, BigInt(cap) * FEN])
  }
  const high = world.high === undefined ? (cap === undefined ? undefined : BigInt(cap) * FEN) : keep(world.high)
  return { ...world, low: keep(world.low), high }
}
