// unknown-unit: a price is per a unit that units.yaml does not have.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Trial } from './bill.ts'
import { REFERENCES_FILE, shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { billAt, firstDayAt, type Place } from './rule-bill.ts'

export const unknownUnit: LintRule = {
  code: 'unknown-unit',
  severity: 'error',
  sentence: { zh: '价格的计量单位未在 units.yaml 中登记', en: 'The price is per a unit that units.yaml does not have' },
  check: (set, today) => {
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
    return [...ofLimits, ...ofSeries]
      .filter(({ detail }) => !known.has(detail))
      .map((breach) => ({ ...breach, trials: trialsOf(breach, set, today) }))
  },
}

function trialsOf(place: Place, set: CatalogueSet, today: string): Trial[] {
  const bill = billAt(place, set, firstDayAt(place, set, today))
  if (bill === undefined) return []
  const shows = { zh: '账单写明了数量和单位，仍然无法折算', en: 'The bill states quantity and unit, and they cannot be reckoned with' }
  return [
    { bill, claim: { missing: 'quantity' }, shows },
    { bill, claim: { never: 'violation' }, shows },
  ]
}
