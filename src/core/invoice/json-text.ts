// What the text of a JSON body says beyond the value JSON.parse makes of it: what was lost on the way is a fault with its pointer.
import type { Fault } from './invoice.ts'
import { scanFaults } from './json-scan.ts'
import { FORBIDDEN_NAMES, MAX_DEPTH, MAX_SAFE_DIGITS } from './limits.ts'

const NONE: readonly Fault[] = []

/** An exponent that may make a number vanish, a name that reaches into prototypes, and an escape that may spell one. */
const SIGNS = [/[eE]-\d\d\d/, new RegExp([...FORBIDDEN_NAMES].join('|')), /\\u00/]
/** What may stand before a number outside of strings, besides the beginning of the text. */
const BEFORE_NUMBER = ':,[- \t\n\r'
const [ZERO, NINE, POINT, QUOTE, SPACE] = [48, 57, 46, 34, 32]

/** The faults of a text and the value that JSON.parse made of it. Cheap signs first: an ordinary text is never scanned. */
export function jsonTextFaults(text: string, value: unknown): readonly Fault[] {
  const isOrdinary = keysWritten(text) === keysKept(value, 1) && !hasLongNumber(text) && !SIGNS.some((sign) => sign.test(text))
  return isOrdinary ? NONE : scanFaults(text)
}

/** Keys by the colons right behind a quote: at least as many as there are. With white space before a colon nobody can say: NaN equals no count. */
function keysWritten(text: string): number {
  let keys = 0
  for (let at = text.indexOf(':'); at > 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1)
    if (before === QUOTE) keys += 1
    else if (before <= SPACE) return Number.NaN
  }
  return keys
}

/** Keys of the value and all within it: fewer than were written when one stood twice; NaN when it is nested too deep to be walked. */
function keysKept(value: unknown, depth: number): number {
  if (!isContainer(value)) return 0
  if (depth > MAX_DEPTH) return Number.NaN
  let keys = 0
  if (Array.isArray(value)) {
    for (const inner of value) keys += keysKept(inner, depth + 1)
    return keys
  }
  for (const key in value) {
    keys += 1
    const inner = value[key]
    if (typeof inner === 'object') keys += keysKept(inner, depth + 1)
  }
  return keys
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Whether more digits and points stand in a row than a number may have digits: such a row covers every sixteenth place. */
function hasLongNumber(text: string): boolean {
  const row = MAX_SAFE_DIGITS + 1
  for (let place = row - 1; place < text.length; place += row) {
    if (!isNumeric(text, place)) continue
    let first = place
    while (isNumeric(text, first - 1)) first -= 1
    while (isNumeric(text, place + 1)) place += 1
    // Long numbers of bills and meters stand in strings: what precedes them mostly tells, and the scan decides the rest.
    if (place - first >= MAX_SAFE_DIGITS && BEFORE_NUMBER.includes(text.charAt(first - 1))) return true
  }
  return false
}

/** A digit or a point; outside the text charCodeAt gives NaN, which is neither. */
function isNumeric(text: string, place: number): boolean {
  const code = text.charCodeAt(place)
  return (code >= ZERO && code <= NINE) || code === POINT
}
