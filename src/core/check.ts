// The whole story of a check: match every line, assess it, let every rule look, and write the report.
import { Carried } from './assess/carried.ts'
import type { BillContext } from './assess/context.ts'
import { settleCredits } from './assess/credits.ts'
import { billFactsOf } from './assess/line.ts'
import type { Language } from './assess/outcome.ts'
import { assessed } from './assessed.ts'
import type { EditionHead } from './catalogue/edition.ts'
import type { Report } from './findings/report.ts'
import type { Invoice } from './invoice/invoice.ts'
import { matchLine } from './match/line-match.ts'
import type { Scope } from './match/scope.ts'
import { writeReport } from './report.ts'

/** Judges an invoice by an edition. Pure: the same invoice, edition and engine give the same report; language changes its words only. */
export function check(invoice: Invoice, edition: EditionHead, scope: Scope, language: Language): Report {
  const { charged, creditedTo } = settleCredits(invoice.lines)
  const matches = invoice.lines.map((line) => matchLine(scope, line))
  const context: BillContext = { invoice, scope, matches, given: billFactsOf(invoice, scope), charged, carried: new Carried(matches) }
  return writeReport(context, assessed(context, creditedTo), edition, language)
}
