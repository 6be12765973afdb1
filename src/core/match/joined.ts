// Tells whether a word beside a name makes another charge of it: some other charge's name joins the two.
import { pairsOf } from './bigrams.ts'
import { type Form, type Spelling, sharesTarget } from './table.ts'

/** What closes the name of a charge. */
export const CHARGE_AT_END = /[费金款]$/

/** This many pairs are a term of that other charge, whatever it is joined with: 永久居留. */
const OWN_TERM = 2

/** One of the spellings has a pair of the word and a pair of the name, or a term of it, and is no name of the charges meant. */
export function joinsBoth(spellings: readonly Spelling[], word: string, name: string, meant: readonly Form[]): boolean {
  const ofWord = [...pairsOf(word)]
  const ofName = [...pairsOf(name.replace(CHARGE_AT_END, ''))]
  return spellings.some(({ pairs, form }) => {
    const shared = ofWord.filter((pair) => pairs.has(pair)).length
    if (shared === 0 || (shared < OWN_TERM && !ofName.some((pair) => pairs.has(pair)))) return false
    return !meant.some((its) => sharesTarget(its, form))
  })
}
