// above-wider-limit: a local limit allows more than that of the region or the nation on the same day, for the same charge and circumstances.

import { type Interval, overlap } from '../../values/date.ts'
import type { Decimal } from '../../values/decimal.ts'
import { contains } from '../../values/region.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import type { Limit, LimitShape } from '../schema/limit.ts'
import { type Answers, conditionsAmong, holdsAmong } from './answers.ts'
import type { Trial } from './bill.ts'
import { worldsOf } from './grid.ts'
import { itemsOf, type PlacedItem } from './places.ts'
import type { Breach, LintRule } from './rule.ts'
import { smallBill } from './small-bill.ts'
import { worth } from './worth.ts'

export const aboveWiderLimit: LintRule = {
  code: 'above-wider-limit',
  severity: 'warning',
  sentence: {
    zh: '地方标准高于同一收费的上级标准：请核对，高出的部分不能收取（除非上级文件允许并写明 replaces）',
    en: 'The local limit allows more than the wider one of the same charge: compare them; what lies above may not be charged unless the local one lawfully replaces it',
  },
  check: (set) => {
    const items = itemsOf(set)
    // Not every item against every other: a hundred thousand of them would take hours.
    const byCharge = Map.groupBy(items, chargeOf)
    const byId = Map.groupBy(items, ({ value }) => value.id)
    return items.flatMap((local) => {
      const replaced = (local.value.replaces ?? []).flatMap((id) => byId.get(id) ?? [])
      const alike = new Set([...(byCharge.get(chargeOf(local)) ?? []), ...replaced])
      return [...alike].filter((wide) => isWider(wide, local)).flatMap((wide) => excesses(local, wide, set))
    })
  },
}

function isWider(wide: PlacedItem, local: PlacedItem): boolean {
  const [outer, inner] = [wide.catalogue.jurisdiction, local.catalogue.jurisdiction]
  return outer !== inner && contains(outer, inner)
}

function chargeOf({ value }: PlacedItem): string {
  return value.charge ?? value.id
}

function excesses(local: PlacedItem, wide: PlacedItem, set: CatalogueSet): Breach[] {
  return local.value.limits.flatMap((limit, place) =>
    wide.value.limits.flatMap((other, otherPlace) => {
      const above = compare(local, limit, other, set)
      if (above === undefined) return []
      const detail = `${above.allowed.toFixed()} > ${above.most.toFixed()} (${wide.value.id} limits.${otherPlace})`
      const path = [...local.path, 'limits', place]
      return [{ file: local.file, path, id: local.id, detail, trials: [trialOf(local, wide, limit, above)], onlyIfShown: true }]
    }),
  )
}

interface Above {
  readonly day: string
  readonly answers: Answers
  readonly allowed: Decimal
  readonly most: Decimal
}

function compare(local: PlacedItem, limit: Limit, other: Limit, set: CatalogueSet): Above | undefined {
  const bound = other.limit.type === 'local-standard' ? other.limit.atMost : other.limit
  if (bound === undefined || !comparable(limit.limit, bound)) return undefined
  const [days, otherDays] = [limit, other].map((it) => daysOf(it, set))
  if (days === undefined || otherDays === undefined || !overlap(days, otherDays)) return undefined
  const day = [days.from, otherDays.from]
    .flatMap((it) => it ?? [])
    .sort()
    .at(-1)
  const conditions = conditionsAmong([limit, other])
  const answers = worldsOf(conditions, local, set)?.find((world) => conditions.every((it) => holdsAmong(it, world)))
  if (day === undefined || answers === undefined) return undefined
  const [allowed, most] = [worth(limit.limit, answers), worth(bound, answers)]
  return allowed !== undefined && most !== undefined && allowed.greaterThan(most) ? { day, answers, allowed, most } : undefined
}

const PRICES = ['fixed', 'ceiling', 'range']

/** Two prices of one unit, or two shares of one base; whatever else is compared by a person. */
function comparable(a: LimitShape, b: LimitShape): boolean {
  if (PRICES.includes(a.type) && PRICES.includes(b.type))
    return 'unit' in a === 'unit' in b && (!('unit' in a && 'unit' in b) || a.unit === b.unit)
  if (a.type === 'percent' && b.type === 'percent') return a.of === b.of && a.per === b.per
  if (a.type === 'discount' && b.type === 'discount') return a.of === b.of
  return a.type === 'markup' && b.type === 'markup' && a.over === b.over && a.series === b.series
}

/** Both bind and the lower wins, unless the local one stands in for the other. */
function trialOf(local: PlacedItem, wide: PlacedItem, limit: Limit, { day, answers, allowed, most }: Above): Trial {
  const replaced = local.value.replaces?.includes(wide.value.id) === true
  const bill = smallBill(local, { day, answers, limit, amount: allowed })
  const sums = `${allowed.toFixed()} > ${most.toFixed()}`
  return replaced
    ? {
        bill,
        claim: { verdict: 'permitted', item: local.value.id },
        shows: {
          zh: `按地方标准收取可以通过，却超过上级标准：${sums} 元`,
          en: `The local limit lets pass what the wider one forbids: CNY ${sums}`,
        },
      }
    : {
        bill,
        claim: { verdict: 'violation', item: wide.value.id },
        shows: {
          zh: `按地方标准收取即超过上级标准：${sums} 元，地方标准不起作用`,
          en: `What the local limit allows breaks the wider one: CNY ${sums}; the local limit decides nothing`,
        },
      }
}

function daysOf(limit: Limit, set: CatalogueSet): Interval {
  const { from, to } = compileGrounds(limit, set.documents, '')
  return { from, to }
}
