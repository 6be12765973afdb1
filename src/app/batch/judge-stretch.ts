// Judging one stretch of a batch: its bytes in, the bytes of its results out, with what they add up to.
import type { Language } from '../../core/assess/outcome.ts'
import type { EditionHead } from '../../core/catalogue/edition.ts'
import type { Fault } from '../../core/invoice/invoice.ts'
import { regionExists } from '../../core/values/region.ts'
import type { Plan } from '../../intake/stream/plan.ts'
import { takeStretch } from '../../intake/stream/take-stretch.ts'
import type { IntakeDefaults, IntakeFault } from '../../intake/taken.ts'
import { findEdition } from '../check-invoice.ts'
import type { Library } from '../library.ts'
import { countBill } from './count-bill.ts'
import { judgeBill } from './judged-bill.ts'
import { OrderedLines } from './ordered-lines.ts'
import { rejectedLine, writeReportLine } from './result-line.ts'
import { emptyTally, type Tally } from './tally.ts'
import { type Traces, traceBill } from './traces.ts'

export interface Terms {
  /** The edition that was current when the batch was accepted. */
  readonly edition: number
  readonly language: Language
  readonly defaults: IntakeDefaults
}

export interface JudgedStretch {
  /** NDJSON, one line an invoice or rejected row, in the order of the file. */
  readonly results: Uint8Array
  readonly tally: Tally
  readonly traces: Traces
}

/** The same bytes and terms give the same results, byte for byte. */
export async function judgeStretch(library: Library, terms: Terms, plan: Plan, index: number, bytes: Uint8Array): Promise<JudgedStretch> {
  await library.prepare({ edition: terms.edition })
  const stretch = plan.stretches[index]
  const edition = findEdition(library, terms.edition)
  if (stretch === undefined) throw new Error(`the plan has no stretch ${index}`)
  if (!edition.ok) throw new Error(`edition ${terms.edition} is not held`)
  const taken = takeStretch(plan, stretch, bytes, terms.defaults)
  const sheet = plan.tables[stretch.table]?.name
  const tally = emptyTally()
  tally.rows = stretch.rows
  tally.sumRows = taken.sums
  const traces: Traces = { bills: [], parts: [] }
  const lines = new OrderedLines()
  const reject = (row: number, rows: number, faults: readonly Fault[], code: 'invalid-invoice' | 'unreadable-document') => {
    tally.rejected += 1
    lines.add(row, (out) => out.json(rejectedLine({ row, sheet, rows, faults }, code, terms.language)))
  }
  for (const { row, rows = 1, faults } of taken.rejected) reject(row, rows, faults.map(asFault), 'unreadable-document')
  for (const invoice of taken.invoices) {
    const place = placeToPrepare(library, edition.value, invoice.body)
    if (place !== undefined) await library.prepare({ edition: terms.edition, jurisdiction: place })
    const judged = judgeBill(library, edition.value, invoice, terms.language)
    if (!judged.ok) {
      reject(invoice.row, plan.form === 'ndjson' ? 1 : rowsOf(invoice.body), judged.faults, 'invalid-invoice')
      continue
    }
    countBill(tally, judged.bill, index)
    traceBill(traces, judged.bill)
    lines.add(invoice.row, (out) => writeReportLine(out, judged.bill, sheet, terms.language))
  }
  return { results: lines.bytes(), tally, traces }
}

/** The place a bill names, where it is one and what reaches it is not in memory. */
function placeToPrepare(library: Library, edition: EditionHead, body: unknown): string | undefined {
  const place = typeof body === 'object' && body !== null && 'jurisdiction' in body ? body.jurisdiction : undefined
  return typeof place !== 'string' || !regionExists(edition.regions, place) || library.holds(edition, place) ? undefined : place
}

function asFault({ place, detail }: IntakeFault): Fault {
  return { pointer: place, detail }
}

/** In a table every line of the invoice is a row. */
function rowsOf(body: unknown): number {
  const lines: unknown = typeof body === 'object' && body !== null && 'lines' in body ? body.lines : undefined
  return Array.isArray(lines) ? Math.max(1, lines.length) : 1
}
