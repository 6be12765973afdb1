// Days of an XML file: one day, a day that must be readable, and two days as a period.
import { dayOf } from '../dates.ts'
import type { Span, Stated } from '../draft.ts'
import { VALUE } from '../wording.ts'
import { setAside, type XmlReading } from './reading.ts'

/** A date of XML Schema may carry a zone; the day the issuer wrote is the day meant. */
const ZONED_DAY = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/

const plainDay = (text: string): string | undefined => dayOf(text.replace(ZONED_DAY, '$1'))

/** The day, or a note where the text is none. */
export function asDay(reading: XmlReading, stated: Stated | undefined): Stated | undefined {
  if (!stated) return undefined
  const day = plainDay(stated.value)
  return day === undefined ? setAside(reading, stated, VALUE.notADay) : { ...stated, value: day }
}

/** The day of issue: everything turns on it, so an unreadable one is a fault. */
export function asIssueDay(reading: XmlReading, stated: Stated | undefined): Stated | undefined {
  if (!stated) return undefined
  const day = plainDay(stated.value)
  if (day !== undefined) return { ...stated, value: day }
  reading.faults.push({ place: stated.place, detail: VALUE.notADay })
  return undefined
}

/** Both days make a period; a lone one is noted, because half a period says less than none. */
export function spanOf(reading: XmlReading, from: Stated | undefined, to: Stated | undefined): Span | undefined {
  if (from && to && from.value <= to.value) return { from, to }
  for (const day of [from, to]) if (day) setAside(reading, day, VALUE.noPeriod)
  return undefined
}
