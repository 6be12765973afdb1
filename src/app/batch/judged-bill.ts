// One bill of a batch, judged: its report, and what a regulator asks of it that the report does not say.
import type { Language } from '../../core/assess/outcome.ts'
import type { EditionHead } from '../../core/catalogue/edition.ts'
import { check } from '../../core/check.ts'
import type { Report } from '../../core/findings/report.ts'
import type { Fault, Invoice } from '../../core/invoice/invoice.ts'
import { MAX_FAULTS } from '../../core/invoice/limits.ts'
import { parseInvoice } from '../../core/invoice/parse.ts'
import type { IntakeFault, TakenInvoice } from '../../intake/taken.ts'
import { placedFaults } from '../check-document.ts'
import type { Library } from '../library.ts'

/** `key` is the code where there is one, else the name; empty where the bill names neither. */
export interface Party {
  readonly key: string
  readonly name: string | null
  readonly uscc: string | null
}

export interface JudgedBill {
  readonly row: number
  readonly report: Report
  readonly invoice: Invoice
  readonly issuer: Party
  readonly payer: Party
  readonly jurisdiction: string
  readonly issuedOn: string
  /** What the bill itself calls each line. */
  readonly billed: readonly string[]
  readonly unmapped: readonly IntakeFault[]
}

export type Judged = { readonly ok: true; readonly bill: JudgedBill } | { readonly ok: false; readonly faults: readonly Fault[] }

export function judgeBill(library: Library, edition: EditionHead, taken: TakenInvoice, language: Language): Judged {
  const { body, row, unmapped } = taken
  const parsed = parseInvoice(body, edition.vocabulary, edition.regions)
  // Where each value stood is worked out when it is read: only a fault needs it.
  if (!parsed.ok) return { ok: false, faults: placedFaults(parsed.faults.slice(0, MAX_FAULTS), taken.places) }
  const { invoice } = parsed
  const { jurisdiction, issuedOn } = invoice
  const report = check(invoice, edition, library.scope(edition, jurisdiction), language)
  const billed = invoice.lines.map(({ description }) => description)
  const [issuer, payer] = [partyOf(body, 'issuer'), partyOf(body, 'payer')]
  return { ok: true, bill: { row, report, invoice, issuer, payer, jurisdiction, issuedOn, billed, unmapped } }
}

function partyOf(body: unknown, member: 'issuer' | 'payer'): Party {
  const party = memberOf(body, member)
  const name = textOf(party, 'name')
  const uscc = textOf(party, 'uscc')
  return { key: uscc ?? name ?? '', name, uscc }
}

function textOf(value: unknown, name: string): string | null {
  const member = memberOf(value, name)
  return typeof member === 'string' ? member : null
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}
