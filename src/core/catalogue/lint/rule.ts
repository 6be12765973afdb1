// What a lint rule is: one kind of mistake that the schema of the catalogues cannot see, where it was made, and the bills that would show it.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Bilingual } from '../schema/words.ts'
import type { Trial } from './bill.ts'

/** error: the edition must not be published so; warning: someone should look. */
export type LintSeverity = 'error' | 'warning'
export type Path = readonly (string | number)[]

/** Where a rule is broken; the detail names what stands there in no language: an id, a document, two days. */
export interface Breach {
  readonly file: string
  readonly path: Path
  /** The item or rule it belongs to, where the place is inside one. */
  readonly id?: string | undefined
  readonly detail: string
  /** Bills that would show it, the smallest first: the first whose claim comes out is the counter-example. Absent: no bill can show it. */
  readonly trials?: readonly Trial[]
  /** The fault is one only where a bill shows it: where none does, nothing is reported. */
  readonly onlyIfShown?: boolean
}

export interface LintRule {
  readonly code: string
  readonly severity: LintSeverity
  /** One sentence: what is wrong, and what to do. */
  readonly sentence: Bilingual
  /** The day is today's, in China Standard Time: the core has no clock. */
  readonly check: (set: CatalogueSet, today: string) => readonly Breach[]
}
