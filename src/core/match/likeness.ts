// What a similar name is: a form of a catalogue's name, how surely it is meant, and by which difference.
import type { Form } from './table.ts'

/** A form reached, how surely, and by what difference. */
export interface Likeness {
  readonly form: Form
  readonly score: number
  readonly reason: string
}

/** What each harmless difference is worth: the more of the text is explained by its letters alone, the more. */
export const WORTH = {
  folded: 0.97,
  confused: 0.95,
  'soft-words': 0.94,
  'without-bracket': 0.93,
  slip: 0.91,
  'without-fee': 0.9,
  'after-place': 0.9,
  part: 0.9,
  covered: 0.88,
  abbreviated: 0.87,
} as const

export function likenesses(forms: readonly Form[], worth: keyof typeof WORTH, reason: string = worth): readonly Likeness[] {
  return forms.map((form) => ({ form, score: WORTH[worth], reason }))
}
