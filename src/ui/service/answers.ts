// What the routes of the service answer with, as far as the page reads it.
import type { CatalogueSummary, FactSummary, UnitSummary } from '../../app/read-catalogues.ts'
import type { EntryPage, ListedEntry, StandingLimit } from '../../app/read-items.ts'
import type { RegionSummary } from '../../app/read-regions.ts'
import type { LimitShape } from '../../core/catalogue/schema/limit.ts'
import type { Report } from '../../core/findings/report.ts'

export type { Condition } from '../../core/catalogue/schema/condition.ts'
export type { IssuerRole, Kind, PayerKind, Verification } from '../../core/catalogue/schema/words.ts'
export type { Finding, LineReport, Question, Verdict } from '../../core/findings/report.ts'
export type { CatalogueSummary, EntryPage, FactSummary, LimitShape, ListedEntry, RegionSummary, Report, StandingLimit, UnitSummary }

export interface RegionPage {
  readonly total: number
  readonly regions: readonly RegionSummary[]
}

export interface Noted {
  readonly place: string
  readonly detail: string
}

export interface Reading {
  readonly format: string
  readonly invoices: readonly { readonly row: number; readonly invoice: unknown; readonly unmapped: readonly Noted[] }[]
  readonly rejected: readonly { readonly row: number; readonly errors: readonly Noted[] }[]
}

/** RFC 9457, as every route answers where it cannot. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}
