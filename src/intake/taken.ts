// What an intake gives back: the invoices of a file, where each value stood, and what was not carried over.
import type { Bilingual } from '../core/catalogue/schema/words.ts'

export type Format = 'json' | 'ndjson' | 'csv' | 'xlsx' | 'einvoice-cn' | 'fiscal-bill' | 'ubl' | 'cii'

/** What such files do not say; a value in the file wins over its default. */
export interface IntakeDefaults {
  readonly jurisdiction?: string
  readonly issuerRole?: string
  readonly payerKind?: string
  readonly facts?: Readonly<Record<string, string | boolean | number>>
}

/** Something said about one place of the file; the detail never repeats the value found there. */
export interface IntakeFault {
  /** XPath-like, `sheet!cell`, `row 3, column 2` or `line 3, column 14`. */
  readonly place: string
  readonly detail: Bilingual
}

export interface TakenInvoice {
  /** A plain object for `invoiceInput` to parse. */
  readonly body: unknown
  /** JSON pointer of the body → place in the file; `''` is the invoice itself, and a pointer not listed stands where its nearest ancestor does. */
  readonly places: Readonly<Record<string, string>>
  /** Values present but not carried over, or carried over changed. */
  readonly unmapped: readonly IntakeFault[]
  /** The row or line the invoice begins on, from 1, so that results can be put back in input order. */
  readonly row: number
}

export interface RejectedRow {
  readonly row: number
  /** How many rows or lines it takes up, from 1. */
  readonly rows?: number
  readonly faults: readonly IntakeFault[]
}

export interface TakenIn {
  readonly format: Format
  readonly invoices: readonly TakenInvoice[]
  /** Invoices of a batch that could not be read, by the row they begin on. */
  readonly rejected: readonly RejectedRow[]
}

export type IntakeResult = { readonly ok: true; readonly taken: TakenIn } | { readonly ok: false; readonly faults: readonly IntakeFault[] }

/** What the reader of one format gives back; the format itself is known to who asked. */
export type Reading = { readonly ok: true; readonly invoices: readonly TakenInvoice[]; readonly rejected: readonly RejectedRow[] } | Refused
export type Refused = { readonly ok: false; readonly faults: readonly IntakeFault[] }

export function refused(place: string, detail: Bilingual): Refused {
  return { ok: false, faults: [{ place, detail }] }
}

export function oneInvoice(invoice: TakenInvoice): Reading {
  return { ok: true, invoices: [invoice], rejected: [] }
}
