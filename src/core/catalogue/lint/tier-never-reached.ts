// tier-never-reached: the condition of the limit shuts a tier out, the tier holds nothing, or the cap is reached where it begins.
import { type Decimal, decimal, ZERO } from '../../values/decimal.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import type { CompiledTest } from '../compile.ts'
import { compileGrounds } from '../grounds.ts'
import type { Limit, ShapeOf } from '../schema/limit.ts'
import { meeting, testsOf } from './answers.ts'
import type { Trial } from './bill.ts'
import { itemsOf, type PlacedItem } from './places.ts'
import type { Breach, LintRule } from './rule.ts'
import { smallBill } from './small-bill.ts'

type Tiers = ShapeOf<'tiers'>

export const tierNeverReached: LintRule = {
  code: 'tier-never-reached',
  severity: 'error',
  sentence: {
    zh: '这一档永远用不到：标准的条件把它排除在外，它不含任何数额，或封顶额在它开始之前已经达到',
    en: 'This tier is never reached: the condition of the limit shuts it out, it holds no amount, or the cap is reached before it begins',
  },
  check: (set) =>
    itemsOf(set).flatMap((item) =>
      item.value.limits.flatMap((limit, place) =>
        limit.limit.type === 'tiers' ? unreached(limit.limit, limit).map((it) => breachOf(item, limit, place, it, set)) : [],
      ),
    ),
}

interface Unreached {
  readonly place: number
  readonly low: Decimal
  readonly detail: string
}

function unreached(shape: Tiers, limit: Limit): Unreached[] {
  const test = testsOf(limit.when).find(([fact]) => fact === shape.by)?.[1]
  return shape.tiers.flatMap(({ upTo, below }, place) => {
    const low = endOf(shape.tiers[place - 1]) ?? ZERO
    const end = upTo ?? below
    const high = end === undefined ? undefined : decimal(end)
    if (high !== undefined && (upTo === undefined ? high.lessThanOrEqualTo(ZERO) : high.lessThan(ZERO)))
      return [{ place, low, detail: `≤ ${high.toFixed()}` }]
    if (test !== undefined && shutsOut(test, low, high))
      return [{ place, low, detail: `${shape.by} ${JSON.stringify(limit.when?.[shape.by])}` }]
    const reached = shape.method === 'graduated' && shape.cap !== undefined && place > 0 ? sumBefore(shape, place) : undefined
    return reached !== undefined && shape.cap !== undefined && reached.greaterThanOrEqualTo(decimal(shape.cap))
      ? [{ place, low, detail: `${reached.toFixed()} ≥ cap ${shape.cap}` }]
      : []
  })
}

function endOf(tier: Tiers['tiers'][number] | undefined): Decimal | undefined {
  const end = tier?.upTo ?? tier?.below
  return end === undefined ? undefined : decimal(end)
}

function shutsOut(test: CompiledTest, low: Decimal, high: Decimal | undefined): boolean {
  if (test.kind !== 'interval') return false
  const { above, atLeast, below, atMost } = test
  // The first tier begins at nothing, which a condition may include.
  const over = !low.isZero() && [below, atMost].some((end) => end?.lessThanOrEqualTo(low) === true)
  const under = high !== undefined && (above?.greaterThanOrEqualTo(high) === true || atLeast?.greaterThan(high) === true)
  return over || under
}

/** What the earlier tiers add up to where this one begins; undefined where one of them states neither sum nor share. */
function sumBefore(shape: Tiers, place: number): Decimal | undefined {
  let floor = ZERO
  let total = ZERO
  for (const tier of shape.tiers.slice(0, place)) {
    const end = endOf(tier)
    if (end === undefined) return undefined
    total = total.plus(tier.amount === undefined ? end.minus(floor).times(decimal(tier.rate ?? tier.price ?? '0')) : decimal(tier.amount))
    floor = end
  }
  return total
}

function breachOf(item: PlacedItem, limit: Limit, place: number, it: Unreached, set: CatalogueSet): Breach {
  const path = [...item.path, 'limits', place, 'limit', 'tiers', it.place]
  return { file: item.file, path, id: item.id, detail: it.detail, trials: trialsOf(item, limit, it, set) }
}

function trialsOf(item: PlacedItem, limit: Limit, { place, low }: Unreached, set: CatalogueSet): Trial[] {
  const day = compileGrounds(limit, set.documents, '').from
  const answers = meeting(limit.when)
  if (limit.limit.type !== 'tiers' || day === undefined || answers === undefined) return []
  const { by, cap } = limit.limit
  const bill = smallBill(item, {
    day,
    answers: { ...answers, [by]: low.plus(1).toFixed() },
    limit,
    amount: cap === undefined ? undefined : decimal(cap).plus(1),
  })
  const tier = place + 1
  const shows = {
    zh: `数额本应落入第 ${tier} 档，结果不由这一档得出`,
    en: `The amount belongs in tier ${tier}, and the answer does not come from it`,
  }
  return [
    { bill, claim: { finding: 'outside-catalogue' }, shows },
    { bill, claim: { item: item.value.id }, shows },
  ]
}
