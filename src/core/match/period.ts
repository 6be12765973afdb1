// Finds the period a bill writes into a name, as ISO dates, and takes it out of the name.
import { isCalendarDate } from '../values/date.ts'
import { oneScript } from './script.ts'

export interface WrittenPeriod {
  readonly from: string
  readonly to: string
}

const YEAR = '(?<!\\d)((?:19|20)\\d{2})'
const TO = '\\s*(?:-|~|—|–|至|到)+\\s*'
const DAY = `${YEAR}\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})(?!\\d)\\s*[日号]?`
const LATER_DAY = `(?:(?:((?:19|20)\\d{2})\\s*[年./-]\\s*)?(\\d{1,2})\\s*[月./-]\\s*)?(\\d{1,2})(?!\\d)\\s*[日号]?`
const MONTH = `${YEAR}\\s*[年./-]\\s*(\\d{1,2})(?!\\d)\\s*(?:月份?)?`
const COMPACT_MONTH = `${YEAR}(0[1-9]|1[0-2])(?!\\d)`
const COMPACT_DAY = `${YEAR}(0[1-9]|1[0-2])([0-3]\\d)(?!\\d)`

/** Heating is billed by the winter, whose days each town sets: 2023-2024采暖期. */
const SEASON = `${YEAR}\\s*(?:年度?)?(?:${TO}(?:20)?\\d{2}\\s*(?:年度?)?)?\\s*(?:采暖|供暖|供热|取暖)[期季]`

type Reader = (found: readonly (string | undefined)[]) => WrittenPeriod | undefined
interface Writing {
  readonly pattern: RegExp
  readonly read: Reader
}

const date = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
const endOfMonth = (year: string, month: string): string => String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())

function days(from: string, to: string): WrittenPeriod | undefined {
  return isCalendarDate(from) && isCalendarDate(to) && from <= to ? { from, to } : undefined
}

function months(year = '', month = '', laterYear = year, laterMonth = month): WrittenPeriod | undefined {
  return days(date(year, month, '1'), date(laterYear, laterMonth, endOfMonth(laterYear, laterMonth)))
}

function quarter(year: string | undefined, written = ''): WrittenPeriod | undefined {
  const number = '一二三四'.includes(written) ? '一二三四'.indexOf(written) + 1 : Number(written)
  return months(year, String(number * 3 - 2), year, String(number * 3))
}

/** From the most to the least definite: the first writing that is found is read. */
const WRITINGS: readonly Writing[] = [
  { pattern: new RegExp(SEASON), read: () => undefined },
  {
    pattern: new RegExp(`${YEAR}\\s*年\\s*(\\d{1,2})\\s*月?${TO}(\\d{1,2})\\s*月份?(?!\\s*\\d)`),
    read: ([, y, m, m2]) => months(y, m, y, m2),
  },
  { pattern: new RegExp(`${DAY}${TO}${LATER_DAY}`), read: ([, y, m, d, y2, m2, d2]) => days(date(y, m, d), date(y2 ?? y, m2 ?? m, d2)) },
  { pattern: new RegExp(`${COMPACT_DAY}${TO}${COMPACT_DAY}`), read: ([, y, m, d, y2, m2, d2]) => days(date(y, m, d), date(y2, m2, d2)) },
  { pattern: new RegExp(DAY), read: ([, y, m, d]) => days(date(y, m, d), date(y, m, d)) },
  { pattern: new RegExp(COMPACT_DAY), read: ([, y, m, d]) => days(date(y, m, d), date(y, m, d)) },
  { pattern: new RegExp(`${COMPACT_MONTH}${TO}${COMPACT_MONTH}`), read: ([, y, m, y2, m2]) => months(y, m, y2, m2) },
  { pattern: new RegExp(`${MONTH}${TO}${MONTH}`), read: ([, y, m, y2, m2]) => months(y, m, y2, m2) },
  {
    pattern: new RegExp(`${YEAR}\\s*年?\\s*(?:第?\\s*([一二三四1-4])\\s*季度?|q([1-4]))`),
    read: ([, y, q, latin]) => quarter(y, q ?? latin),
  },
  { pattern: new RegExp(`${YEAR}\\s*年\\s*上半年度?`), read: ([, y]) => months(y, '1', y, '6') },
  { pattern: new RegExp(`${YEAR}\\s*年\\s*下半年度?`), read: ([, y]) => months(y, '7', y, '12') },
  { pattern: new RegExp(MONTH), read: ([, y, m]) => months(y, m) },
  { pattern: new RegExp(COMPACT_MONTH), read: ([, y, m]) => months(y, m) },
  { pattern: new RegExp(`${YEAR}\\s*年度?`), read: ([, y]) => months(y, '1', y, '12') },
]

/** Periods without a year say nothing we could date, yet are no part of a name. */
const YEARLESS = ['第\\d{1,2}(?:年度?|期|次|批)', '\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*[日号]|份)?', '第?[一二三四1-4]季度', '[上下]半年度?']
const ANY_PERIOD = new RegExp(
  [
    ...WRITINGS.map(({ pattern }) => pattern.source),
    `${YEAR}${TO}(?:19|20)\\d{2}(?!\\d)`,
    ...YEARLESS.map((each) => `(?<![\\d个])${each}`),
  ].join('|'),
  'g',
)
const YEARLESS_RANGE = /(?<![\d个])\d{1,2}\s*月?\s*(?:\d{1,2}\s*[日号]?\s*)?(?:-|~|—|–|至|到)\s*\d{1,2}\s*月(?:份|\s*\d{1,2}\s*[日号])?/g

/** The period written in the text, or undefined where none can be dated. */
export function extractPeriod(text: string): WrittenPeriod | undefined {
  const plain = oneScript(text)
  for (const { pattern, read } of WRITINGS) {
    const found = pattern.exec(plain)
    if (found) return read(found)
  }
  return undefined
}

/** The text, already in one script, without its periods. */
export function withoutPeriods(text: string): string {
  return text.replace(ANY_PERIOD, ' ').replace(YEARLESS_RANGE, ' ')
}
