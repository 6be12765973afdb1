// relief-lowers-nothing: a relief leaves everything payable, meets no limit that could be lowered, or is always outdone by another.
import { covers, type Interval, overlap } from '../../values/date.ts'
import { decimal, ONE } from '../../values/decimal.ts'
import { contains } from '../../values/region.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import type { Grounded } from '../schema/basis.ts'
import type { Limit } from '../schema/limit.ts'
import { conditionsAmong, holdsAmong, meeting } from './answers.ts'
import type { Trial } from './bill.ts'
import { worldsOf } from './grid.ts'
import { itemsOf, type PlacedItem, type PlacedRelief, reliefsOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { smallBill } from './small-bill.ts'
import { worth } from './worth.ts'

export const reliefLowersNothing: LintRule = {
  code: 'relief-lowers-nothing',
  severity: 'warning',
  sentence: {
    zh: '减免从不降低任何收费：应付比例不小于一，或适用期内没有可减的标准，或总有更优惠的减免',
    en: 'The relief never lowers anything: it leaves all payable, meets no limit on its days, or another relief always leaves less',
  },
  check: (set) => {
    const items = itemsOf(set)
    const reliefs = reliefsOf(set).filter(({ value }) => value.enforceable !== false && value.sameAs === undefined)
    return reliefs.flatMap((relief) => {
      const targets = items.filter(({ value }) => relief.value.appliesTo?.includes(value.id) === true)
      const [first] = targets
      if (first === undefined) return []
      const { file, path, id } = relief
      if (decimal(relief.value.payable).greaterThanOrEqualTo(ONE))
        return [{ file, path: [...path, 'payable'], id, detail: relief.value.payable, trials: trialsOf(relief, targets, set) }]
      if (!targets.some((target) => target.value.limits.some((limit) => lowers(relief, target, limit, set))))
        return [{ file, path, id, detail: targets.map(({ value }) => value.id).join(', '), trials: trialsOf(relief, targets, set) }]
      const better = reliefs.find((other) => outdoes(other, relief, reliefs, set))
      return better === undefined
        ? []
        : [
            {
              file,
              path,
              id,
              detail: `${relief.value.payable} ≥ ${better.value.payable} (${better.id})`,
              trials: outdoneTrials(relief, better, targets, set),
            },
          ]
    })
  },
}

/** There is a day and a circumstance in which the relief meets a limit that leaves something payable. */
function lowers(relief: PlacedRelief, target: PlacedItem, limit: Limit, set: CatalogueSet): boolean {
  if (limit.limit.type === 'free' || limit.limit.type === 'market') return false
  const shared = daysOf(relief.value, set)
  if (!overlap(shared, daysOf(limit, set)) || !meetPlaces(relief, target)) return false
  if ((target.value.ended ?? []).some((end) => end.when === undefined && spans(daysOf(end, set), shared))) return false
  return circumstances(relief, target, limit, set) !== undefined
}

function circumstances(relief: PlacedRelief, target: PlacedItem, limit: Limit, set: CatalogueSet) {
  const conditions = conditionsAmong([relief.value, limit])
  const worlds = worldsOf(conditions, target, set)
  return worlds === undefined ? meeting(relief.value.when) : worlds.find((world) => conditions.every((it) => holdsAmong(it, world)))
}

function meetPlaces(relief: PlacedRelief, target: PlacedItem): boolean {
  const [a, b] = [relief.jurisdiction, target.catalogue.jurisdiction]
  return contains(a, b) || contains(b, a)
}

/** Of alternatives the one that leaves least applies: this one never does where the other is due whenever it is. Of equals the first stays. */
function outdoes(other: PlacedRelief, relief: PlacedRelief, all: readonly PlacedRelief[], set: CatalogueSet): boolean {
  const [a, b] = [other.value, relief.value]
  if (other === relief || a.combine !== 'alternative' || b.combine !== 'alternative') return false
  const [left, mine] = [decimal(a.payable), decimal(b.payable)]
  if (left.greaterThan(mine) || (left.equals(mine) && all.indexOf(other) > all.indexOf(relief))) return false
  return (
    contains(other.jurisdiction, relief.jurisdiction) &&
    spans(daysOf(a, set), daysOf(b, set)) &&
    holdsAll(b.appliesTo, a.appliesTo) &&
    (a.names === undefined || (b.names !== undefined && holdsAll(b.names, a.names))) &&
    (a.issuers === undefined || (b.issuers !== undefined && holdsAll(b.issuers, a.issuers))) &&
    Object.entries(a.when ?? {}).every(([fact, test]) => JSON.stringify(b.when?.[fact]) === JSON.stringify(test))
  )
}

function holdsAll(wanted: readonly string[] | undefined, among: readonly string[] | undefined): boolean {
  return (wanted ?? []).every((it) => among?.includes(it) === true)
}

function spans(outer: Interval, inner: Interval): boolean {
  const from = outer.from === undefined || (inner.from !== undefined && outer.from <= inner.from)
  return from && (outer.to === undefined || (inner.to !== undefined && inner.to <= outer.to))
}

function trialsOf(relief: PlacedRelief, targets: readonly PlacedItem[], set: CatalogueSet): Trial[] {
  const shows = { zh: '减免的条件都满足，应付金额没有减少', en: 'All its conditions are met, and it takes nothing off' }
  return targets
    .slice(0, SHOWN)
    .flatMap((target) => billsOf(relief, target, set).map((bill) => ({ bill, claim: { without: 'discount-not-applied' }, shows })))
}

function outdoneTrials(relief: PlacedRelief, better: PlacedRelief, targets: readonly PlacedItem[], set: CatalogueSet): Trial[] {
  const shows = {
    zh: `两项减免都到期应给，适用的是另一项（${better.id}）`,
    en: `Both reliefs are due, and the other one applies (${better.id})`,
  }
  return targets
    .slice(0, SHOWN)
    .flatMap((target) => billsOf(relief, target, set).map((bill) => ({ bill, claim: { finding: 'discount-not-applied' }, shows })))
}

/** Items tried, so that a relief of many items proposes few bills. */
const SHOWN = 3

function billsOf(relief: PlacedRelief, target: PlacedItem, set: CatalogueSet) {
  const { from, to } = daysOf(relief.value, set)
  const day = from ?? to
  if (day === undefined) return []
  const limit = target.value.limits.find((it) => covers(daysOf(it, set), day) && circumstances(relief, target, it, set) !== undefined)
  const answers = (limit === undefined ? undefined : circumstances(relief, target, limit, set)) ?? meeting(relief.value.when) ?? {}
  const amount = limit === undefined ? undefined : worth(limit.limit, answers)
  const jurisdiction = contains(relief.jurisdiction, target.catalogue.jurisdiction) ? target.catalogue.jurisdiction : relief.jurisdiction
  const name = relief.value.names?.[0]
  return [smallBill(target, { day, answers, limit, amount, jurisdiction, ...(name === undefined ? {} : { name }) })]
}

function daysOf(rule: Grounded, set: CatalogueSet): Interval {
  const { from, to } = compileGrounds(rule, set.documents, '')
  return { from, to }
}
