// What publishing answers with, as far as the page reads it.
import type { Bilingual } from '../language.ts'
import type { Verdict } from '../service/answers.ts'
import type { Json } from './json.ts'

export interface LintFinding {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly sentence: Bilingual
  readonly file: string
  readonly path: string
  readonly id?: string
  readonly detail: string
  readonly counterExample: { readonly invoice: Readonly<Record<string, unknown>>; readonly shows: Bilingual } | null
}

export interface Lint {
  readonly errors: number
  readonly warnings: number
  readonly findings: readonly LintFinding[]
}

interface Moved {
  readonly before: string
  readonly after: string
  readonly difference: string
}

export interface FieldChange {
  /** Pointer into the entry; empty: all of it. */
  readonly path: string
  readonly before: Json
  readonly after: Json
}

export interface Rehearsal {
  readonly edition: { readonly number: number; readonly digest: string }
  readonly basedOn: { readonly number: number }
  readonly lint: Lint
  readonly diff: {
    readonly entries: readonly {
      readonly id: string
      readonly name: Bilingual
      readonly change: 'added' | 'ended' | 'removed' | 'changed'
      readonly fields: readonly FieldChange[]
    }[]
  }
  readonly replay: {
    readonly totals: {
      readonly bills: number
      readonly judged: number
      readonly changed: number
      readonly new: number
      readonly dropped: number
      readonly excess: Moved
    }
    readonly bills: readonly {
      readonly name: string
      readonly issuer: string | null
      readonly verdict: { readonly before: Verdict; readonly after: Verdict }
      readonly excess: Moved
    }[]
  } | null
}

export interface Publication {
  readonly edition: { readonly number: number; readonly digest: string }
}

/** One line of the list of editions. */
export interface EditionLine {
  readonly number: number
  readonly publishedAt: string
  readonly note: string | null
}
