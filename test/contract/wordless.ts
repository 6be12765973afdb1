// A report without its words: what must be the same in every language, the numbers of its arithmetic included.
import type { Finding, LineReport, Report } from '../../src/core/findings/report.ts'

/** Units with a number in their name are written differently in the two languages. */
const UNIT_WITH_NUMBER = /万千瓦时|10 MWh|10千克·公里|10 kg-km/g
const NUMBER = /\d+(?:\.\d+)?/g

const numbersOf = (text: string | null) => (text === null ? null : text.replaceAll(UNIT_WITH_NUMBER, '').match(NUMBER))

const wordlessFinding = (finding: Finding) => ({ ...finding, message: '', calculation: numbersOf(finding.calculation) })

function wordlessLine(line: LineReport) {
  const { match } = line
  return {
    ...line,
    calculation: numbersOf(line.calculation),
    findings: line.findings.map(wordlessFinding),
    match: match === null ? null : { ...match, name: '', alternatives: match.alternatives.map((it) => ({ ...it, name: '' })) },
  }
}

export function wordless(report: Report) {
  return {
    ...report,
    lines: report.lines.map(wordlessLine),
    findings: report.findings.map(wordlessFinding),
    coverage: { ...report.coverage, notChecked: report.coverage.notChecked.map((it) => ({ ...it, reason: '' })) },
    questions: report.questions.map((it) => ({ ...it, question: '' })),
  }
}

/** Every sentence a report says, for comparing what the languages say. */
export function sentencesOf(report: Report): readonly string[] {
  return [
    ...report.lines.flatMap((line) => line.findings.map((it) => it.message)),
    ...report.findings.map((it) => it.message),
    ...report.coverage.notChecked.map((it) => it.reason),
    ...report.questions.map((it) => it.question),
  ]
}
