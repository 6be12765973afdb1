// Looks closer at JSON text than JSON.parse does: numbers that lose digits, keys that reach into prototypes, nesting without end, each with its pointer.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import type { Fault } from '../../core/invoice/invoice.ts'
import { pointerTo } from '../../core/invoice/structural.ts'
import { SAID } from '../../core/invoice/wording.ts'

const MAX_NUMBER_DIGITS = 15
const MAX_DEPTH = 32
const MAX_FAULTS = 1000
const TOO_DEEP = { zh: `嵌套超过 ${MAX_DEPTH} 层`, en: `is nested deeper than ${MAX_DEPTH}` }
const TOO_LONG = {
  zh: `JSON 数字最多 ${MAX_NUMBER_DIGITS} 位有效数字，请改用文本`,
  en: `a JSON number carries at most ${MAX_NUMBER_DIGITS} significant digits: send it as text`,
}
const TOO_SMALL = { zh: '数值太小，JSON 数字无法表示，请改用文本', en: 'is too small for a JSON number: send it as text' }
const PROTOTYPE_KEY = '__proto__'
const DIGIT_ZERO = 48
const DIGIT_NINE = 57
const POINT = 46

const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],]|-?\d[\d.eE+-]*/gs

/** Signs that something below may apply, each searched for apart, which is much faster: a tiny exponent, the key, an escape that may spell it. */
const SIGNS = [/[eE]-\d\d\d/, /__proto__/, /\\u00/]

export function isSuspicious(text: string): boolean {
  return hasLongNumber(text) || SIGNS.some((sign) => sign.test(text))
}

/** Whether more digits and points stand in a row than a number may have digits: such a row covers every sixteenth place. */
function hasLongNumber(text: string): boolean {
  const row = MAX_NUMBER_DIGITS + 1
  for (let place = row - 1; place < text.length; place += row) {
    if (!isNumeric(text, place)) continue
    let first = place
    while (isNumeric(text, first - 1)) first -= 1
    let last = place
    while (isNumeric(text, last + 1)) last += 1
    if (last - first >= MAX_NUMBER_DIGITS) return true
  }
  return false
}

/** A digit or a point; outside the text charCodeAt gives NaN, which is neither. */
function isNumeric(text: string, place: number): boolean {
  const code = text.charCodeAt(place)
  return (code >= DIGIT_ZERO && code <= DIGIT_NINE) || code === POINT
}

interface Level {
  readonly isObject: boolean
  /** The last key, or the index in a list. */
  at: string | number
  expectsKey: boolean
}

/** Every fault of a text that JSON.parse has accepted; read once, without recursion. */
export function scanFaults(text: string): Fault[] {
  const levels: Level[] = []
  const faults: Fault[] = []
  for (const [token] of text.matchAll(TOKEN)) {
    const detail = step(levels, token)
    if (detail === undefined) continue
    faults.push({ pointer: pointerTo(levels.map(({ at }) => at)), detail })
    if (levels.length > MAX_DEPTH || faults.length >= MAX_FAULTS) break
  }
  return faults
}

function step(levels: Level[], token: string): Bilingual | undefined {
  const level = levels.at(-1)
  switch (token[0]) {
    case '{':
    case '[': {
      const isObject = token === '{'
      levels.push({ isObject, at: isObject ? '' : 0, expectsKey: isObject })
      return levels.length > MAX_DEPTH ? TOO_DEEP : undefined
    }
    case '}':
    case ']':
      levels.pop()
      return undefined
    case ',':
      if (level !== undefined) level.expectsKey = level.isObject
      if (typeof level?.at === 'number') level.at += 1
      return undefined
    case '"':
      return level?.expectsKey === true ? takeKey(level, token) : undefined
    default:
      return numberFault(token)
  }
}

function takeKey(level: Level, token: string): Bilingual | undefined {
  level.at = String(JSON.parse(token))
  level.expectsKey = false
  return level.at === PROTOTYPE_KEY ? SAID.unknownProperty : undefined
}

function numberFault(literal: string): Bilingual | undefined {
  const [mantissa = ''] = literal.replace('-', '').split(/[eE]/)
  const digits = mantissa.replace('.', '').replace(/^0+/, '')
  if (digits.length > MAX_NUMBER_DIGITS) return TOO_LONG
  return /[1-9]/.test(digits) && Number(literal) === 0 ? TOO_SMALL : undefined
}
