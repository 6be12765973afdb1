// Names that are not written as a catalogue writes them: what differs is named, and only harmless differences reach certainty.
import { abbreviatedNames } from './abbreviated.ts'
import { namesAfterPlace, namesWithoutFee } from './around.ts'
import { coveredNames } from './covered.ts'
import type { Likeness } from './likeness.ts'
import { namesOneSlipAway } from './near.ts'
import { type Neighbour, neighboursIn } from './neighbours.ts'
import { namesInParts } from './parts.ts'
import { foldText, rewrittenNames } from './rewritten.ts'
import type { NameTable } from './table.ts'

const JUST_BELOW = 0.01
const DIGITS_KEPT = 1000

/** The likest names, the first way of reaching one deciding; those below the floor are left out. */
export function likestNames(table: NameTable, script: string, normal: string): readonly Likeness[] {
  const { certainty, floor } = table.lexicon
  const text = foldText(table, normal)
  const neighbours = neighboursIn(table)
  for (const ways of [rewrittenNames, namesOneSlipAway, namesWithoutFee, namesAfterPlace]) {
    const found = ways(table, text, neighbours)
    if (found.length > 0) return found
  }
  const parts = namesInParts(table, script)
  if (parts.some(({ score }) => score >= certainty)) return parts
  for (const ways of [coveredNames, abbreviatedNames]) {
    const found = ways(table, text, neighbours)
    if (found.length > 0) return found
  }
  return [...parts, ...proposals(table, neighbours(text.folded))].filter(({ score }) => score >= floor)
}

/** Likeness of letters alone proposes and never settles: names of different charges differ in one character. */
function proposals(table: NameTable, neighbours: readonly Neighbour[]): readonly Likeness[] {
  const most = table.lexicon.certainty - JUST_BELOW
  return neighbours.map(({ value, similarity }) => ({
    form: value.form,
    score: Math.floor(Math.min(similarity, most) * DIGITS_KEPT) / DIGITS_KEPT,
    reason: 'shared-characters',
  }))
}
