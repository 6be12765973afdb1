// The whole story of a check: match every line, assess it, let every rule look, and write the report.
import { ComponentRooms } from './assess/components.ts'
import type { BillContext, LineContext } from './assess/context.ts'
import { settleCredits } from './assess/credits.ts'
import { assessLine } from './assess/line.ts'
import { type Language, notRegulated } from './assess/outcome.ts'
import { prohibitionsInQuestion } from './assess/prohibition.ts'
import { type Decision, NO_RIVALS } from './assess/worlds.ts'
import type { Edition } from './catalogue/edition.ts'
import type { Report } from './findings/report.ts'
import type { Invoice } from './invoice/invoice.ts'
import { type LineMatch, matchLine } from './match/line-match.ts'
import type { Scope } from './match/scope.ts'
import { writeReport } from './report.ts'
import type { AssessedLine } from './rules/rule.ts'
import { ZERO } from './values/decimal.ts'

/** Judges an invoice by an edition. Pure: the same invoice, edition and engine give the same report; language changes its words only. */
export function check(invoice: Invoice, edition: Edition, scope: Scope, language: Language): Report {
  const { charged, creditedTo } = settleCredits(invoice.lines)
  const matches = invoice.lines.map((line) => matchLine(scope, line))
  const context: BillContext = { invoice, scope, matches, charged, ...carried(matches) }
  const lines = assess(context, creditedTo)
  return writeReport({ context, lines, language }, edition)
}

/** What the bill carries, so that rules about add-ons and supplies can see beyond their line. */
function carried(matches: readonly LineMatch[]): Pick<BillContext, 'charges' | 'kinds'> {
  const charges = new Set<string>()
  const kinds = new Set<string>()
  let last: LineMatch['charges'] | undefined
  for (const match of matches) {
    if (match.charges === last) continue
    last = match.charges
    for (const items of match.charges) {
      const first = items[0]
      if (first === undefined || charges.has(first.charge)) continue
      charges.add(first.charge)
      for (const item of items) kinds.add(item.kind)
    }
  }
  return { charges, kinds }
}

function assess(bill: BillContext, creditedTo: ReadonlyMap<number, number>): readonly AssessedLine[] {
  const decisions = bill.invoice.lines.map((_, index) => firstDecision(contextOf(bill, index), creditedTo))
  // What the charges leave free is worked out only where something is billed apart from them.
  const rooms = bill.matches.some((match) => match.component !== undefined) ? new ComponentRooms(bill, decisions) : undefined
  return decisions.map((first, index) => {
    const context = contextOf(bill, index)
    const decision = first ?? rooms?.judge(context.match.component ?? '', context)
    if (decision === undefined) throw new Error(`line ${index} was not assessed`)
    return { line: context.line, match: context.match, charged: context.charged, decision, creditedTo: creditedTo.get(index) }
  })
}

function contextOf(bill: BillContext, index: number): LineContext {
  const line = bill.invoice.lines[index]
  const match = bill.matches[index]
  if (line === undefined || match === undefined) throw new Error(`line ${index} was not matched`)
  return { bill, line, match, charged: bill.charged[index] ?? line.amount, prohibitions: prohibitionsInQuestion(match, bill.charges) }
}

/** Undefined for a component, which is judged when the room its charge leaves is known. */
function firstDecision(context: LineContext, creditedTo: ReadonlyMap<number, number>): Decision | undefined {
  const { line, match } = context
  if (line.credit) return creditDecision(context, creditedTo.has(line.index))
  return match.component === undefined ? assessLine(context) : undefined
}

/** A credit charges nothing: taken off its line it is permitted, standing alone it is no matter of the catalogues. */
function creditDecision(context: LineContext, taken: boolean): Decision {
  const decisive = notRegulated(context.bill.invoice.issuedOn, {})
  return {
    verdict: taken ? 'permitted' : 'not-regulated',
    decisive,
    least: ZERO,
    most: undefined,
    opens: new Map(),
    missing: [],
    asked: [],
    rivals: NO_RIVALS,
  }
}
