// order-decides: two limits of an item can both apply on one day, neither is an exception to the other, and only their order in the file says which does.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Limit } from '../schema/limit.ts'
import type { Answers } from './answers.ts'
import type { Trial } from './bill.ts'
import { type Grid, gridOf } from './grid.ts'
import { itemsOf, type PlacedItem } from './places.ts'
import type { Breach, LintRule } from './rule.ts'
import { smallBill } from './small-bill.ts'
import { worth } from './worth.ts'

export const orderDecides: LintRule = {
  code: 'order-decides',
  severity: 'warning',
  sentence: {
    zh: '两条标准可以同时适用且互不包含，只由书写的先后决定：请写明重叠的情形归哪一条',
    en: 'Two limits can both apply and neither is an exception to the other; only their order decides: state which holds where both do',
  },
  check: (set) => itemsOf(set).flatMap((item) => crossings(item, set)),
}

function crossings(item: PlacedItem, set: CatalogueSet): Breach[] {
  const { limits } = item.value
  if (limits.length < 2) return []
  const grid = gridOf(item, set)
  if (grid === undefined) return []
  return limits.flatMap((_, second) =>
    limits.slice(0, second).flatMap((_before, first) => {
      if (isExemption(limits[first]) || sameShape(item, first, second)) return []
      const met = meeting(grid, first, second)
      if (met === undefined) return []
      const detail = `limits.${first} × limits.${second}: ${met.day} ${JSON.stringify(met.answers)}`
      const path = [...item.path, 'limits', second]
      return [{ file: item.file, path, id: item.id, detail, trials: trialsOf(item, first, second, met), onlyIfShown: true }]
    }),
  )
}

/** An exemption is written before what it exempts from, and is meant to win. */
function isExemption(limit: Limit | undefined): boolean {
  return limit?.limit.type === 'free'
}

function sameShape({ value: { limits } }: PlacedItem, first: number, second: number): boolean {
  return JSON.stringify(limits[first]?.limit) === JSON.stringify(limits[second]?.limit)
}

interface Met {
  readonly day: string
  readonly answers: Answers
}

/** Where both match and the first decides, on a day on which each also matches without the other: then neither is an exception to the other. */
function meeting({ days, worlds, cells }: Grid, first: number, second: number): Met | undefined {
  for (const [row, day] of days.entries()) {
    const standing = (cells[row] ?? []).map((cell, column) => ({
      matching: cell.settled ? [] : cell.matching,
      answers: worlds[column] ?? {},
    }))
    const both = standing.find(({ matching }) => matching[0] === first && matching.includes(second))
    const apart = (one: number, other: number) => standing.some(({ matching }) => matching.includes(one) && !matching.includes(other))
    if (both !== undefined && apart(first, second) && apart(second, first)) return { day, answers: both.answers }
  }
  return undefined
}

function trialsOf(item: PlacedItem, first: number, second: number, { day, answers }: Met): Trial[] {
  const [deciding, other] = [item.value.limits[first], item.value.limits[second]]
  if (deciding === undefined || other === undefined) return []
  const [allowed, otherwise] = [worth(deciding.limit, answers), worth(other.limit, answers)]
  const sums = allowed === undefined || otherwise === undefined ? '' : `${allowed.toFixed()} / ${otherwise.toFixed()}`
  const shows = {
    zh: `第 ${first + 1} 条和第 ${second + 1} 条标准都符合${sums === '' ? '' : `（分别允许 ${sums} 元）`}，由先写的一条决定`,
    en: `Limits ${first + 1} and ${second + 1} both match${sums === '' ? '' : ` (allowing CNY ${sums})`}, and the one written first decides`,
  }
  if (allowed !== undefined && otherwise !== undefined && allowed.equals(otherwise)) return []
  const amount = allowed === undefined || otherwise === undefined ? undefined : allowed.greaterThan(otherwise) ? allowed : otherwise
  return [{ bill: smallBill(item, { day, answers, limit: deciding, amount }), claim: { item: item.value.id }, shows }]
}
