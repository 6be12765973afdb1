// Brings a name as a bill writes it to the form names are compared in: one script, no noise, no period, no numbers of things.
import type { NameData } from '../catalogue/schema/names.ts'
import { isMadeOf, withoutAffixes } from './affixes.ts'
import { withoutIdentifiers } from './identifier.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { withoutPeriods } from './period.ts'
import { bare, isCommonHan, oneScript } from './script.ts'

const TAX_PREFIX = /^\s*\*([^*]{1,30})\*/
const BRACKET = /[([{【〔「『《〈<]([^()[\]{}【】〔〕「」『』《》〈〉<>]{0,80})[)\]}】〕」』》〉>]/g
const BEFORE_OR_AFTER = /^(?:以前|以后|前|后|起|止|前后|旧标准|原标准|第?[一二三四五]?版|修订)$/
/** Each round takes something away, so this many are reached only by text made to do so. */
const MAX_ROUNDS = 64

/** The classification a tax invoice puts between asterisks before a name (*供电*): a hint at what was sold, no part of the name. */
export function taxHint(text: string): string | undefined {
  const found = TAX_PREFIX.exec(oneScript(text))?.[1]
  return found === undefined ? undefined : bare(found) || undefined
}

/** The form in which names are compared; normalising it again changes nothing. */
export function normaliseName(text: string, data: NameData): string {
  const lexicon = lexiconOf(data)
  let current = oneScript(text)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = onceNormalised(current, lexicon)
    if (next === current) break
    current = next
  }
  return current
}

function onceNormalised(text: string, lexicon: Lexicon): string {
  const script = oneScript(text)
  const name = isCommonHan(script) ? script : bare(withoutNumbersAndBrackets(script, lexicon))
  return withoutAffixes(name, lexicon.affixes)
}

/** Still with its punctuation, so that what stands apart in the text can be told apart. */
export function withoutNumbersAndBrackets(script: string, lexicon: Lexicon): string {
  const named = script.replace(TAX_PREFIX, '')
  return withoutNumbers(named.replace(BRACKET, (whole, inner: string) => (isIdle(inner, lexicon) ? ' ' : whole)))
}

/** Without periods, quantities and the numbers of things. */
export function withoutNumbers(script: string): string {
  return withoutIdentifiers(withoutPeriods(script))
}

/** True for what may stand in a bracket without saying anything about the charge: noise, a period, a number. */
export function isIdle(text: string, lexicon: Lexicon): boolean {
  const rest = bare(withoutNumbers(text))
  return BEFORE_OR_AFTER.test(rest) || isMadeOf(rest, lexicon.idle)
}
