// from-after-to: something ends before it begins.

import type { Interval } from '../../values/date.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Trial } from './bill.ts'
import { DOCUMENTS_FILE, type Placed, REFERENCES_FILE, rulesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { billAt, type Place } from './rule-bill.ts'

export const fromAfterTo: LintRule = {
  code: 'from-after-to',
  severity: 'error',
  sentence: { zh: '终止日早于起始日', en: 'Ends before it begins' },
  check: (set) => {
    const dated: Placed<Interval>[] = [
      ...rulesOf(set),
      ...set.files.map(({ coverage, path }) => ({ value: coverage, file: path, path: ['coverage'], id: undefined })),
      ...set.references.flatMap(({ values, id }, index) =>
        values.map((value, place) => ({ value, file: REFERENCES_FILE, path: ['series', index, 'values', place], id })),
      ),
      ...Object.entries(set.documents).map(([key, document]) => ({
        value: { from: document.inForce ?? document.published, to: document.until },
        file: DOCUMENTS_FILE,
        path: ['documents', key],
        id: key,
      })),
    ]
    return dated.flatMap(({ value: { from, to }, file, path, id }) =>
      from !== undefined && to !== undefined && from > to
        ? [{ file, path, id, detail: `${from} > ${to}`, trials: trialsOf({ file, path }, from, set) }]
        : [],
    )
  },
}

/** Of what is no rule (a document, a price, the coverage of a file) no bill shows it. */
function trialsOf(place: Place, day: string, set: CatalogueSet): Trial[] {
  const bill = billAt(place, set, day)
  if (bill === undefined) return []
  const shows = { zh: `${day} 是它的首日，却已经不适用`, en: `${day} is its first day, and it does not apply any more` }
  return [
    { bill, claim: { finding: 'outside-catalogue' }, shows },
    { bill, claim: {}, shows },
  ]
}
