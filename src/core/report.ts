// Writing the report: lines with their findings, sums, coverage, the questions that would settle it, and an id derived from its content.
import { basisOf } from './findings/finding.ts'
import type { Finding, LineReport, MatchReport, Question, Report, Verdict } from './findings/report.ts'
import { worse } from './findings/verdict.ts'
import type { Edition } from './catalogue/edition.ts'
import { possibleValues } from './catalogue/vocabulary.ts'
import { ENGINE } from './engine.ts'
import type { Candidate } from './match/line-match.ts'
import { RULES } from './rules/all.ts'
import type { AssessedBill, AssessedLine, Found } from './rules/rule.ts'
import { type Decimal, ZERO } from './values/decimal.ts'
import { moneyText } from './values/money.ts'

interface WrittenLine {
  readonly report: LineReport
  readonly charged: Decimal
  readonly allowed: Decimal | undefined
  readonly excess: Decimal
}

const ID_LENGTH = 32
const NOTHING_FOUND: readonly Found[] = []

export function writeReport(bill: AssessedBill, edition: Edition, found: readonly Found[]): Report {
  const byLine = new Map<number | undefined, Found[]>()
  for (const it of found) {
    const list = byLine.get(it.line)
    if (list) list.push(it)
    else byLine.set(it.line, [it])
  }
  const lines = bill.lines.map((line) => writeLine(line, byLine.get(line.line.index) ?? NOTHING_FOUND, bill))
  const general = (byLine.get(undefined) ?? []).map((it) => it.finding)
  if (lines.length === 0) throw new Error('a report in which nothing was examined is an error')
  return {
    id: reportId(bill, edition),
    invoice: bill.context.invoice.id ?? null,
    verdict: overall(lines, general),
    engine: ENGINE,
    edition: { number: edition.number, digest: edition.digest },
    summary: summarise(lines),
    lines: lines.map((line) => line.report),
    findings: general,
    coverage: { lines: lines.length, examined: lines.length, notChecked: notChecked(bill) },
    questions: questions(bill, lines, general),
  }
}

function reportId(bill: AssessedBill, edition: Edition): string {
  return edition.digestOf(`${ENGINE}\n${edition.digest}\n${bill.context.invoice.canonical}`).slice('sha256:'.length, 'sha256:'.length + ID_LENGTH)
}

function writeLine(line: AssessedLine, found: readonly Found[], bill: AssessedBill): WrittenLine {
  const { decision, charged } = line
  let verdict: Verdict = decision.verdict
  let allowed = decision.verdict === 'not-regulated' ? undefined : decision.most
  for (const it of found) {
    if (it.finding.severity !== 'info') verdict = worse(verdict, it.finding.severity)
    if (it.allowed !== undefined && (allowed === undefined || it.allowed.lessThan(allowed))) allowed = it.allowed
  }
  const over = verdict === 'violation' && allowed !== undefined && charged.greaterThan(allowed)
  const excess = over && allowed !== undefined ? charged.minus(allowed) : ZERO
  const report: LineReport = {
    id: line.line.id,
    verdict,
    charged: moneyText(charged),
    allowed: allowed === undefined ? null : moneyText(allowed),
    excess: moneyText(excess),
    match: writeMatch(line, bill),
    calculation: decision.decisive.calculation?.(bill.language) ?? null,
    basis: verdict === 'permitted' && found.length === 0 ? basisOf(decision.decisive) : [],
    findings: found.map((it) => it.finding),
  }
  return { report, charged, allowed, excess }
}

function writeMatch({ match, decision }: AssessedLine, bill: AssessedBill): MatchReport | null {
  const ambiguous = decision.opens.has('ambiguous-match')
  const item = ambiguous ? undefined : decision.decisive.item
  const rivals = match.candidates.length > 0 ? match.candidates : match.doubtful
  const only = item !== undefined && match.charges.length === 1 && match.candidates.length > 0
  const alternatives = only ? [] : rivals.filter((it) => it.item !== item && (item === undefined || it.item.charge !== item.charge))
  if (item === undefined && alternatives.length === 0) return null
  return {
    item: item?.id ?? null,
    name: item?.name[bill.language] ?? null,
    kind: item?.kind ?? null,
    jurisdiction: item?.jurisdiction ?? null,
    method: match.method ?? null,
    score: match.score,
    states: match.states,
    alternatives: alternatives.map((it) => writeCandidate(it, bill)),
  }
}

function writeCandidate(it: Candidate, bill: AssessedBill): MatchReport['alternatives'][number] {
  const { item } = it
  return { item: item.id, name: item.name[bill.language], kind: item.kind, jurisdiction: item.jurisdiction, method: it.method, score: it.score, matchedName: it.name }
}

function overall(lines: readonly WrittenLine[], general: readonly Finding[]): Verdict {
  const ofLines = lines.reduce<Verdict>((worst, line) => worse(worst, line.report.verdict), 'not-regulated')
  return general.reduce<Verdict>((worst, it) => (it.severity === 'info' ? worst : worse(worst, it.severity)), ofLines)
}

function summarise(lines: readonly WrittenLine[]): Report['summary'] {
  const counts: Record<Verdict, number> = { permitted: 0, violation: 0, undetermined: 0, 'not-regulated': 0 }
  let charged = ZERO
  let allowed: Decimal | undefined
  let excess = ZERO
  for (const line of lines) {
    counts[line.report.verdict] += 1
    charged = charged.plus(line.charged)
    if (line.allowed !== undefined) allowed = allowed === undefined ? line.allowed : allowed.plus(line.allowed)
    if (!line.excess.isZero()) excess = excess.plus(line.excess)
  }
  return {
    charged: moneyText(charged),
    allowed: allowed === undefined ? null : moneyText(allowed),
    excess: moneyText(excess),
    lines: lines.length,
    permitted: counts.permitted,
    violation: counts.violation,
    undetermined: counts.undetermined,
    notRegulated: counts['not-regulated'],
  }
}

/** Each rule that could not look at some lines, with those lines. */
function notChecked(bill: AssessedBill): Report['coverage']['notChecked'] {
  const skipped: Report['coverage']['notChecked'] = []
  for (const rule of RULES) {
    if (rule.notChecked === undefined) continue
    const lines: string[] = []
    let reason = ''
    for (const line of bill.lines) {
      const unseen = rule.notChecked(line)
      if (unseen === undefined) continue
      lines.push(unseen.line)
      reason = unseen.reason[bill.language]
    }
    if (lines.length > 0) skipped.push({ rule: rule.code, lines, reason })
  }
  return skipped
}

/** What each undetermined line asks, and what its findings miss. */
function questions(bill: AssessedBill, lines: readonly WrittenLine[], general: readonly Finding[]): Question[] {
  const asked: Question[] = []
  for (const { report } of lines) {
    if (report.findings.length === 0) continue
    const facts = new Set(report.findings.flatMap((it) => (it.severity === 'undetermined' ? it.missing : [])))
    for (const fact of facts) asked.push(ask(fact, report.id, bill))
  }
  for (const fact of new Set(general.flatMap((it) => it.missing))) asked.push(ask(fact, null, bill))
  return asked
}

function ask(name: string, line: string | null, bill: AssessedBill): Question {
  const fact = bill.context.scope.vocabulary.facts.get(name)
  return { fact: name, line, question: fact?.question[bill.language] ?? name, values: possibleValues(fact)?.slice() ?? null }
}
