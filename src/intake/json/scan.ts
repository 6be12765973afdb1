// What JSON.parse lets pass and we do not: deep nesting, the same key twice, prototype keys, numbers longer than a float can hold.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { FORBIDDEN_NAMES, MAX_JSON_DEPTH, MAX_JSON_DIGITS } from '../limits.ts'
import type { IntakeFault } from '../taken.ts'
import { OVER, TEXT } from '../wording.ts'
import { type Token, tokensOf } from './tokens.ts'

interface Level {
  /** The keys seen so far, or undefined in a list. */
  readonly keys: Set<string> | undefined
  /** The last key, or the index in a list. */
  at: string | number
  expectsKey: boolean
}

const pointerOf = (levels: readonly Level[]): string =>
  levels.map(({ at }) => `/${String(at).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Significant digits of a number as it is written, leading zeros apart. */
function digitsOf(number: string): number {
  const mantissa = number.replace(/^-/, '').split(/[eE]/)[0] ?? ''
  return mantissa.replace('.', '').replace(/^0+/, '').length
}

function opened(levels: Level[], text: string): Bilingual | undefined {
  const isObject = text === '{'
  levels.push({ keys: isObject ? new Set() : undefined, at: isObject ? '' : 0, expectsKey: isObject })
  return levels.length > MAX_JSON_DEPTH ? OVER.jsonDepth(MAX_JSON_DEPTH) : undefined
}

function passedComma(level: Level | undefined): void {
  if (!level) return
  level.expectsKey = level.keys !== undefined
  if (typeof level.at === 'number') level.at += 1
}

function keyFault(level: Level, text: string): Bilingual | undefined {
  const key: unknown = JSON.parse(text)
  if (typeof key !== 'string') return undefined
  level.at = key
  level.expectsKey = false
  if (FORBIDDEN_NAMES.has(key)) return TEXT.forbiddenKey
  if (level.keys?.has(key)) return TEXT.keyTwice
  level.keys?.add(key)
  return undefined
}

function tokenFault(levels: Level[], { kind, text }: Token): Bilingual | undefined {
  const level = levels.at(-1)
  if (kind === 'open') return opened(levels, text)
  if (kind === 'close') levels.pop()
  if (kind === 'comma') passedComma(level)
  if (kind === 'string' && level?.expectsKey) return keyFault(level, text)
  const isLong = kind === 'number' && digitsOf(text) > MAX_JSON_DIGITS
  return isLong ? OVER.jsonDigits(MAX_JSON_DIGITS) : undefined
}

/** The first fault of a text that JSON.parse has accepted; it is read once, token by token. */
export function scanJson(text: string): IntakeFault | undefined {
  const levels: Level[] = []
  for (const token of tokensOf(text)) {
    const detail = tokenFault(levels, token)
    if (detail !== undefined) return { place: pointerOf(levels), detail }
  }
  return undefined
}
