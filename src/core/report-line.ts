// Writing one line of the report: its verdict, its sums, what it was matched to, and its findings.
import type { Language } from './assess/outcome.ts'
import type { CompiledItem } from './catalogue/compile.ts'
import { basisOf, calculationText } from './findings/finding.ts'
import type { LineReport, MatchReport, Verdict } from './findings/report.ts'
import { worse } from './findings/verdict.ts'
import type { Candidate, LineMatch } from './match/line-match.ts'
import type { AssessedBill, AssessedLine, Found } from './rules/rule.ts'
import { type Decimal, ZERO } from './values/decimal.ts'
import { moneyText } from './values/money.ts'

export interface WrittenLine {
  readonly report: LineReport
  readonly allowed: Decimal | undefined
  readonly excess: Decimal
}

/** A violation says what it leaves payable; the least of these and of what the limits allow is what the line allows. */
export function writeLine(line: AssessedLine, found: readonly Found[], bill: AssessedBill): WrittenLine {
  const { decision, charged } = line
  let verdict: Verdict = decision.verdict
  let allowed = decision.verdict === 'not-regulated' ? undefined : decision.most
  for (const it of found) {
    if (it.finding.severity !== 'info') verdict = worse(verdict, it.finding.severity)
    if (it.allowed !== undefined && (allowed === undefined || it.allowed.lessThan(allowed))) allowed = it.allowed
  }
  const excess = verdict === 'violation' && allowed !== undefined && charged.greaterThan(allowed) ? charged.minus(allowed) : ZERO
  const report: LineReport = {
    id: line.line.id,
    verdict,
    charged: moneyText(charged),
    allowed: allowed === undefined ? null : moneyText(allowed),
    excess: moneyText(excess),
    match: matchOf(line, bill),
    calculation: calculationText(decision.decisive, bill.language),
    basis: verdict === 'permitted' ? basisOf(decision.decisive) : [],
    findings: found.map((it) => it.finding),
  }
  return { report, allowed, excess }
}

type Written = WeakMap<LineMatch, Map<CompiledItem | undefined, MatchReport | null>>
const written: Readonly<Record<Language, Written>> = { zh: new WeakMap(), en: new WeakMap() }

/** The same for every line of one name that was judged as one item, so it is written once. */
function matchOf({ match, decision }: AssessedLine, bill: AssessedBill): MatchReport | null {
  const item = decision.opens.has('ambiguous-match') ? undefined : decision.decisive.item
  let known = written[bill.language].get(match)
  if (known === undefined) {
    known = new Map()
    written[bill.language].set(match, known)
  }
  let report = known.get(item)
  if (report === undefined) {
    report = writeMatch(match, item, bill)
    known.set(item, report)
  }
  return report
}

function writeMatch(match: LineMatch, item: CompiledItem | undefined, bill: AssessedBill): MatchReport | null {
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
  return {
    item: item.id,
    name: item.name[bill.language],
    kind: item.kind,
    jurisdiction: item.jurisdiction,
    method: it.method,
    score: it.score,
    matchedName: it.name,
  }
}
