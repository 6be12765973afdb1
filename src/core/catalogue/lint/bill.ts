// A bill that shows what a fault does: its body as posted to the check, what must come out of it, and what that shows in words.
import type { Bilingual } from '../schema/words.ts'

type Answers = Readonly<Record<string, string | boolean>>

export interface BillLine {
  readonly description: string
  readonly quantity?: string
  readonly unit?: string
  /** CNY, tax included. */
  readonly amount: string
  readonly period?: { readonly from: string; readonly to: string }
  readonly facts?: Answers
}

/** A body of `POST /v1/checks` with nothing in it that the fault does not need. */
export interface Bill {
  readonly issuer?: { readonly name?: string; readonly role?: string }
  readonly payer?: { readonly kind: string }
  readonly jurisdiction: string
  readonly issuedOn: string
  readonly lines: readonly [BillLine]
}

export type ClaimedVerdict = 'permitted' | 'violation' | 'undetermined' | 'not-regulated'

/** What the check must answer of the one line; members left out may be anything. Codes are those of the report, which this room does not know. */
export interface Claim {
  readonly verdict?: ClaimedVerdict
  /** A verdict that must not come out. */
  readonly never?: ClaimedVerdict
  /** A finding code that must be there. */
  readonly finding?: string
  /** A finding code that must not be there. */
  readonly without?: string
  /** The item the line was judged as. */
  readonly item?: string
  /** The name of that item in Chinese. */
  readonly named?: string
  /** Items that must be proposed for it. */
  readonly candidates?: readonly string[]
  /** A fact that must be asked for. */
  readonly missing?: string
  /** When the value was last compared, as a finding must say. */
  readonly lastConfirmed?: string
}

/** A bill a rule proposes: it counts as a counter-example only when the check answers as claimed. */
export interface Trial {
  readonly bill: Bill
  readonly claim: Claim
  readonly shows: Bilingual
}
