// series-month-missing: a limit starts from a reference series that states no price for days the limit holds.
import { addDays } from '../../values/date.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import type { Limit, ShapeOf } from '../schema/limit.ts'
import type { ReferenceSeries } from '../schema/vocabulary.ts'
import { meeting } from './answers.ts'
import type { Trial } from './bill.ts'
import { itemsOf, type PlacedItem, REFERENCES_FILE } from './places.ts'
import type { Breach, LintRule } from './rule.ts'
import { smallBill, withoutFact } from './small-bill.ts'

export const seriesMonthMissing: LintRule = {
  code: 'series-month-missing',
  severity: 'warning',
  sentence: {
    zh: '基准价序列缺少所列起止日之间的价格，此间的账单只能追问：请补录已公布的月份',
    en: 'The reference series states no price between the days named, and bills of that time can only be asked about: add the months published',
  },
  check: (set, today) =>
    set.references.flatMap((series, index) => {
      const uses = usesOf(series, set)
      const first = uses.flatMap(({ from }) => from ?? []).sort()[0]
      if (first === undefined) return []
      const missing = missingDays(series, first, today)
      const [earliest] = missing
      if (earliest === undefined) return []
      const detail = missing.map(({ from, to }) => `${from} … ${to}`).join(', ')
      const path = ['series', index, 'values']
      return [{ file: REFERENCES_FILE, path, id: series.id, detail, trials: trialsOf(uses, missing) } satisfies Breach]
    }),
}

interface Use {
  readonly item: PlacedItem
  readonly limit: Limit
  readonly shape: ShapeOf<'markup'>
  readonly from: string | undefined
}

function usesOf(series: ReferenceSeries, set: CatalogueSet): Use[] {
  return itemsOf(set).flatMap((item) =>
    item.value.limits.flatMap((limit) => {
      const shapes = limit.limit.type === 'contested' ? limit.limit.readings.map((it) => it.limit) : [limit.limit]
      const shape = shapes.find((it) => it.type === 'markup' && it.series === series.id)
      return shape?.type === 'markup' ? [{ item, limit, shape, from: compileGrounds(limit, set.documents, '').from }] : []
    }),
  )
}

/** The stretches from the first day to today that no value covers. */
function missingDays({ values }: ReferenceSeries, first: string, today: string): { from: string; to: string }[] {
  const missing: { from: string; to: string }[] = []
  let next = first
  for (const { from, to } of values.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > next) missing.push({ from: next, to: addDays(from, -1) })
    if (to === undefined) return missing.filter((it) => it.from <= today)
    if (to >= next) next = addDays(to, 1)
  }
  if (next <= today) missing.push({ from: next, to: today })
  return missing.filter((it) => it.from <= today)
}

function trialsOf(uses: readonly Use[], missing: readonly { from: string; to: string }[]): Trial[] {
  return uses.flatMap(({ item, limit, shape, from }) => {
    const answers = meeting(limit.when)
    const gap = missing.find((it) => from === undefined || from <= it.to)
    if (answers === undefined || gap === undefined) return []
    const day = from !== undefined && from > gap.from ? from : gap.from
    const bill = withoutFact(smallBill(item, { day, answers, limit, amount: '1000' }), shape.over)
    return [
      {
        bill,
        claim: { finding: 'missing-reference' },
        shows: { zh: `${day} 没有基准价，账单上又没有写明`, en: `No reference price is held for ${day}, and the bill states none` },
      },
    ]
  })
}
