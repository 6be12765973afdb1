// Lines as they stand after assessment. A decision is a tree of rules and arithmetic: ten thousand of them at once would crowd the memory, so each is let go
// when its line has been written, and worked out again for the few lines that a rule about the whole bill comes back to.
import { ComponentRooms } from './assess/components.ts'
import type { BillContext, LineContext } from './assess/context.ts'
import { assessLine } from './assess/line.ts'
import { notRegulated } from './assess/outcome.ts'
import { prohibitionsInQuestion } from './assess/prohibition.ts'
import { type Decision, NO_RIVALS } from './assess/worlds.ts'
import type { CompiledItem } from './catalogue/compile.ts'
import type { Line } from './invoice/invoice.ts'
import type { LineMatch } from './match/line-match.ts'
import type { AssessedLine } from './rules/rule.ts'
import { type Decimal, ZERO } from './values/decimal.ts'

export class Assessment implements AssessedLine {
  readonly line: Line
  readonly match: LineMatch
  readonly charged: Decimal
  readonly creditedTo: number | undefined
  readonly #bill: BillContext
  #decision: Decision | undefined
  #item: CompiledItem | undefined
  #isJudged = false
  #isKept = false

  constructor(bill: BillContext, index: number, creditedTo: number | undefined) {
    const line = bill.invoice.lines[index]
    const match = bill.matches[index]
    if (line === undefined || match === undefined) throw new Error(`line ${index} was not matched`)
    this.line = line
    this.match = match
    this.charged = bill.charged[index] ?? line.amount
    this.creditedTo = creditedTo
    this.#bill = bill
  }

  get decision(): Decision {
    if (this.#decision === undefined) {
      this.#decision = this.line.credit ? creditDecision(this.#bill, this.creditedTo !== undefined) : assessLine(this.context)
      this.#item = this.#decision.decisive.item
      this.#isJudged = true
    }
    return this.#decision
  }

  get item(): CompiledItem | undefined {
    return this.#isJudged ? this.#item : this.decision.decisive.item
  }

  get context(): LineContext {
    const { line, match, charged } = this
    return { bill: this.#bill, line, match, charged, prohibitions: prohibitionsInQuestion(match, this.#bill.carried) }
  }

  /** Takes a decision that depends on other lines and cannot be worked out again from this one. */
  keep(decision: Decision): void {
    this.#decision = decision
    this.#item = decision.decisive.item
    this.#isJudged = true
    this.#isKept = true
  }

  release(): void {
    if (!this.#isKept) this.#decision = undefined
  }
}

export function assessed(bill: BillContext, creditedTo: ReadonlyMap<number, number>): readonly Assessment[] {
  const components: Assessment[] = []
  const lines = bill.invoice.lines.map((line, index) => {
    const assessment = new Assessment(bill, index, creditedTo.get(index))
    if (assessment.match.component !== undefined && !line.credit) components.push(assessment)
    return assessment
  })
  // What the charges leave free is worked out only where something is billed apart from them.
  if (components.length === 0) return lines
  const rooms = new ComponentRooms(
    bill,
    lines.map((it) => (components.includes(it) ? undefined : it.decision)),
  )
  for (const component of components) component.keep(rooms.judge(component.match.component ?? '', component.context))
  return lines
}

/** A credit charges nothing: taken off its line it is permitted, standing alone it is no matter of the catalogues. */
function creditDecision(bill: BillContext, taken: boolean): Decision {
  const decisive = notRegulated(bill.invoice.issuedOn, {})
  const verdict = taken ? 'permitted' : 'not-regulated'
  return { verdict, decisive, least: ZERO, most: undefined, opens: new Map(), missing: [], asked: [], rivals: NO_RIVALS }
}
