// Names that sound alike: what typing by sound confuses, and when a difference in writing is a slip and not another charge.
import type { Lexicon } from './lexicon.ts'

/** The name with each character replaced by the one that stands for its syllable. */
export function soundOf(text: string, sounds: ReadonlyMap<string, string>): string {
  let sound = ''
  for (const character of text) sound += sounds.get(character) ?? character
  return sound
}

/** True where typing by sound may have written one character for the other and no other charge is made by it. */
export function soundAlike(a: string, b: string, lexicon: Lexicon): boolean {
  const pairs = spelt(a, lexicon).flatMap((one) => spelt(b, lexicon).map((other) => [one, other] as const))
  if (pairs.some(([one, other]) => lexicon.apart.has(one + other))) return false
  return pairs.some(([one, other]) => {
    const sound = lexicon.sounds.get(one)
    return sound !== undefined && sound === lexicon.sounds.get(other)
  })
}

/** A folded character stands for all those confused with it by eye, and any of them may have been written. */
function spelt(character: string, lexicon: Lexicon): readonly string[] {
  return lexicon.confusable.get(character) ?? [character]
}
