// Names said in full by a longer text: in another order, or with words between that change nothing.
import { isMadeOf } from './affixes.ts'
import { holdsKnownWord } from './around.ts'
import { type Likeness, WORTH } from './likeness.ts'
import { countOf, type Gap, gapsOf, type Mask, maskOf } from './mask.ts'
import type { Neighbours } from './neighbours.ts'
import type { FoldedText } from './rewritten.ts'
import { turnsIntoAnother } from './slip.ts'
import { type Form, isDecisive, type NameTable, type Spelling, sharesTarget } from './table.ts'

const FEE = '费'
/** A name this short is only met again with its words repeated. */
const SHORTEST_REPEATED = 2
/** Beside a name this short only words that never change a charge may stand. */
const SHORTEST_BESIDE_SPARE = 3
/** Beside one this long, words from other names of the same charge. */
const SHORTEST_BESIDE_OWN = 4
/** Beside one this long, words that no catalogue knows. */
const SHORTEST_BESIDE_STRAY = 5

interface Cover {
  readonly form: Form
  /** How many characters of the text the name accounts for. */
  readonly said: number
  readonly full: boolean
  readonly mask: Mask
}

/** The names the text says in full, leaving nothing unexplained; none where another charge accounts for more of the text. */
export function coveredNames(table: NameTable, { core }: FoldedText, neighbours: Neighbours): readonly Likeness[] {
  const text = withoutFee(core)
  const pairs = new Set<string>()
  for (let place = 0; place + 1 < core.length; place += 1) pairs.add(core.slice(place, place + 2))
  const covers = neighbours(core).flatMap(({ value }): Cover[] => {
    if (!isDecisive(value.form)) return []
    const mask = maskOf(core, (pair) => value.pairs.has(pair)).slice(0, text.length)
    return [{ form: value.form, said: countOf(mask), mask, full: isSaid(table, value, pairs) && isExplained(table, text, value, mask) }]
  })
  const most = Math.max(0, ...covers.map(({ said, full }) => (full ? said : 0)))
  const best = covers.filter(({ said, full }) => full && said === most)
  const disputes = (one: Cover, other: Cover): boolean =>
    (other.full ? other.said === most : other.said > most && saysMore(table, text, one, other)) && !sharesTarget(one.form, other.form)
  if (best.some((one) => covers.some((other) => disputes(one, other)))) return []
  return best.map(({ form }) => ({ form, score: WORTH.covered, reason: 'covered' }))
}

/** The other accounts for a character that no name of the one's charge does. */
function saysMore(table: NameTable, text: string, one: Cover, other: Cover): boolean {
  const own = ownMask(table, text, one.form)
  return other.mask.some((covered, place) => covered && !one.mask[place] && !own[place])
}

function ownMask(table: NameTable, text: string, form: Form): Mask {
  return maskOf(text, (pair) => form.entries.some(({ target }) => table.wordsOf.get(target)?.has(pair)))
}

/** The text has all the words of the name that tell it from others. */
function isSaid(table: NameTable, name: Spelling, pairs: ReadonlySet<string>): boolean {
  const body = withoutFee(name.text)
  if (isMadeOf(body, table.lexicon.generalWords)) return false
  const mask = maskOf(name.text, (pair) => pairs.has(pair))
  return gapsOf(body, mask).every(({ text }) => isMadeOf(text, table.lexicon.unsaid))
}

/** What the text has besides the name says nothing about the charge, or nothing but this charge. */
function isExplained(table: NameTable, text: string, { text: name, form }: Spelling, mask: Mask): boolean {
  if (turnsIntoAnother(text, name, table)) return false
  const said = countOf(mask)
  const isSpare = (gap: Gap): boolean => isMadeOf(gap.text, table.lexicon.spare)
  const gaps = gapsOf(text, mask)
  if (gaps.length === 0) return said >= SHORTEST_REPEATED
  if (said < SHORTEST_BESIDE_SPARE) return false
  if (gaps.every(isSpare)) return true
  if (said < SHORTEST_BESIDE_OWN) return false
  return gapsOf(text, mask, ownMask(table, text, form)).every((gap) => isSpare(gap) || (said >= SHORTEST_BESIDE_STRAY && !gap.last && isStray(table, gap.text)))
}

/** Before or between the words of a long name, a word no catalogue knows names a place or a thing. */
function isStray(table: NameTable, text: string): boolean {
  if (holdsKnownWord(table, text)) return false
  return text.length > 1 || !(table.alphabet.has(text) || table.lexicon.distinguishing.has(text))
}

function withoutFee(text: string): string {
  return text.endsWith(FEE) ? text.slice(0, -1) : text
}
