// What the routes of editions answer with, as far as the page reads it.
import type { Kind } from '../service/answers.ts'

export interface EditionSummary {
  readonly number: number
  readonly digest: string
  readonly current: boolean
  readonly publishedAt: string
  readonly note: string | null
  readonly items: Readonly<Record<string, number>>
  readonly prohibitions: number
  readonly reliefs: number
}

export interface Shown {
  readonly change: 'added' | 'ended' | 'removed' | 'changed'
  readonly changeLabel: string
  readonly rows: readonly { readonly path: string; readonly label: string; readonly before: string | null; readonly after: string | null }[]
}

export interface DiffPage {
  readonly summary: string
  readonly groups: readonly {
    readonly jurisdiction: string
    readonly place: string
    readonly kind: Kind
    readonly kindLabel: string
    readonly entries: readonly (Shown & { readonly id: string; readonly name: string })[]
  }[]
  readonly sections: readonly {
    readonly list: string
    readonly label: string
    readonly members: readonly (Shown & { readonly key: string })[]
  }[]
}

export interface EditionDiff {
  readonly page?: DiffPage
}
