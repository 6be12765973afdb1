// Checking bills that came as a file of any accepted format; the format is told from the bytes, the media type is only a hint.
import type { Language } from '../core/assess/outcome.ts'
import type { Report } from '../core/findings/report.ts'
import type { Fault } from '../core/invoice/invoice.ts'
import { detectFormat, type Format, type IntakeDefaults, type IntakeFault, takeIn } from '../intake/intake.ts'
import { type BilledLine, billedLines } from './billed-lines.ts'
import { checkInvoice, prepareFor } from './check-invoice.ts'
import type { Library } from './library.ts'
import { type Answer, failed, type Problem } from './problems.ts'

export interface DocumentRequest {
  readonly bytes: Uint8Array
  readonly mediaType?: string | undefined
  readonly fileName?: string | undefined
  /** What such files do not say: the place, the issuer's role, the payer's kind, facts. */
  readonly defaults: IntakeDefaults
  readonly language: Language
  readonly edition?: number | undefined
}

/** One bill of the file: its report, or why it could not be checked; what it calls its lines; and what stands in the file that the invoice has no place for. */
export interface CheckedBill {
  /** The row or line of the file it begins on, from 1. */
  readonly row: number
  readonly answer: Answer<Report>
  readonly lines: readonly BilledLine[]
  readonly unmapped: readonly IntakeFault[]
}

export interface CheckedDocument {
  readonly format: Format
  readonly bills: readonly CheckedBill[]
}

export async function checkDocument(library: Library, request: DocumentRequest): Promise<Answer<CheckedDocument>> {
  const hint = {
    ...(request.mediaType === undefined ? {} : { mediaType: request.mediaType }),
    ...(request.fileName === undefined ? {} : { fileName: request.fileName }),
  }
  const format = detectFormat(request.bytes, hint)
  if (format === undefined) {
    const detail = {
      zh: '可接受：JSON、NDJSON、CSV、XLSX、数电票 XML、财政电子票据 XML、UBL 2.1、CII。OFD、PDF 请改交其 XML',
      en: 'Accepted: JSON, NDJSON, CSV, XLSX, the fully digitalised e-invoice XML, the fiscal e-bill XML, UBL 2.1 and CII. For OFD and PDF send the XML',
    }
    return failed('unsupported-media-type', detail)
  }
  const result = await takeIn(request.bytes, format, request.defaults)
  if (!result.ok) {
    return failed(
      'unreadable-document',
      { zh: '文件中有无法读取的内容', en: 'The document holds something that cannot be read' },
      result.faults.map(asFault),
    )
  }
  const bills: CheckedBill[] = []
  let { edition } = request
  for (const taken of result.taken.invoices) {
    edition = await prepareFor(library, taken.body, edition)
    const answer = checkInvoice(library, { body: taken.body, language: request.language, edition })
    bills.push({
      row: taken.row,
      answer: answer.ok ? answer : { ok: false, problem: placed(answer.problem, taken.places) },
      lines: billedLines(taken.body),
      unmapped: taken.unmapped,
    })
  }
  const rejected = result.taken.rejected.map(({ row, faults }): CheckedBill => {
    const detail = { zh: '这一行无法读取', en: 'This row cannot be read' }
    return { row, answer: failed('unreadable-document', detail, faults.map(asFault)), lines: [], unmapped: [] }
  })
  return { ok: true, value: { format, bills: [...bills, ...rejected].toSorted((a, b) => a.row - b.row) } }
}

function asFault(fault: IntakeFault): Fault {
  return { pointer: fault.place, detail: fault.detail }
}

const WHOLE = '/'

/** Faults of the invoice, pointed out where they stand in the file: what has no place of its own stands where its nearest parent does, named. */
function placed(problem: Problem, places: Readonly<Record<string, string>>): Problem {
  return { ...problem, errors: placedFaults(problem.errors, places) }
}

export function placedFaults(faults: readonly Fault[], places: Readonly<Record<string, string>>): Fault[] {
  return faults.map((fault) => ({ ...fault, pointer: placeOf(fault.pointer, places) }))
}

function placeOf(pointer: string, places: Readonly<Record<string, string>>): string {
  const place = places[pointer]
  if (place !== undefined) return place
  let parent = pointer
  while (parent !== '') {
    parent = parent.slice(0, parent.lastIndexOf('/'))
    const around = places[parent]
    // A JSON document is its own map: the pointer says it all.
    if (around !== undefined) return around === WHOLE ? pointer : `${around} (${pointer})`
  }
  return pointer
}
