// Every fault in the text of JSON that JSON.parse has accepted, found token by token, without recursion and without patterns that run over strings.
import type { Bilingual } from '../catalogue/schema/words.ts'
import type { Fault } from './invoice.ts'
import { FORBIDDEN_NAMES, MAX_DEPTH, MAX_FAULTS, MAX_POINTERS, MAX_SAFE_DIGITS } from './limits.ts'
import { pointerTo } from './structural.ts'
import { SAID } from './wording.ts'

interface Level {
  /** How often each key stood so far, or undefined in a list. */
  readonly keys: Map<string, number> | undefined
  /** The last key, or the index in a list. */
  at: string | number
  expectsKey: boolean
}

/** All faults in the order of the text, bounded; nothing is looked for below what is nested too deep. */
export function scanFaults(text: string): readonly Fault[] {
  const levels: Level[] = []
  const faults: Fault[] = []
  let characters = 0
  for (const token of tokensOf(text)) {
    const detail = step(levels, token)
    if (detail === undefined) continue
    const isTooDeep = levels.length > MAX_DEPTH
    const pointer = pointerTo((isTooDeep ? levels.slice(0, -1) : levels).map(({ at }) => at))
    faults.push({ pointer, detail })
    characters += pointer.length
    if (isTooDeep || faults.length >= MAX_FAULTS || characters > MAX_POINTERS) break
  }
  return faults
}

/** Brackets, commas, strings and numbers; words, colons and white space are passed over. */
function* tokensOf(text: string): Generator<string> {
  const next = /["{}[\],]|-?\d[\d.eE+-]*/g
  for (let found = next.exec(text); found; found = next.exec(text)) {
    if (found[0] === '"') {
      next.lastIndex = stringEnd(text, found.index)
      yield text.slice(found.index, next.lastIndex)
    } else yield found[0]
  }
}

/** Where the string that begins at `at` ends; a quote after an odd number of backslashes is part of it. */
function stringEnd(text: string, at: number): number {
  let end = text.indexOf('"', at + 1)
  while (end > 0) {
    let slash = end - 1
    while (text[slash] === '\\') slash -= 1
    if ((end - slash) % 2 === 1) return end + 1
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

function step(levels: Level[], token: string): Bilingual | undefined {
  const level = levels.at(-1)
  switch (token[0]) {
    case '{':
    case '[':
      levels.push(token === '{' ? { keys: new Map(), at: '', expectsKey: true } : { keys: undefined, at: 0, expectsKey: false })
      return levels.length > MAX_DEPTH ? SAID.tooDeep : undefined
    case '}':
    case ']':
      levels.pop()
      return undefined
    case ',':
      if (level !== undefined) level.expectsKey = level.keys !== undefined
      if (typeof level?.at === 'number') level.at += 1
      return undefined
    case '"':
      return level?.expectsKey === true ? keyFault(level, token) : undefined
    default:
      return numberFault(token)
  }
}

function keyFault(level: Level, token: string): Bilingual | undefined {
  const key = String(JSON.parse(token))
  const times = (level.keys?.get(key) ?? 0) + 1
  level.at = key
  level.expectsKey = false
  level.keys?.set(key, times)
  if (FORBIDDEN_NAMES.has(key)) return times === 1 ? SAID.unknownProperty : undefined
  return times === 2 ? SAID.keyTwice : undefined
}

function numberFault(literal: string): Bilingual | undefined {
  const [mantissa = ''] = literal.replace('-', '').split(/[eE]/)
  const digits = mantissa.replace('.', '').replace(/^0+/, '')
  if (digits.length > MAX_SAFE_DIGITS) return SAID.longNumber
  return /[1-9]/.test(digits) && Number(literal) === 0 ? SAID.vanishingNumber : undefined
}
