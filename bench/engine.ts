// The check of bills of 1 to 10,000 lines against its floor: JSON.parse of the same request and JSON.stringify of the same report.

import type { Library } from '../src/app/library.ts'
import { check } from '../src/core/check.ts'
import type { Report } from '../src/core/findings/report.ts'
import { parseInvoice } from '../src/core/invoice/parse.ts'
import { reportBytes } from '../src/core/report-bytes.ts'
import { billText } from './bills.ts'
import { sideBySide } from './measure.ts'

const SIZES = [1, 10, 100, 1000, 10_000]
const MICRO = 1e6

export interface EngineRow {
  readonly lines: number
  readonly floor: number
  /** From the decoded body to the report: validate, match, assess, write. */
  readonly check: number
  /** From the bytes of the request to the bytes of the report. */
  readonly whole: number
}

/** Medians in microseconds. */
export async function benchEngine(library: Library): Promise<readonly EngineRow[]> {
  const rows: EngineRow[] = []
  for (const lines of SIZES) rows.push(await benchSize(library, lines))
  return rows
}

/** A line of a long bill against a line of a shorter one, side by side: in each turn the same lines, as one bill and as many. */
export async function benchGrowth(library: Library, few: number, many: number): Promise<number> {
  const long: unknown = JSON.parse(billText(many))
  const short = Array.from({ length: many / few }, (_, place): unknown => JSON.parse(billText(few, place * few)))
  const { seconds } = await sideBySide({
    short: () => {
      for (const bill of short) judge(library, bill)
    },
    long: () => judge(library, long),
  })
  return (seconds['long'] ?? Number.NaN) / (seconds['short'] ?? Number.NaN)
}

function judge(library: Library, body: unknown): Report {
  const edition = library.current()
  const parsed = parseInvoice(body, edition.vocabulary, edition.regions)
  if (!parsed.ok) throw new Error(`the bench bill is refused: ${JSON.stringify(parsed.faults[0])}`)
  return check(parsed.invoice, edition, library.scope(edition, parsed.invoice.jurisdiction), 'zh')
}

async function benchSize(library: Library, lines: number): Promise<EngineRow> {
  const text = billText(lines)
  const report = judge(library, JSON.parse(text))
  const body: unknown = JSON.parse(text)
  const { seconds } = await sideBySide({
    floor: () => [JSON.parse(text), JSON.stringify(report)],
    check: () => judge(library, body),
    whole: () => reportBytes(judge(library, JSON.parse(text))),
  })
  return { lines, floor: (seconds['floor'] ?? 0) * MICRO, check: (seconds['check'] ?? 0) * MICRO, whole: (seconds['whole'] ?? 0) * MICRO }
}
