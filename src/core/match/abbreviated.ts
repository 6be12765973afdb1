// Names shortened word by word: the first character of each word stays, as in 草原植恢费 for 草原植被恢复费.
import { type Likeness, WORTH } from './likeness.ts'
import type { Neighbours } from './neighbours.ts'
import type { FoldedText } from './rewritten.ts'
import { turnsIntoAnother } from './slip.ts'
import { isDecisive, type NameTable, sharesTarget } from './table.ts'

/** Shorter texts are a part of too many names. */
const SHORTEST = 5
/** One character left out may be another charge; two, each out of another word, are a habit. */
const FEWEST_LEFT_OUT = 2

export function abbreviatedNames(table: NameTable, { core }: FoldedText, neighbours: Neighbours): readonly Likeness[] {
  if (core.length < SHORTEST) return []
  const found = neighbours(core).filter(
    ({ value }) => isDecisive(value.form) && !turnsIntoAnother(core, value.text, table) && abbreviates(table, core, value.text),
  )
  const [first] = found
  if (first === undefined || found.some(({ value }) => !sharesTarget(first.value.form, value.form))) return []
  return found.map(({ value }) => ({ form: value.form, score: WORTH.abbreviated, reason: 'abbreviated' }))
}

/** The name less single characters, none of them one that tells charges apart, none at either end. */
function abbreviates(table: NameTable, text: string, name: string): boolean {
  if (name.length - text.length < FEWEST_LEFT_OUT || text.charAt(0) !== name.charAt(0)) return false
  let at = 0
  for (const character of text.slice(1)) {
    at += 1
    if (name.charAt(at) === character) continue
    if (table.lexicon.distinguishing.has(name.charAt(at))) return false
    at += 1
    if (name.charAt(at) !== character) return false
  }
  return at === name.length - 1
}
