// unknown-series: a markup starts from a reference price series that reference-prices.yaml does not have.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Trial } from './bill.ts'
import { shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { billAt, firstDayAt, type Place } from './rule-bill.ts'
import { withoutFact } from './small-bill.ts'

export const unknownSeries: LintRule = {
  code: 'unknown-series',
  severity: 'error',
  sentence: {
    zh: '加价所依据的基准价序列未在 reference-prices.yaml 中登记',
    en: 'The markup starts from a series that reference-prices.yaml does not have',
  },
  check: (set, today) => {
    const known = new Set(set.references.map((series) => series.id))
    return shapesOf(set).flatMap(({ value, file, path, id }) =>
      value.type === 'markup' && value.series !== undefined && !known.has(value.series)
        ? [{ file, path: [...path, 'series'], id, detail: value.series, trials: trialsOf({ file, path }, value.over, set, today) }]
        : [],
    )
  },
}

function trialsOf(place: Place, over: string, set: CatalogueSet, today: string): Trial[] {
  const stated = billAt(place, set, firstDayAt(place, set, today))
  if (stated === undefined) return []
  const shows = { zh: '账单没有写基准价，序列又不存在', en: 'The bill states no base price, and the series does not exist' }
  return [{ bill: withoutFact(stated, over), claim: { finding: 'missing-reference' }, shows }]
}
