// Addresses within a batch: the case file of an issuer, and the report of one bill.
import { queryOf } from '../service/ask.ts'

export interface BillPlace {
  readonly row: number
  readonly sheet: string | null
}

/** Bills that name no issuer are asked for as `-`. */
export function caseAddress(batch: string, issuer: string): string {
  return `/batches/${encodeURIComponent(batch)}${queryOf({ issuer: issuer === '' ? '-' : issuer })}`
}

/** `issuer`: whose case file the report is opened from, and goes back to. */
export function billAddress(batch: string, { row, sheet }: BillPlace, issuer?: string): string {
  return `/batches/${encodeURIComponent(batch)}${queryOf({ row, sheet: sheet ?? undefined, issuer })}`
}
