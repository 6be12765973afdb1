// One line of the results: the report of an invoice with what stands around it, or the problem of a row that could not be taken.
import type { Language } from '../../core/assess/outcome.ts'
import type { Report } from '../../core/findings/report.ts'
import type { Fault } from '../../core/invoice/invoice.ts'
import { writeMembers } from '../../core/report-bytes.ts'
import type { JsonBytes } from '../../core/values/json-bytes.ts'
import { PROBLEMS } from '../problems.ts'
import type { JudgedBill } from './judged-bill.ts'

/** The report, led by the row it begins on, followed by what the bill says of itself. */
export interface ReportLine extends Report {
  readonly row: number
  /** The sheet, where the file is a workbook. */
  readonly sheet?: string
  readonly issuer: { readonly name: string | null; readonly uscc: string | null }
  readonly jurisdiction: string
  readonly issuedOn: string
  /** What the bill calls each of its lines. */
  readonly billed: readonly string[]
  /** Values of the file that were not carried over, or carried over changed. */
  readonly unmapped?: readonly PlacedNote[]
}

export interface PlacedNote {
  readonly place: string
  readonly detail: string
}

export interface RejectedLine {
  readonly row: number
  readonly sheet?: string
  readonly rows: number
  readonly problem: {
    readonly type: string
    readonly title: string
    readonly status: number
    readonly detail: string
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[]
  }
}

export type ResultLine = ReportLine | RejectedLine

export function isRejected(line: ResultLine): line is RejectedLine {
  return 'problem' in line
}

/** Writes a {@link ReportLine}; the report in it is written as a check alone writes it, what reports share once. */
export function writeReportLine(out: JsonBytes, bill: JudgedBill, sheet: string | undefined, language: Language): void {
  const { row, report, issuer, jurisdiction, issuedOn, billed, unmapped } = bill
  out.plain(`{"row":${row},`)
  if (sheet !== undefined) {
    out.plain('"sheet":')
    out.quoted(sheet)
    out.plain(',')
  }
  writeMembers(out, report)
  out.plain(',"issuer":{"name":')
  out.quoted(issuer.name)
  out.plain(',"uscc":')
  out.quoted(issuer.uscc)
  out.plain(`},"jurisdiction":"${jurisdiction}","issuedOn":"${issuedOn}","billed":`)
  out.list(billed, (to, name) => to.quoted(name))
  if (unmapped.length > 0) {
    out.plain(',"unmapped":')
    out.json(unmapped.map(({ place, detail }) => ({ place, detail: detail[language] })))
  }
  out.plain('}')
}

export function rejectedLine(
  {
    row,
    sheet,
    rows,
    faults,
  }: { readonly row: number; readonly sheet: string | undefined; readonly rows: number; readonly faults: readonly Fault[] },
  code: 'invalid-invoice' | 'unreadable-document',
  language: Language,
): RejectedLine {
  const { status, title } = PROBLEMS[code]
  const detail = language === 'zh' ? `有 ${faults.length} 处不符合要求` : `${faults.length} fault(s)`
  const errors = faults.map((fault) => ({ pointer: fault.pointer, detail: fault.detail[language] }))
  return { ...standing(row, sheet), rows, problem: { type: `/problems/${code}`, title: title[language], status, detail, errors } }
}

function standing(row: number, sheet: string | undefined): { readonly row: number; readonly sheet?: string } {
  return sheet === undefined ? { row } : { row, sheet }
}
