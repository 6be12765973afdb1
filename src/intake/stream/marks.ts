// The line before the rows of each invoice that was gathered from all over a file: here one begins, and perhaps why it must be rejected.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { TABLE } from '../wording.ts'

const FAULTS = { invoice: undefined, interrupted: TABLE.interrupted, 'several sheets': TABLE.severalSheets } as const

export type Mark = keyof typeof FAULTS

/** Rows begin with a bracket. */
export function isMark(line: string): line is Mark {
  return Object.hasOwn(FAULTS, line)
}

export function faultOfMark(mark: Mark | undefined): Bilingual | undefined {
  return mark === undefined ? undefined : FAULTS[mark]
}
