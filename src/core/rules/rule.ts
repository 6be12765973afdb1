// What a rule of the check is: one finding code, when it fires, and what it says.
import type { BillContext } from '../assess/context.ts'
import type { Language } from '../assess/outcome.ts'
import type { Decision } from '../assess/worlds.ts'
import type { CompiledItem } from '../catalogue/compile.ts'
import type { Bilingual } from '../catalogue/schema/words.ts'
import type { Finding, FindingCode, Severity, Verdict } from '../findings/report.ts'
import type { Line } from '../invoice/invoice.ts'
import type { LineMatch } from '../match/line-match.ts'
import type { Decimal } from '../values/decimal.ts'

/** A line after assessment. */
export interface AssessedLine {
  readonly line: Line
  readonly match: LineMatch
  readonly charged: Decimal
  /** What is certain of the line; let go once the line is written, and worked out again where a later rule asks for it. */
  readonly decision: Decision
  /** The item that decided it. */
  readonly item: CompiledItem | undefined
  /** The line this credit line was taken off. */
  readonly creditedTo: number | undefined
}

export interface AssessedBill {
  readonly context: BillContext
  readonly lines: readonly AssessedLine[]
  readonly language: Language
}

/** A finding about a line (by index) or, without one, about the bill; a violation says what it leaves payable of that line. */
export interface Found {
  readonly line: number | undefined
  readonly finding: Finding
  readonly allowed: Decimal | undefined
}

/** A line or part of a rule that could not be examined, and why. */
export interface NotChecked {
  readonly line: string
  readonly reason: Bilingual
}

export interface Rule {
  readonly code: FindingCode
  readonly severities: readonly Severity[]
  /** Engine version that first had the rule. */
  readonly since: string
  /** One sentence: when it fires. */
  readonly sentence: Bilingual
  /** Decisions it has something to say about; absent: any. */
  readonly speaksOf?: readonly Verdict[]
  /** Looks at the lines one by one, or once at the bill. */
  readonly checkLine?: (line: AssessedLine, bill: AssessedBill) => Found | undefined
  readonly checkBill?: (bill: AssessedBill) => readonly Found[]
  /** What the rule could not examine on this line. */
  readonly notChecked?: (line: AssessedLine) => NotChecked | undefined
}
