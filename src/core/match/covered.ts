// Names said in full by a longer text: in another order, or with words between that change nothing.
import { isMadeOf, withoutWords } from './affixes.ts'
import { pairsOf } from './bigrams.ts'
import { CHARGE_AT_END, joinsBoth } from './joined.ts'
import { type Likeness, WORTH } from './likeness.ts'
import { countOf, type Gap, gapsOf, type Mask, maskOf } from './mask.ts'
import type { Neighbours } from './neighbours.ts'
import type { FoldedText } from './rewritten.ts'
import { type Form, isDecisive, type NameTable, type Spelling, sharesTarget } from './table.ts'

const FEE = '费'
/** A name this short is only met again with its words repeated. */
const SHORTEST_REPEATED = 2
/** Beside a name this short only words that never change a charge may stand. */
const SHORTEST_BESIDE_SPARE = 3
/** Beside one this long, words from other names of the same charge. */
const SHORTEST_BESIDE_OWN = 4
/** Beside one this long, words that make no other charge of it. */
const SHORTEST_BESIDE_ANY = 5

interface Cover {
  readonly name: Spelling
  /** The characters of the text, less a closing 费, that the name accounts for, and how many they are. */
  readonly mask: Mask
  readonly said: number
  /** How much of the name is not said. */
  readonly unsaid: readonly Gap[]
}

interface Text {
  readonly table: NameTable
  readonly core: string
  /** The core less a closing 费. */
  readonly body: string
  readonly covers: readonly Cover[]
}

/** The names the text says in full, leaving nothing unexplained; none where two charges are said as fully. */
export function coveredNames(table: NameTable, { core }: FoldedText, neighbours: Neighbours): readonly Likeness[] {
  const pairs = pairsOf(core)
  const body = withoutFee(core)
  const covers = neighbours(core).flatMap(({ value }) => (isDecisive(value.form) ? [coverOf(value, core, pairs)] : []))
  const text: Text = { table, core, body, covers }
  const full = covers.filter((cover) => isSaid(table, cover) && isExplained(text, cover))
  const most = Math.max(0, ...full.map(({ said }) => said))
  const best = full.filter(({ said }) => said === most)
  if (best.some((one) => best.some((other) => !sharesTarget(one.name.form, other.name.form)))) return []
  return best.map(({ name }) => ({ form: name.form, score: WORTH.covered, reason: 'covered' }))
}

function coverOf(name: Spelling, core: string, pairs: ReadonlySet<string>): Cover {
  const mask = maskOf(core, (pair) => name.pairs.has(pair)).slice(0, withoutFee(core).length)
  const unsaid = gapsOf(
    withoutFee(name.text),
    maskOf(name.text, (pair) => pairs.has(pair)),
  )
  return { name, mask, said: countOf(mask), unsaid }
}

/** The text has all the words of the name that tell it from others. */
function isSaid({ lexicon }: NameTable, { name, said, unsaid }: Cover): boolean {
  if (unsaid.length > 0 && said < SHORTEST_BESIDE_OWN) return false
  return unsaid.every(({ text }) => isMadeOf(text, lexicon.unsaid)) && !isMadeOf(withoutFee(name.text), lexicon.generalWords)
}

/** What the text has besides the name says nothing about the charge, or nothing but this charge. */
function isExplained(text: Text, { name, mask, said }: Cover): boolean {
  const { table, body, covers } = text
  const gaps = gapsOf(body, mask)
  if (table.lexicon.reversing.some((word) => reversed(body, withoutFee(name.text), word, gaps))) return false
  if (gaps.length === 0) return said >= SHORTEST_REPEATED
  if (said < SHORTEST_BESIDE_SPARE || isAboutCharge(text, name.text, gaps)) return false
  const isSpare = ({ text: word, last }: Gap): boolean => isMadeOf(word, last ? table.lexicon.closing : table.lexicon.spare)
  if (gaps.every(isSpare)) return true
  if (said < SHORTEST_BESIDE_OWN) return false
  const rivals = covers.map((cover) => cover.name)
  const rest = (gap: Gap): string => withoutWords(gap.text, table.lexicon.spare)
  return gapsOf(body, mask, ownMask(table, body, name.form)).every(
    (gap) => isSpare(gap) || (said >= SHORTEST_BESIDE_ANY && isStray(table, gap) && !joinsBoth(rivals, rest(gap), name.text, [name.form])),
  )
}

/** The word stands in the text and not in the name, or more often, or is what the text is about. */
function reversed(body: string, name: string, word: string, gaps: readonly Gap[]): boolean {
  const first = body.indexOf(word)
  if (first === -1) return false
  if (!name.includes(word) || (body.includes(word, first + 1) && !name.includes(word, name.indexOf(word) + 1))) return true
  return body.endsWith(word) && (gaps.length > 0 || !name.endsWith(word))
}

/** 专利年费代缴服务费 is for a service about the charge, and 指定担保公司 for no charge. */
function isAboutCharge({ core, body }: Text, name: string, gaps: readonly Gap[]): boolean {
  if (body.includes(FEE) && !withoutFee(name).includes(FEE)) return true
  return gaps.some(({ last, text }) => last && (!CHARGE_AT_END.test(core) || CHARGE_AT_END.test(body.slice(0, -text.length))))
}

/** Before or between the words of a name another word tells a place or a thing; at the end it would tell what is charged for. */
function isStray(table: NameTable, { text, last }: Gap): boolean {
  if (last) return false
  return text.length > 1 || !(table.alphabet.has(text) || table.lexicon.distinguishing.has(text))
}

function ownMask(table: NameTable, body: string, form: Form): Mask {
  return maskOf(body, (pair) => form.entries.some(({ target }) => table.wordsOf.get(target)?.has(pair)))
}

function withoutFee(text: string): string {
  return text.endsWith(FEE) ? text.slice(0, -1) : text
}
