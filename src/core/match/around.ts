// Names that stand in a longer or shorter text: without the closing 费, or after the place they were charged at.
import { isMadeOf } from './affixes.ts'
import { type Likeness, likenesses } from './likeness.ts'
import { type FoldedText, foldText, rewrittenNames } from './rewritten.ts'
import type { NameTable } from './table.ts'

const FEE = '费'
/** Numbers of roads and blocks are no words. */
const LATIN_OR_DIGIT = /[a-z0-9]/
const SHORTEST_WITHOUT_FEE = 4
const SHORTEST_AFTER_ANYTHING = 6

/** 电梯检验 for 电梯检验费: only where what is written is long enough and not all general words. */
export function namesWithoutFee(table: NameTable, { normal, folded }: FoldedText): readonly Likeness[] {
  if (folded.endsWith(FEE) || normal.length < SHORTEST_WITHOUT_FEE || isMadeOf(normal, table.lexicon.generalWords)) return []
  return rewrittenNames(table, foldText(table, normal + FEE)).flatMap(({ form }) => likenesses([form], 'without-fee'))
}

/** A place or payer before the name: 万达广场停车费. A long name may follow anything that is no word of the catalogues. */
export function namesAfterPlace(table: NameTable, { folded }: FoldedText): readonly Likeness[] {
  for (let start = 1; start < folded.length - 1; start += 1) {
    const name = folded.slice(start)
    const forms = table.cores.get(name) ?? table.heads.get(name)
    if (forms && mayStandBefore(table, folded.slice(0, start), name)) return likenesses(forms, 'after-place')
  }
  return []
}

function mayStandBefore(table: NameTable, before: string, name: string): boolean {
  const { lexicon } = table
  if (lexicon.affixes.general.has(name) || reverses(table, before)) return false
  if (isMadeOf(before, lexicon.beside)) return true
  const place = lexicon.places.get(before.charAt(before.length - 1))?.find((word) => before.endsWith(word))
  if (place === undefined && name.length < SHORTEST_AFTER_ANYTHING) return false
  return !holdsKnownWord(table, before.slice(0, before.length - (place?.length ?? 0)))
}

/** Holds a word that turns the charge beside it into another one: 非, 代办, 退. */
export function reverses(table: NameTable, text: string): boolean {
  return table.lexicon.reversing.some((word) => text.includes(word))
}

/** Some two of its characters stand side by side in a catalogue's name too. */
export function holdsKnownWord(table: NameTable, text: string): boolean {
  for (let place = 0; place + 1 < text.length; place += 1) {
    const pair = text.slice(place, place + 2)
    if (!LATIN_OR_DIGIT.test(pair) && table.bigrams.has(pair)) return true
  }
  return false
}
