// Writing the report: every rule looks at every line, and the lines add up to sums, verdict, coverage and the questions that would settle it.
import type { BillContext } from './assess/context.ts'
import type { Language } from './assess/outcome.ts'
import type { Assessment } from './assessed.ts'
import type { EditionHead } from './catalogue/edition.ts'
import { possibleValues } from './catalogue/vocabulary.ts'
import { ENGINE } from './engine.ts'
import type { Finding, FindingCode, LineReport, Question, Report, Verdict } from './findings/report.ts'
import { worse } from './findings/verdict.ts'
import { type WrittenLine, writeLine } from './report-line.ts'
import { RULES } from './rules/all.ts'
import type { AssessedBill, AssessedLine, Found, Rule } from './rules/rule.ts'
import { type Decimal, ZERO } from './values/decimal.ts'
import { moneyText } from './values/money.ts'

const ID_LENGTH = 32

export function writeReport(context: BillContext, lines: readonly Assessment[], edition: EditionHead, language: Language): Report {
  const bill: AssessedBill = { context, lines, language }
  if (lines.length === 0) throw new Error('a report in which nothing was examined is an error')
  const alone = new Tally(bill)
  const written = lines.map((line) => {
    const it = writeLine(line, findingsOf(line, NOTHING_ACROSS, bill), bill)
    line.release()
    alone.add(line, it)
    return it
  })
  const across = findAcross(bill)
  const tally = across === NOTHING_ACROSS ? alone : tallyAnew(bill, written, across)
  const general = [...across.values()].flatMap((found) => found.get(undefined) ?? []).map((it) => it.finding)
  return {
    id: reportId(bill, edition),
    invoice: context.invoice.id ?? null,
    verdict: general.reduce<Verdict>((worst, it) => (it.severity === 'info' ? worst : worse(worst, it.severity)), tally.verdict),
    engine: ENGINE,
    edition: { number: edition.number, digest: edition.digest },
    summary: tally.summary(),
    lines: tally.lines,
    findings: general,
    coverage: { lines: lines.length, examined: tally.lines.length, notChecked: tally.notChecked },
    questions: [...tally.questions, ...questionsOf(general, null, bill)],
  }
}

/** Lines that a rule about the whole bill found something about are written once more, and all are added up again. */
function tallyAnew(bill: AssessedBill, written: readonly WrittenLine[], across: Across): Tally {
  const again = touched(across)
  const tally = new Tally(bill)
  for (const [index, line] of bill.lines.entries()) {
    const before = written[index]
    tally.add(line, before === undefined || again.has(index) ? writeLine(line, findingsOf(line, across, bill), bill) : before)
  }
  return tally
}

function reportId(bill: AssessedBill, edition: EditionHead): string {
  const digest = edition.digestOf(`${ENGINE}\n${edition.digest}\n${bill.context.invoice.canonical}`)
  return digest.slice('sha256:'.length, 'sha256:'.length + ID_LENGTH)
}

type Across = ReadonlyMap<FindingCode, ReadonlyMap<number | undefined, readonly Found[]>>

const NOTHING_ACROSS: Across = new Map()

/** Lines that a rule about the whole bill found something about. */
function touched(across: Across): ReadonlySet<number> {
  return new Set([...across.values()].flatMap((found) => [...found.keys()].flatMap((index) => index ?? [])))
}

const ACROSS_LINES = RULES.filter((rule) => rule.checkBill !== undefined)

/** What rules that look at the whole bill found, by rule and line. */
function findAcross(bill: AssessedBill): Across {
  let across: Map<FindingCode, ReadonlyMap<number | undefined, readonly Found[]>> | undefined
  for (const rule of ACROSS_LINES) {
    const all = rule.checkBill?.(bill) ?? NOTHING_FOUND
    if (all.length === 0) continue
    across ??= new Map()
    across.set(
      rule.code,
      Map.groupBy(all, (found) => found.line),
    )
  }
  return across ?? NOTHING_ACROSS
}

const NOTHING_FOUND: readonly Found[] = []

/** The rules that have something to say about lines of a verdict, in their order. */
const SPEAKING: Readonly<Record<Verdict, readonly Rule[]>> = {
  permitted: speakingOf('permitted'),
  violation: speakingOf('violation'),
  undetermined: speakingOf('undetermined'),
  'not-regulated': speakingOf('not-regulated'),
}

