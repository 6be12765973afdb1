// unknown-series: a markup starts from a reference price series that reference-prices.yaml does not have.
import { shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'

export const unknownSeries: LintRule = {
  code: 'unknown-series',
  severity: 'error',
  sentence: {
    zh: '加价所依据的基准价序列未在 reference-prices.yaml 中登记',
    en: 'The markup starts from a series that reference-prices.yaml does not have',
  },
  check: (set) => {
    const known = new Set(set.references.map((series) => series.id))
    return shapesOf(set).flatMap(({ value, file, path, id }) =>
      value.type === 'markup' && value.series !== undefined && !known.has(value.series)
        ? [{ file, path: [...path, 'series'], id, detail: value.series }]
        : [],
    )
  },
}
