// The case file of an issuer: every line it overcharged, with arithmetic and articles, bill after bill.
import type { Finding, LineReport } from '../../core/findings/report.ts'
import type { Analysis } from './analysis.ts'
import type { BlobStore } from './ports.ts'
import { resultLines } from './read-results.ts'
import { isRejected, type ReportLine } from './result-line.ts'

export interface CaseLine {
  readonly id: string
  readonly description: string
  readonly charged: string
  readonly allowed: string | null
  readonly excess: string
  readonly item: { readonly id: string; readonly name: string | null } | null
  readonly findings: readonly Finding[]
}

export interface CaseBill {
  readonly row: number
  readonly sheet: string | null
  readonly report: string
  readonly invoice: string | null
  readonly jurisdiction: string
  readonly issuedOn: string
  readonly excess: string
  readonly lines: readonly CaseLine[]
  /** Violations of the bill as a whole. */
  readonly findings: readonly Finding[]
}

/** The bills of the issuer that hold a violation, in the order of the file; read stretch by stretch. */
export async function* caseBills(blobs: BlobStore, id: string, analysis: Analysis, key: string): AsyncGenerator<CaseBill> {
  const stretches = analysis.tally.issuers.get(key)?.stretches ?? []
  for await (const line of resultLines(blobs, id, stretches)) {
    if (isRejected(line) || line.verdict !== 'violation') continue
    if ((line.issuer.uscc ?? line.issuer.name ?? '') === key) yield caseBill(line)
  }
}

function caseBill(line: ReportLine): CaseBill {
  const { row, sheet = null, id, invoice, jurisdiction, issuedOn, summary, billed } = line
  const lines = line.lines.flatMap((it, index) => (it.verdict === 'violation' ? [caseLine(it, billed[index] ?? '')] : []))
  return {
    row,
    sheet,
    report: id,
    invoice,
    jurisdiction,
    issuedOn,
    excess: summary.excess,
    lines,
    findings: line.findings.filter(isViolation),
  }
}

function caseLine({ id, charged, allowed, excess, match, findings }: LineReport, description: string): CaseLine {
  const item = match?.item == null ? null : { id: match.item, name: match.name }
  return { id, description, charged, allowed, excess, item, findings: findings.filter(isViolation) }
}

function isViolation({ severity }: Finding): boolean {
  return severity === 'violation'
}