function speakingOf(verdict: Verdict): readonly Rule[] {
  return RULES.filter((rule) => rule.checkLine !== undefined && (rule.speaksOf === undefined || rule.speaksOf.includes(verdict)))
}

/** Every rule in its order; one that throws fails the check, never passes it. */
function findingsOf(line: AssessedLine, across: Across, bill: AssessedBill): readonly Found[] {
  const speaking = SPEAKING[line.decision.verdict]
  if (across.size > 0)
    return RULES.flatMap((rule) => [...alone(rule, speaking, line, bill), ...(across.get(rule.code)?.get(line.line.index) ?? [])])
  let all: Found[] | undefined
  for (const rule of speaking) {
    const found = rule.checkLine?.(line, bill)
    if (found === undefined) continue
    all ??= []
    all.push(found)
  }
  return all ?? NOTHING_FOUND
}

function alone(rule: Rule, speaking: readonly Rule[], line: AssessedLine, bill: AssessedBill): readonly Found[] {
  const found = speaking.includes(rule) ? rule.checkLine?.(line, bill) : undefined
  return found === undefined ? NOTHING_FOUND : [found]
}

const LEAVING_OUT = RULES.filter((rule) => rule.notChecked !== undefined)

/** The lines as they are written, and what they add up to. */
class Tally {
  readonly lines: LineReport[] = []
  readonly questions: Question[] = []
  readonly notChecked: Report['coverage']['notChecked'] = []
  verdict: Verdict = 'not-regulated'
  readonly #bill: AssessedBill
  readonly #counts: Record<Verdict, number> = { permitted: 0, violation: 0, undetermined: 0, 'not-regulated': 0 }
  #charged: Decimal = ZERO
  #allowed: Decimal | undefined
  #excess: Decimal = ZERO

  constructor(bill: AssessedBill) {
    this.#bill = bill
  }

  add(line: AssessedLine, { report, allowed, excess }: WrittenLine): void {
    this.lines.push(report)
    this.#leaveOut(line)
    this.verdict = worse(this.verdict, report.verdict)
    this.#counts[report.verdict] += 1
    this.#charged = this.#charged.plus(line.charged)
    if (allowed !== undefined) this.#allowed = this.#allowed === undefined ? allowed : this.#allowed.plus(allowed)
    if (!excess.isZero()) this.#excess = this.#excess.plus(excess)
    if (report.findings.length > 0) this.questions.push(...questionsOf(report.findings, report.id, this.#bill))
  }

  /** Each rule that could not look at some lines, with those lines. */
  #leaveOut(line: AssessedLine): void {
    for (const rule of LEAVING_OUT) {
      const unseen = rule.notChecked?.(line)
      if (unseen === undefined) continue
      const known = this.notChecked.find((it) => it.rule === rule.code)
      if (known === undefined) this.notChecked.push({ rule: rule.code, lines: [unseen.line], reason: unseen.reason[this.#bill.language] })
      else known.lines.push(unseen.line)
    }
  }

  summary(): Report['summary'] {
    return {
      charged: moneyText(this.#charged),
      allowed: this.#allowed === undefined ? null : moneyText(this.#allowed),
      excess: moneyText(this.#excess),
      lines: this.lines.length,
      permitted: this.#counts.permitted,
      violation: this.#counts.violation,
      undetermined: this.#counts.undetermined,
      notRegulated: this.#counts['not-regulated'],
    }
  }
}

const NO_QUESTIONS: readonly Question[] = []

/** What undetermined findings miss, each fact once. */
function questionsOf(findings: readonly Finding[], line: string | null, bill: AssessedBill): readonly Question[] {
  let asked: Question[] | undefined
  for (const { severity, missing } of findings) {
    if (severity !== 'undetermined') continue
    for (const fact of missing) {
      if (asked?.some((it) => it.fact === fact) === true) continue
      asked ??= []
      asked.push(ask(fact, line, bill))
    }
  }
  return asked ?? NO_QUESTIONS
}

function ask(name: string, line: string | null, bill: AssessedBill): Question {
  const fact = bill.context.scope.vocabulary.facts.get(name)
  return { fact: name, line, question: fact?.question[bill.language] ?? name, values: possibleValues(fact)?.slice() ?? null }
}
