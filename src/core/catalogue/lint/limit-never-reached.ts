// limit-never-reached: on days it holds, whatever the circumstances, an earlier limit of the item matches first.
import { type Interval, overlap } from '../../values/date.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import type { Limit } from '../schema/limit.ts'
import type { Answers } from './answers.ts'
import type { Trial } from './bill.ts'
import { type Grid, gridOf } from './grid.ts'
import { itemsOf, type PlacedItem } from './places.ts'
import type { Breach, LintRule } from './rule.ts'
import { smallBill } from './small-bill.ts'
import { worth } from './worth.ts'

export const limitNeverReached: LintRule = {
  code: 'limit-never-reached',
  severity: 'error',
  sentence: {
    zh: '同一项目中排在前面的标准总是先适用：在时间重叠的日子里，这一条永不适用',
    en: 'Earlier limits of the item always match first: on the days they share, this one never applies',
  },
  check: (set) => itemsOf(set).flatMap((item) => hiddenLimits(item, set)),
}

interface Hidden {
  readonly by: number
  readonly day: string | undefined
  readonly answers: Answers
}

function hiddenLimits(item: PlacedItem, set: CatalogueSet): Breach[] {
  if (item.value.limits.length < 2) return []
  const grid = gridOf(item, set)
  return item.value.limits.flatMap((limit, place) => {
    const hidden = hiddenAlways(item, place, set) ?? (grid === undefined ? undefined : hiddenTogether(grid, place))
    if (hidden === undefined) return []
    const detail = `limits.${hidden.by} → limits.${place}`
    return [{ file: item.file, path: [...item.path, 'limits', place], id: item.id, detail, trials: trialsOf(item, limit, hidden) }]
  })
}

/** Behind an earlier limit without conditions. */
function hiddenAlways({ value: { limits } }: PlacedItem, place: number, set: CatalogueSet): Hidden | undefined {
  const days = daysOf(limits[place], set)
  const by = limits.slice(0, place).findIndex((it) => it.when === undefined && overlap(daysOf(it, set), days))
  if (by === -1) return undefined
  const day = [daysOf(limits[by], set).from, days.from]
    .flatMap((it) => it ?? [])
    .sort()
    .at(-1)
  return { by, day, answers: {} }
}

/** Behind conditions that leave it nothing, alone or together. */
function hiddenTogether({ days, worlds, cells }: Grid, place: number): Hidden | undefined {
  for (const [row, day] of days.entries()) {
    const met = worlds.flatMap((answers, column) => {
      const matching = cells[row]?.[column]?.matching ?? []
      return matching.includes(place) ? [{ by: matching[0] ?? place, day, answers }] : []
    })
    if (met.length > 0 && met.every(({ by }) => by !== place)) return met[0]
  }
  return undefined
}

function trialsOf(item: PlacedItem, limit: Limit, { by, day, answers }: Hidden): Trial[] {
  if (day === undefined) return []
  const first = item.value.limits[by]
  const [meant, decided] = [worth(limit.limit, answers), first === undefined ? undefined : worth(first.limit, answers)]
  const shows = {
    zh: `第 ${place(item, limit)} 条标准也符合，但由排在前面的第 ${by + 1} 条决定`,
    en: `Limit ${place(item, limit)} matches too, and limit ${by + 1}, which stands before it, decides`,
  }
  if (meant === undefined || decided === undefined || meant.equals(decided)) {
    return [{ bill: smallBill(item, { day, answers, limit }), claim: { item: item.value.id }, shows }]
  }
  const verdict = meant.greaterThan(decided) ? 'violation' : 'permitted'
  const amount = meant.greaterThan(decided) ? meant : decided
  return [{ bill: smallBill(item, { day, answers, limit, amount }), claim: { item: item.value.id, verdict }, shows }]
}

function place({ value }: PlacedItem, limit: Limit): number {
  return value.limits.indexOf(limit) + 1
}

/** Without a stated first day a limit holds from its earliest document, as the check reckons it. */
function daysOf(limit: Limit | undefined, set: CatalogueSet): Interval {
  if (limit === undefined) return {}
  const { from, to } = compileGrounds(limit, set.documents, '')
  return { from, to }
}
