// Brings text into one script: width, case and traditional characters; what cannot carry meaning in a name is dropped.
import { Converter } from 'opencc-js/t2cn'

/** How much of a text is looked at; names of charges are shorter, and the bound keeps hostile text cheap. */
export const MAX_NAME_LENGTH = 200

let converter: ReturnType<typeof Converter> | undefined

/** The tables are unfolded when first asked for: that is too much work for the start of a program. */
function toSimplified(text: string): string {
  converter ??= Converter({ from: 't', to: 'cn' })
  return converter(text)
}

const COMMON_HAN = /^[\u4e00-\u9fff]*$/
const NOT_IN_NAMES = /[^\p{L}\p{N}]+/gu
const MAX_ROUNDS = 8

/** Nothing but common Chinese characters: such text needs neither width nor case folded and has no punctuation. */
export function isCommonHan(text: string): boolean {
  return COMMON_HAN.test(text)
}

/** The first part of a text, never ending in half a character. */
export function clip(text: string): string {
  if (text.length <= MAX_NAME_LENGTH) return text
  const last = text.charCodeAt(MAX_NAME_LENGTH - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splitsPair ? MAX_NAME_LENGTH - 1 : MAX_NAME_LENGTH)
}

/** Half width, lower case, simplified characters; punctuation stays. */
export function oneScript(text: string): string {
  let current = clip(text)
  // Composing and converting can each open the way for the other; the bound only guards against a cycle in the tables.
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = isCommonHan(current) ? toSimplified(current) : clip(toSimplified(current.normalize('NFKC').toLowerCase()))
    if (next === current) break
    current = next
  }
  return current
}

/** Letters, characters and digits only. */
export function bare(text: string): string {
  return isCommonHan(text) ? text : text.replace(NOT_IN_NAMES, '')
}

/** One script and nothing but letters and digits: the form in which a part of a name is looked for. */
export function plainName(text: string): string {
  return bare(oneScript(text))
}
