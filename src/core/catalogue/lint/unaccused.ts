// Bills that break a rule on a day on which no violation may rest on it: none comes out, or some other rule accuses.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Bilingual } from '../schema/words.ts'
import type { Trial } from './bill.ts'
import { billAt, firstDayAt, type Place } from './rule-bill.ts'

export function unaccusedTrials(place: Place, set: CatalogueSet, today: string, why: (day: string) => Bilingual): Trial[] {
  const day = firstDayAt(place, set, today)
  const bill = billAt(place, set, day)
  if (bill === undefined) return []
  const shows = why(day)
  return [
    { bill, claim: { never: 'violation' }, shows },
    { bill, claim: {}, shows },
  ]
}
