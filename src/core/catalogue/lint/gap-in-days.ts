// gap-in-days: under some circumstances an item has a limit before and after a day, and none on it.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Answers } from './answers.ts'
import { type Cell, type Grid, gridOf } from './grid.ts'
import { itemsOf, type PlacedItem } from './places.ts'
import type { Breach, LintRule } from './rule.ts'
import { smallBill } from './small-bill.ts'

export const gapInDays: LintRule = {
  code: 'gap-in-days',
  severity: 'warning',
  sentence: {
    zh: '同样情形下，此前此后都有标准，这些日子却没有：请补上标准，或写明停止收取（ended）',
    en: 'Before and after these days the same circumstances have a limit, and on them none: add it, or say under `ended` that it was not charged',
  },
  check: (set) => itemsOf(set).flatMap((item) => gapsOf(item, set)),
}

interface Gap {
  readonly row: number
  readonly answers: Answers
  /** The limit that held last. */
  readonly last: number
  readonly until: string
}

function gapsOf(item: PlacedItem, set: CatalogueSet): Breach[] {
  const grid = item.value.limits.length < 2 ? undefined : gridOf(item, set)
  if (grid === undefined) return []
  return findGaps(grid).map(({ row, answers, last, until }) => {
    const day = grid.days[row] ?? until
    const limit = item.value.limits[last]
    return {
      file: item.file,
      path: [...item.path, 'limits', last],
      id: item.id,
      detail: `${day} … < ${until}`,
      onlyIfShown: true,
      trials: [
        {
          bill: smallBill(item, { day, answers, limit }),
          claim: { finding: 'outside-catalogue', verdict: 'undetermined' },
          shows: {
            zh: `${day} 没有标准适用：第 ${last + 1} 条已经终止，下一条 ${until} 才开始`,
            en: `On ${day} no limit applies: limit ${last + 1} had ended and the next begins on ${until}`,
          },
        },
      ],
    }
  })
}

/** The first gap of each stretch of days, whatever circumstances show it. */
function findGaps({ days, worlds, cells }: Grid): Gap[] {
  const gaps = new Map<number, Gap>()
  for (const [column, answers] of worlds.entries()) {
    const states = days.map((_, row) => cells[row]?.[column])
    for (const row of days.keys()) {
      if (gaps.has(row) || !isEmpty(states[row])) continue
      const before = states.slice(0, row).findLast((it) => !isEmpty(it))
      const after = states.findIndex((it, place) => place > row && !isEmpty(it))
      const last = before?.settled === false ? before.matching[0] : undefined
      const until = days[after]
      if (last !== undefined && until !== undefined && states[after]?.settled === false && isEmpty(states[row - 1]) === false)
        gaps.set(row, { row, answers, last, until })
    }
  }
  return [...gaps.values()]
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (!cell.settled && cell.matching.length === 0)
}
