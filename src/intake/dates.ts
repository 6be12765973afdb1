// Days, months and periods as bills and spreadsheets write them, to ISO 8601 days in China Standard Time.
import { dateOfDay, dayNumber, isCalendarDate } from '../core/values/date.ts'

const MAX_DATE_TEXT = 60
const DAY = /^(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})\s?日?(?:[ T]?\s?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?[秒分]?)?$/
const PACKED_DAY = /^(\d{4})(\d{2})(\d{2})(?:\d{6}(?:\d{3})?)?$/
const MONTH = /^(\d{4})\s?[-./年]\s?(\d{1,2})\s?月?(?:份)?$/
const PACKED_MONTH = /^(\d{4})(\d{2})$/
/** Two days or months with something between them; a hyphen or a stroke only where it cannot be part of either. */
const RANGES = [
  /^([^~至到—–]{6,25}?)\s*(?:至|到|~|—+|–)\s*([^~至到—–]{6,25})$/,
  /^([^-]{6,25})-([^-]{6,25})$/,
  /^(\d{4}-\d{1,2}-\d{1,2})\s*(?:--?|\/)\s*(\d{4}-\d{1,2}-\d{1,2})$/,
]
/** 1900-01-00 of the serial numbers, as days since 1970; one more day back from March 1900 on, for the leap day that never was. */
const SERIAL_ZERO_1900 = dayNumber('1899-12-30')
const SERIAL_ZERO_1904 = dayNumber('1904-01-01')
const FIRST_SURE_SERIAL = 61
const LAST_SERIAL = 99_999

export interface Days {
  readonly from: string
  readonly to: string
}

function tidied(text: string): string {
  return text.normalize('NFKC').trim()
}

function iso(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isCalendarDate(text) ? text : undefined
}

/** Texts of days and periods remembered: the rows of a file repeat a few of them. */
const MAX_REMEMBERED = 2000

function remembering<Read>(read: (text: string) => Read): (text: string) => Read {
  const known = new Map<string, Read>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const now = read(text)
    // What is no day is seldom the same again, and a day with much around it is long: neither is to crowd out the others.
    if (now === undefined || text.length > MAX_DATE_TEXT) return now
    if (known.size >= MAX_REMEMBERED) known.clear()
    known.set(text, now)
    return now
  }
}

/** The day of a text such as `2026-01-05 10:20:30`, `2026年1月5日`, `20260105` or a 17-digit time stamp; no zone is China's, any other is refused. */
export const dayOf = remembering(readDay)

function readDay(text: string): string | undefined {
  const plain = tidied(text)
  if (plain.length > MAX_DATE_TEXT) return undefined
  const found = DAY.exec(plain) ?? PACKED_DAY.exec(plain)
  return found ? iso(found[1], found[2], found[3]) : undefined
}

function monthOf(plain: string): Days | undefined {
  const found = MONTH.exec(plain) ?? PACKED_MONTH.exec(plain)
  const from = found ? iso(found[1], found[2], '1') : undefined
  if (from === undefined) return undefined
  const lastDay = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0))
  return { from, to: lastDay.toISOString().slice(0, 10) }
}

/** The first and last day of a day, a month (`2026年1月`, `202601`) or a range of either. */
export const periodOf = remembering(readPeriod)

function readPeriod(text: string): Days | undefined {
  const plain = tidied(text)
  if (plain.length > MAX_DATE_TEXT) return undefined
  const day = dayOf(plain)
  if (day !== undefined) return { from: day, to: day }
  const month = monthOf(plain)
  if (month) return month
  const range = RANGES.map((pattern) => pattern.exec(plain)).find((found) => found !== null)
  const [, first, last] = range ?? []
  if (first === undefined || last === undefined) return undefined
  const from = dayOf(first) ?? monthOf(first.trim())?.from
  const to = dayOf(last) ?? monthOf(last.trim())?.to
  return from !== undefined && to !== undefined ? { from, to } : undefined
}

/** The day of an Excel serial number; the first sixty days of 1900 are counted differently by every program and are refused. */
export function serialDay(text: string, epoch: '1900' | '1904'): string | undefined {
  const serial = Math.floor(Number(text))
  if (!Number.isFinite(serial) || serial > LAST_SERIAL || serial < (epoch === '1900' ? FIRST_SURE_SERIAL : 0)) return undefined
  const day = dateOfDay((epoch === '1900' ? SERIAL_ZERO_1900 : SERIAL_ZERO_1904) + serial)
  return isCalendarDate(day) ? day : undefined
}
