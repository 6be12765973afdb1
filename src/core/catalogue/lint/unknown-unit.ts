// unknown-unit: a price is per a unit that units.yaml does not have.
import { REFERENCES_FILE, shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'

export const unknownUnit: LintRule = {
  code: 'unknown-unit',
  severity: 'error',
  sentence: { zh: '价格的计量单位未在 units.yaml 中登记', en: 'The price is per a unit that units.yaml does not have' },
  check: (set) => {
    const known = new Set(set.units.map((unit) => unit.id))
    const ofLimits = shapesOf(set).flatMap(({ value, file, path, id }) =>
      'unit' in value && value.unit !== undefined ? [{ file, path: [...path, 'unit'], id, detail: value.unit }] : [],
    )
    const ofSeries = set.references.map(({ id, unit }, index) => ({
      file: REFERENCES_FILE,
      path: ['series', index, 'unit'],
      id,
      detail: unit,
    }))
    return [...ofLimits, ...ofSeries].filter(({ detail }) => !known.has(detail))
  },
}
