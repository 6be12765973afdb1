// The invoice as the check knows it: parsed once, never checked again.
import type { Bilingual, IssuerRole, PayerKind } from '../catalogue/schema/words.ts'
import type { Decimal } from '../values/decimal.ts'

export type FactValue = string | boolean | Decimal
export type FactValues = Readonly<Record<string, FactValue>>

export interface Period {
  readonly from: string
  readonly to: string
}

export interface Line {
  /** Position in the invoice, from 0. */
  readonly index: number
  readonly id: string
  readonly code: string | undefined
  readonly description: string
  readonly quantity: Decimal | undefined
  readonly unit: string | undefined
  readonly unitPrice: Decimal | undefined
  readonly amount: Decimal
  readonly tax: { readonly rate: Decimal | undefined; readonly net: Decimal | undefined; readonly amount: Decimal | undefined } | undefined
  readonly credit: boolean
  readonly period: Period | undefined
  readonly facts: FactValues | undefined
}

export interface Invoice {
  readonly id: string | undefined
  readonly issuer: { readonly name: string | undefined; readonly role: IssuerRole | undefined }
  readonly payer: { readonly kind: PayerKind | undefined }
  readonly jurisdiction: string
  /** From the place of the bill outwards: 650502, 6505, 65, CN. */
  readonly chain: readonly string[]
  readonly issuedOn: string
  readonly lines: readonly Line[]
  readonly facts: FactValues
  readonly total: Decimal | undefined
  /** The bill as canonical JSON text: equal bills have equal texts. */
  readonly canonical: string
}

/** One thing wrong with a submitted document: a JSON pointer (RFC 6901) and what to do, never the value itself. */
export interface Fault {
  readonly pointer: string
  readonly detail: Bilingual
}
