// Calendar dates in China Standard Time, as ISO 8601 text; ISO text of one width sorts as the dates do, so intervals compare as text.

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** Days found to exist, remembered because bills repeat them; the years admitted bound how many there can be. */
const existing = new Set<string>()

/** True for an existing day of the years 1900 to 2199. */
export function isCalendarDate(text: string): boolean {
  if (existing.has(text)) return true
  if (!exists(text)) return false
  existing.add(text)
  return true
}

function exists(text: string): boolean {
  const found = ISO_DATE.exec(text)
  if (!found) return false
  const year = Number(found[1])
  const month = Number(found[2])
  const day = Number(found[3])
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Days since 1970-01-01 of a valid date. */
export function dayNumber(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MS_PER_DAY
}

export function dateOfDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days)
}

/** Whole days from first to last, both counted. */
export function daysBetween(first: string, last: string): number {
  return dayNumber(last) - dayNumber(first) + 1
}

/** An interval of days, both ends counted; an absent end is open. */
export interface Interval {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export function covers(interval: Interval, date: string): boolean {
  return (interval.from === undefined || interval.from <= date) && (interval.to === undefined || date <= interval.to)
}

export function overlap(a: Interval, b: Interval): boolean {
  return (a.from === undefined || b.to === undefined || a.from <= b.to) && (b.from === undefined || a.to === undefined || b.from <= a.to)
}
