// Looks closer at JSON text than JSON.parse does: numbers that lose digits, keys that reach into prototypes, nesting without end, each with its pointer.
import type { Fault } from '../../core/invoice/invoice.ts'
import { pointerTo } from '../../core/invoice/parse.ts'

const MAX_NUMBER_DIGITS = 15
const MAX_DEPTH = 32
const MAX_FAULTS = 1000
const PROTOTYPE_KEY = '__proto__'

const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],]|-?\d[\d.eE+-]*/gs

/** Cheap signs that something below may apply: sixteen digits in a row, a tiny exponent, the key or an escape that may spell it. */
const SUSPICIOUS = /[\d.]{16}|[eE]-\d\d\d|__proto__|\\u00/

export function isSuspicious(text: string): boolean {
  return SUSPICIOUS.test(text)
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

function step(levels: Level[], token: string): string | undefined {
  const level = levels.at(-1)
  switch (token[0]) {
    case '{':
    case '[': {
      const isObject = token === '{'
      levels.push({ isObject, at: isObject ? '' : 0, expectsKey: isObject })
      return levels.length > MAX_DEPTH ? `is nested deeper than ${MAX_DEPTH}` : undefined
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

function takeKey(level: Level, token: string): string | undefined {
  level.at = String(JSON.parse(token))
  level.expectsKey = false
  return level.at === PROTOTYPE_KEY ? 'is not a property of this object' : undefined
}

function numberFault(literal: string): string | undefined {
  const [mantissa = ''] = literal.replace('-', '').split(/[eE]/)
  const digits = mantissa.replace('.', '').replace(/^0+/, '')
  if (digits.length > MAX_NUMBER_DIGITS) return `a JSON number carries at most ${MAX_NUMBER_DIGITS} significant digits: send it as text`
  return /[1-9]/.test(digits) && Number(literal) === 0 ? 'is too small for a JSON number: send it as text' : undefined
}
