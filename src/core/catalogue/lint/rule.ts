// What a lint rule is: one kind of mistake that the schema of the catalogues cannot see, and where it was made.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Bilingual } from '../schema/words.ts'

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
}

export interface LintRule {
  readonly code: string
  readonly severity: LintSeverity
  /** One sentence: what is wrong, and what to do. */
  readonly sentence: Bilingual
  readonly check: (set: CatalogueSet) => readonly Breach[]
}
