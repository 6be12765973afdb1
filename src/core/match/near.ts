// Names one slip of the hand away from the text: among those that sound alike and those that share most characters.
import { type Likeness, likenesses } from './likeness.ts'
import type { Neighbours } from './neighbours.ts'
import type { FoldedText } from './rewritten.ts'
import { slipBetween } from './slip.ts'
import { soundOf } from './sound.ts'
import type { NameTable, Spelling } from './table.ts'

export function namesOneSlipAway(table: NameTable, { letters, core }: FoldedText, neighbours: Neighbours): readonly Likeness[] {
  return [...new Set([letters, core])].flatMap((text) =>
    candidates(table, text, neighbours).flatMap(({ text: name, form }) => {
      const slip = slipBetween(text, name, table)
      return slip === undefined ? [] : likenesses([form], 'slip', `slip-${slip}`)
    }),
  )
}

function candidates(table: NameTable, text: string, neighbours: Neighbours): readonly Spelling[] {
  const alike = table.sounds.get(soundOf(text, table.lexicon.sounds)) ?? []
  return [...alike, ...neighbours(text).map(({ value }) => value)]
}
