// Reading what an edition publishes: its catalogues, the vocabulary of facts, its entries by name and one entry with its history.
import type { Language } from '../core/assess/outcome.ts'
import type { PlacedFile } from '../core/catalogue/catalogue-set.ts'
import type { Edition, EditionHead } from '../core/catalogue/edition.ts'
import type { Kind } from '../core/catalogue/schema/words.ts'
import { covers } from '../core/values/date.ts'
import { chainOf } from '../core/values/region.ts'

export interface CatalogueFilter {
  readonly kind?: Kind | undefined
  /** A place: the catalogues that reach it, its own and those of what it lies in. */
  readonly jurisdiction?: string | undefined
  readonly asOf?: string | undefined
}

/** The catalogues that pass the filter, in the order nation, region, city. */
export function listCatalogues(edition: Edition, filter: CatalogueFilter, language: Language): CatalogueSummary[] {
  return edition.set.files
    .filter((file) => reaches(file, filter))
    .toSorted((a, b) => depth(a.jurisdiction) - depth(b.jurisdiction) || compare(a.path, b.path))
    .map((file) => ({
      kind: file.kind,
      jurisdiction: file.jurisdiction,
      title: file.title[language],
      coverage: {
        state: file.coverage.state,
        from: file.coverage.from ?? null,
        to: file.coverage.to ?? null,
        lastConfirmed: file.coverage.lastConfirmed,
        missing: file.coverage.missing.map((it) => it[language]),
      },
      items: file.items?.length ?? 0,
      prohibitions: file.prohibitions?.length ?? 0,
      reliefs: file.reliefs?.length ?? 0,
    }))
}

export interface CatalogueSummary {
  readonly kind: Kind
  readonly jurisdiction: string
  readonly title: string
  readonly coverage: {
    readonly state: 'complete' | 'partial'
    readonly from: string | null
    readonly to: string | null
    readonly lastConfirmed: string
    readonly missing: readonly string[]
  }
  readonly items: number
  readonly prohibitions: number
  readonly reliefs: number
}

export function reaches(file: PlacedFile, filter: CatalogueFilter): boolean {
  if (filter.kind !== undefined && file.kind !== filter.kind) return false
  if (filter.jurisdiction !== undefined && !chainOf(filter.jurisdiction).includes(file.jurisdiction)) return false
  return filter.asOf === undefined || covers(file.coverage, filter.asOf)
}

export interface FactSummary {
  readonly name: string
  readonly type: string
  readonly unit: string | null
  readonly values: readonly { readonly value: string; readonly label: { readonly zh: string; readonly en: string } }[] | null
  /** A field of the bill itself: asked about in questions, not given among the facts. */
  readonly field: boolean
  /** What it is called in a condition; null where only its question says. */
  readonly label: { readonly zh: string; readonly en: string } | null
  readonly question: { readonly zh: string; readonly en: string }
}

export function listFacts(edition: EditionHead): FactSummary[] {
  return edition.shared.facts.map((fact) => ({
    name: fact.name,
    type: fact.type,
    unit: fact.unit ?? null,
    values: fact.values ?? null,
    field: fact.field ?? false,
    label: fact.label ?? null,
    question: fact.question,
  }))
}

export interface UnitSummary {
  readonly id: string
  /** How bills write it. */
  readonly names: readonly string[]
  readonly dimension: string
  readonly label: { readonly zh: string; readonly en: string }
}

export function listUnits(edition: EditionHead): UnitSummary[] {
  return edition.shared.units.map(({ id, names, dimension, label }) => ({ id, names: [...names], dimension, label }))
}

function depth(jurisdiction: string): number {
  return jurisdiction === 'CN' ? 0 : jurisdiction.length
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
