// What the assessment of one line works with: the line, the bill around it and the rules in reach.
import type { CompiledProhibition } from '../catalogue/compile.ts'
import type { Invoice, Line } from '../invoice/invoice.ts'
import type { LineMatch } from '../match/line-match.ts'
import type { Scope } from '../match/scope.ts'
import type { Decimal } from '../values/decimal.ts'
import type { BillFacts } from './facts.ts'

export interface BillContext {
  readonly invoice: Invoice
  readonly scope: Scope
  readonly matches: readonly LineMatch[]
  readonly given: BillFacts
  /** What each line charges once the credits that belong to it are taken off. */
  readonly charged: readonly Decimal[]
  /** Charges that some line of the bill carries. */
  readonly charges: ReadonlySet<string>
  /** Items of those charges, by their ids. */
  readonly items: ReadonlySet<string>
  /** Kinds of catalogue that some line of the bill matches. */
  readonly kinds: ReadonlySet<string>
}

export interface LineContext {
  readonly bill: BillContext
  readonly line: Line
  readonly match: LineMatch
  readonly charged: Decimal
  /** Prohibitions whose names the line bears, in force or not. */
  readonly prohibitions: readonly CompiledProhibition[]
}

/** A run of days of the line's period under one set of rules, with its share of the line. */
export interface Piece {
  readonly from: string
  readonly to: string
  readonly line: Line
  readonly charged: Decimal
}
