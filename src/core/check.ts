// The whole story of a check: match every line, assess it, let every rule look, and write the report.
import type { BillContext } from './assess/context.ts'
import { settleCredits } from './assess/credits.ts'
import { billFactsOf } from './assess/line.ts'
import type { Language } from './assess/outcome.ts'
import { assessed } from './assessed.ts'
import type { EditionHead } from './catalogue/edition.ts'
import type { Report } from './findings/report.ts'
import type { Invoice } from './invoice/invoice.ts'
import { type LineMatch, matchLine } from './match/line-match.ts'
import type { Scope } from './match/scope.ts'
import { writeReport } from './report.ts'

/** Judges an invoice by an edition. Pure: the same invoice, edition and engine give the same report; language changes its words only. */
export function check(invoice: Invoice, edition: EditionHead, scope: Scope, language: Language): Report {
  const { charged, creditedTo } = settleCredits(invoice.lines)
  const matches = invoice.lines.map((line) => matchLine(scope, line))
  const context: BillContext = { invoice, scope, matches, given: billFactsOf(invoice, scope), charged, ...carried(matches) }
  return writeReport(context, assessed(context, creditedTo), edition, language)
}

/** What the bill carries, so that rules about add-ons and supplies can see beyond their line. */
function carried(matches: readonly LineMatch[]): Pick<BillContext, 'charges' | 'kinds' | 'items'> {
  const charges = new Set<string>()
  const kinds = new Set<string>()
  const carriedItems = new Set<string>()
  let last: LineMatch['charges'] | undefined
  for (const match of matches) {
    if (match.charges === last) continue
    last = match.charges
    for (const items of match.charges) {
      const first = items[0]
      if (first === undefined || charges.has(first.charge)) continue
      charges.add(first.charge)
      for (const item of items) {
        kinds.add(item.kind)
        carriedItems.add(item.id)
      }
    }
  }
  return { charges, kinds, items: carriedItems }
}
