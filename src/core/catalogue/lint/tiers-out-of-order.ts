// tiers-out-of-order: the tiers of a limit do not climb, or one that is not the last has no end.
import { decimal } from '../../values/decimal.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import type { ShapeOf } from '../schema/limit.ts'
import type { Trial } from './bill.ts'
import { shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { billAt, firstDayAt, type Place } from './rule-bill.ts'

export const tiersOutOfOrder: LintRule = {
  code: 'tiers-out-of-order',
  severity: 'error',
  sentence: {
    zh: '分档没有从低到高排列，或并非最后一档而没有上限',
    en: 'The tiers do not climb, or one that is not the last has no upper end',
  },
  check: (set, today) =>
    shapesOf(set).flatMap(({ value, file, path, id }) =>
      value.type === 'tiers'
        ? stumbles(value.tiers).map(({ place, detail }) => ({
            file,
            path: [...path, 'tiers', place],
            id,
            detail,
            trials: trialsOf({ file, path }, value, place, set, today),
          }))
        : [],
    ),
}

type Tier = ShapeOf<'tiers'>['tiers'][number]

function stumbles(tiers: readonly Tier[]): { place: number; detail: string }[] {
  return tiers.flatMap((tier, place) => {
    const end = endOf(tier)
    const next = tiers[place + 1]
    if (tier.upTo !== undefined && tier.below !== undefined) return [{ place, detail: `upTo ${tier.upTo}, below ${tier.below}` }]
    if (next === undefined) return []
    if (end === undefined) return [{ place, detail: '∞' }]
    const following = endOf(next)
    return following !== undefined && !climbs(tier, next) ? [{ place: place + 1, detail: `${end} → ${following}` }] : []
  })
}

/** The same number closes two tiers only as `below 5`, then `upTo 5`. */
function climbs(tier: Tier, next: Tier): boolean {
  const [end, following] = [decimal(endOf(tier) ?? '0'), decimal(endOf(next) ?? '0')]
  return following.greaterThan(end) || (following.equals(end) && tier.below !== undefined && next.upTo !== undefined)
}

function endOf(tier: Tier): string | undefined {
  return tier.upTo ?? tier.below
}

function trialsOf(place: Place, shape: ShapeOf<'tiers'>, tier: number, set: CatalogueSet, today: string): Trial[] {
  const base = [shape.tiers[tier], shape.tiers[tier + 1]].flatMap((it) => (it === undefined ? [] : (endOf(it) ?? [])))[0] ?? '1'
  const bill = billAt(place, set, firstDayAt(place, set, today), (answers) => ({ ...answers, [shape.by]: base }))
  const shows = { zh: `${base} 归哪一档，只由书写的先后决定`, en: `Which tier ${base} belongs in, only the order of writing says` }
  return bill === undefined ? [] : [{ bill, claim: {}, shows }]
}
