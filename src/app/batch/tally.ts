// What a batch adds up to: made stretch by stretch, merged in any order, complete in its counts and bounded in its samples.
import type { FindingCode, Verdict } from '../../core/findings/report.ts'

/** The largest overcharges that are kept. */
export const MAX_LARGEST = 100
/** Rows named for each finding code. */
export const MAX_SAMPLES = 10
/** Issuers, items, places and pairs counted apart; whatever comes beyond shares one entry, which says so by its key. */
export const MAX_ENTRIES = 100_000
export const OTHERS = '…'

export interface Sums {
  invoices: number
  lines: number
  violations: number
  undetermined: number
  /** Fen. */
  charged: bigint
  excess: bigint
}

export interface CodeSums {
  /** Findings; a line can have several of one code. */
  findings: number
  lines: number
  /** Fen too much on lines that carry the code; a line with two codes counts for both. */
  excess: bigint
  samples: readonly Place[]
}

export interface Place {
  readonly stretch: number
  /** Row of the file the invoice begins on, from 1. */
  readonly row: number
  /** Place of the line in the invoice, from 0; −1 for the invoice as a whole. */
  readonly line: number
}

export interface IssuerTally {
  readonly name: string | null
  readonly uscc: string | null
  readonly sums: Sums
  readonly codes: Map<FindingCode, { lines: number; excess: bigint }>
  /** Stretches with a violation of this issuer, ascending. */
  readonly stretches: number[]
}

export interface ItemTally {
  readonly name: string | null
  readonly kind: string | null
  readonly sums: Sums
}

export interface LargeCharge extends Place {
  readonly excess: bigint
  readonly charged: bigint
  readonly allowed: bigint
  readonly invoice: string | null
  readonly issuer: string
  readonly lineId: string
  readonly description: string
  readonly item: string | null
  readonly code: FindingCode
}

export interface NearLimit {
  readonly issuer: string
  readonly item: string
  /** Permitted lines with a bound. */
  bounded: number
  /** Those charged a little less than the bound. */
  near: number
  nearCharged: bigint
  /** Those near it by how many hundredths they stay below it, 1 to 5. */
  readonly gaps: number[]
}

export interface Tally {
  rows: number
  invoices: number
  rejected: number
  /** Rows of sums that were left out. */
  sumRows: number
  readonly verdicts: Record<Verdict, number>
  readonly lineVerdicts: Record<Verdict, number>
  charged: bigint
  excess: bigint
  readonly issuers: Map<string, IssuerTally>
  readonly codes: Map<FindingCode, CodeSums>
  readonly items: Map<string, ItemTally>
  readonly months: Map<string, Sums>
  readonly districts: Map<string, Sums>
  readonly near: Map<string, NearLimit>
  largest: readonly LargeCharge[]
}

const noVerdicts = (): Record<Verdict, number> => ({ violation: 0, undetermined: 0, permitted: 0, 'not-regulated': 0 })

export function emptySums(): Sums {
  return { invoices: 0, lines: 0, violations: 0, undetermined: 0, charged: 0n, excess: 0n }
}

export function emptyTally(): Tally {
  return {
    rows: 0,
    invoices: 0,
    rejected: 0,
    sumRows: 0,
    verdicts: noVerdicts(),
    lineVerdicts: noVerdicts(),
    charged: 0n,
    excess: 0n,
    issuers: new Map(),
    codes: new Map(),
    items: new Map(),
    months: new Map(),
    districts: new Map(),
    near: new Map(),
    largest: [],
  }
}

/** The entry of a key, made where there is none; beyond the bound, the one that all others share. */
export function entryOf<T>(entries: Map<string, T>, key: string, make: () => T): T {
  const known = entries.get(key)
  if (known !== undefined) return known
  const own = entries.size < MAX_ENTRIES ? key : OTHERS
  const entry = entries.get(own) ?? make()
  entries.set(own, entry)
  return entry
}

/** Largest first; among equals the earlier line. */
export function bySize(a: LargeCharge, b: LargeCharge): number {
  if (a.excess !== b.excess) return a.excess > b.excess ? -1 : 1
  return byPlace(a, b)
}

export function byPlace(a: Place, b: Place): number {
  return a.stretch - b.stretch || a.row - b.row || a.line - b.line
}
