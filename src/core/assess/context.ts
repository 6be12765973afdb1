// What the assessment of one line works with: the line, the bill around it and the rules in reach.
import type { CompiledProhibition } from '../catalogue/compile.ts'
import type { Invoice, Line } from '../invoice/invoice.ts'
import type { LineMatch } from '../match/line-match.ts'
import type { Scope } from '../match/scope.ts'
import type { Decimal } from '../values/decimal.ts'
import type { Carried } from './carried.ts'
import type { BillFacts } from './facts.ts'

export interface BillContext {
  readonly invoice: Invoice
  readonly scope: Scope
  readonly matches: readonly LineMatch[]
  readonly given: BillFacts
  /** What each line charges once the credits that belong to it are taken off. */
  readonly charged: readonly Decimal[]
  readonly carried: Carried
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
