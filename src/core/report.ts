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
import { Decimal, ZERO } from './values/decimal.ts'
import { moneyText } from './values/money.ts'

interface WrittenLine {
  readonly report: LineReport
  readonly charged: Decimal
  readonly allowed: Decimal | undefined
  readonly excess: Decimal
}

const ID_LENGTH = 32

export function writeReport(bill: AssessedBill, edition: Edition, found: readonly Found[]): Report {
  const byLine = new Map<number | undefined, Found[]>()
  for (const it of found) {
    const list = byLine.get(it.line)
    if (list) list.push(it)
    else byLine.set(it.line, [it])
  }
  const lines = bill.lines.map((line) => writeLine(line, byLine.get(line.line.index) ?? [], bill))
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
  const findings = found.map((it) => it.finding)
  const verdict = findings.reduce<Verdict>((worst, it) => (it.severity === 'info' ? worst : worse(worst, it.severity)), decision.verdict)
  const bounds = [...(decision.verdict === 'not-regulated' ? [] : [decision.most]), ...found.map((it) => it.allowed)].flatMap((it) => it ?? [])
  const allowed = bounds.length === 0 ? undefined : Decimal.min(...bounds)
  const excess = verdict === 'violation' && allowed !== undefined ? Decimal.max(ZERO, charged.minus(allowed)) : ZERO
  const permits = verdict === 'permitted' && findings.length === 0
  const report: LineReport = {
    id: line.line.id,
    verdict,
    charged: moneyText(charged),
    allowed: allowed === undefined ? null : moneyText(allowed),
    excess: moneyText(excess),
    match: writeMatch(line, bill),
    calculation: decision.decisive.calculation?.(bill.language) ?? null,
    basis: permits ? basisOf(decision.decisive) : [],
    findings,
  }
  return { report, charged, allowed, excess }
}

function writeMatch({ match, decision }: AssessedLine, bill: AssessedBill): MatchReport | null {
  const ambiguous = decision.opens.has('ambiguous-match')
  const item = ambiguous ? undefined : decision.decisive.item
  const rivals = match.candidates.length > 0 ? match.candidates : match.doubtful
  const alternatives = rivals.filter((it) => it.item !== item && (item === undefined || it.item.charge !== item.charge))
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
  const count = (verdict: Verdict) => lines.filter((line) => line.report.verdict === verdict).length
  const add = (pick: (line: WrittenLine) => Decimal | undefined) => lines.reduce((sum, line) => sum.plus(pick(line) ?? ZERO), ZERO)
  const bounded = lines.some((line) => line.allowed !== undefined)
  return {
    charged: moneyText(add((line) => line.charged)),
    allowed: bounded ? moneyText(add((line) => line.allowed)) : null,
    excess: moneyText(add((line) => line.excess)),
    lines: lines.length,
    permitted: count('permitted'),
    violation: count('violation'),
    undetermined: count('undetermined'),
    notRegulated: count('not-regulated'),
  }
}

/** Each rule that could not look at some lines, with those lines. */
function notChecked(bill: AssessedBill): Report['coverage']['notChecked'] {
  return RULES.flatMap((rule) => {
    if (rule.notChecked === undefined) return []
    const skipped = bill.lines.flatMap((line) => rule.notChecked?.(line) ?? [])
    const first = skipped[0]
    return first === undefined ? [] : [{ rule: rule.code, lines: skipped.map((it) => it.line), reason: first.reason[bill.language] }]
  })
}

/** What each undetermined line asks, and what its findings miss. */
function questions(bill: AssessedBill, lines: readonly WrittenLine[], general: readonly Finding[]): Question[] {
  const asked: Question[] = []
  for (const { report } of lines) {
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
