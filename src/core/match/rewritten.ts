// Names that differ from a catalogue's only in how they are written.
import { core, fold, foldCharacters } from './fold.ts'
import { type Likeness, likenesses } from './likeness.ts'
import type { NameTable } from './table.ts'

/** The text in the forms it is compared in. */
export interface FoldedText {
  readonly normal: string
  /** Its characters folded, its words as written. */
  readonly letters: string
  readonly folded: string
  readonly core: string
}

/** Words of one meaning, characters confused by eye, words that may be left out, an explaining bracket. */
export function rewrittenNames(table: NameTable, { normal, letters, folded, core }: FoldedText): readonly Likeness[] {
  const same = table.folded.get(folded)
  if (same) {
    return likenesses([same], letters === normal ? 'folded' : 'confused', 'folded')
  }
  const soft = table.cores.get(core)
  if (soft) return likenesses(soft, 'soft-words')
  return likenesses(table.heads.get(folded) ?? table.heads.get(core) ?? [], 'without-bracket')
}

export function foldText(table: NameTable, normal: string): FoldedText {
  const { folding, affixes } = table.lexicon
  const folded = fold(normal, folding)
  return { normal, letters: foldCharacters(normal, folding.characters), folded, core: core(folded, folding, affixes.general) }
}
