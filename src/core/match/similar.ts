// Names that are not written as a catalogue writes them: what differs is named, and only harmless differences reach certainty.
import { namesAfterPlace, namesWithoutFee } from './around.ts'
import type { Likeness } from './likeness.ts'
import { namesOneSlipAway } from './near.ts'
import { namesInParts } from './parts.ts'
import { foldText, rewrittenNames } from './rewritten.ts'
import type { NameTable } from './table.ts'

const PROPOSALS = 16
const JUST_BELOW = 0.01
const DIGITS_KEPT = 1000

/** The likest names, the first way of reaching one deciding; those below the floor are left out. */
export function likestNames(table: NameTable, script: string, normal: string): readonly Likeness[] {
  const { certainty, floor } = table.lexicon
  const text = foldText(table, normal)
  for (const ways of [rewrittenNames, namesOneSlipAway, namesWithoutFee, namesAfterPlace]) {
    const found = ways(table, text)
    if (found.length > 0) return found
  }
  const parts = namesInParts(table, script)
  return parts.some(({ score }) => score >= certainty)
    ? parts
    : [...parts, ...proposals(table, text.folded)].filter(({ score }) => score >= floor)
}

/** Likeness of letters alone proposes and never settles: names of different charges differ in one character. */
function proposals(table: NameTable, folded: string): readonly Likeness[] {
  const most = table.lexicon.certainty - JUST_BELOW
  return table.bigrams.nearest(folded, PROPOSALS).map(({ value, similarity }) => ({
    form: value.form,
    score: Math.floor(Math.min(similarity, most) * DIGITS_KEPT) / DIGITS_KEPT,
    reason: 'shared-characters',
  }))
}
