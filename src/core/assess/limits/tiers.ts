// Tiers over a base: slab, where one tier governs the whole, or graduated, where each part has its own tier.
import type { ShapeOf } from '../../catalogue/schema/limit.ts'
import { constant, Decimal, ZERO } from '../../values/decimal.ts'
import { moneyText, numberText } from '../../values/money.ts'
import { type Bound, type Calculation, exactly, unbounded } from '../outcome.ts'
import { quantityIn } from './quantity.ts'
import { kept, type Terms, yuan } from './terms.ts'

type Tier = ShapeOf<'tiers'>['tiers'][number]

export function tiersBound(shape: ShapeOf<'tiers'>, terms: Terms): Bound {
  const base = baseOf(shape, terms)
  if (base === undefined) return kept(withoutBase(shape), shape.cap, shape.minimum)
  const bound = shape.method === 'slab' ? slab(shape, base) : graduated(shape, base)
  return kept(bound, shape.cap, shape.minimum)
}

/** Not knowing the base, a slab table still bounds the answer where its tiers state sums or caps. */
function withoutBase(shape: ShapeOf<'tiers'>): Bound {
  // Graduated tiers add up, so the sum of the first is due of any base.
  if (shape.method === 'graduated') return unbounded('missing-fact', [shape.by], constant(shape.tiers[0]?.amount ?? '0'))
  const least = shape.tiers.map((tier) => constant(tier.amount ?? tier.minimum ?? '0'))
  const most = shape.tiers.map((tier) => tier.amount ?? tier.cap)
  const known = most.flatMap((sum) => (sum === undefined ? [] : [constant(sum)]))
  return unbounded('missing-fact', [shape.by], Decimal.min(...least), known.length < most.length ? undefined : Decimal.max(...known))
}

function baseOf(shape: ShapeOf<'tiers'>, terms: Terms): Decimal | undefined {
  if (shape.by !== 'quantity') return terms.facts.number(shape.by)
  if (shape.unit === undefined) return terms.line.quantity
  const quantity = quantityIn(shape.unit, terms.line, terms.vocabulary)
  return quantity.kind === 'known' ? quantity.value : undefined
}

function slab(shape: ShapeOf<'tiers'>, base: Decimal): Bound {
  const tier = shape.tiers.find((it) => holds(it, base)) ?? shape.tiers.at(-1)
  if (tier === undefined) return unbounded('missing-fact', [shape.by])
  return kept(part(tier, base), tier.cap, tier.minimum)
}

function graduated(shape: ShapeOf<'tiers'>, base: Decimal): Bound {
  let floor = ZERO
  let total = ZERO
  const steps: Calculation[] = []
  for (const tier of shape.tiers) {
    const end = tier.upTo ?? tier.below
    const top = end === undefined ? base : Decimal.min(base, constant(end))
    if (top.lessThanOrEqualTo(floor) && !floor.isZero()) break
    const step = kept(part(tier, top.minus(floor)), tier.cap, tier.minimum)
    total = total.plus(step.low)
    if (step.calculation) steps.push(step.calculation)
    floor = top
    if (end === undefined || base.lessThanOrEqualTo(top)) break
  }
  return exactly(
    total,
    (language) =>
      `${steps.map((step) => step(language)).join(language === 'zh' ? '；' : '; ')}${steps.length > 1 ? `; Σ = ${moneyText(total)} ${yuan(language)}` : ''}`,
  )
}

function holds(tier: Tier, base: Decimal): boolean {
  if (tier.upTo !== undefined) return base.lessThanOrEqualTo(constant(tier.upTo))
  return tier.below === undefined || base.lessThan(constant(tier.below))
}

function part(tier: Tier, base: Decimal): Bound {
  if (tier.amount !== undefined) {
    const amount = constant(tier.amount)
    return exactly(amount, (language) => `${moneyText(amount)} ${yuan(language)}`)
  }
  const factor = constant(tier.rate ?? tier.price ?? '0')
  const amount = base.times(factor)
  return exactly(amount, (language) => `${numberText(base)} × ${numberText(factor)} = ${moneyText(amount)} ${yuan(language)}`)
}
