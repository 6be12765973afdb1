// from-after-to: something ends before it begins.

import type { Interval } from '../../values/date.ts'
import { DOCUMENTS_FILE, type Placed, REFERENCES_FILE, rulesOf } from './places.ts'
import type { LintRule } from './rule.ts'

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
      from !== undefined && to !== undefined && from > to ? [{ file, path, id, detail: `${from} > ${to}` }] : [],
    )
  },
}
