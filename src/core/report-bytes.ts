// The report as JSON in UTF-8, the very bytes JSON.stringify makes of it: what many reports share (limits, articles, matches) is encoded once and kept.
import type { Finding, LineReport, Question, Report } from './findings/report.ts'
import { fragment, JsonBytes } from './values/json-bytes.ts'

const scratch = new JsonBytes()
const utf8 = new TextEncoder()

/** Byte for byte JSON.stringify(report) in UTF-8, at about half the cost of the two; reports differ in sums and words, and repeat most of the rest. */
export function reportBytes(report: Report): Uint8Array<ArrayBuffer> {
  // What an error may have left half written is nobody's report.
  scratch.clear()
  scratch.plain('{')
  writeMembers(scratch, report)
  scratch.encoded(END)
  return scratch.take()
}

/** The members of a report, for those who put others around them. */
export function writeMembers(out: JsonBytes, report: Report): void {
  const { id, invoice, verdict, engine, edition, summary, lines, findings, coverage, questions } = report
  out.plain(`"id":"${id}","invoice":`)
  out.quoted(invoice)
  out.encoded(VERDICTS[verdict])
  out.encoded(judgedBy(engine, edition))
  writeSummary(out, summary)
  out.encoded(REPORT.lines)
  out.list(lines, writeLine)
  out.encoded(REPORT.findings)
  out.list(findings, writeFinding)
  out.encoded(REPORT.coverage)
  writeCoverage(out, coverage)
  out.encoded(REPORT.questions)
  out.list(questions, writeQuestion)
}

/** What stands before the members, as it is written each time. */
const REPORT = named({ lines: ',"lines":', findings: ',"findings":', coverage: ',"coverage":', questions: ',"questions":' })
const VERDICTS = named({
  permitted: ',"verdict":"permitted"',
  violation: ',"verdict":"violation"',
  undetermined: ',"verdict":"undetermined"',
  'not-regulated': ',"verdict":"not-regulated"',
})
const SUMMARY = named({ charged: '{"charged":', allowed: ',"allowed":', excess: ',"excess":' })
const UNSEEN = named({ rule: '{"rule":', lines: ',"lines":', reason: ',"reason":' })
const LINE = named({
  id: '{"id":',
  verdict: ',"verdict":',
  charged: ',"charged":',
  allowed: ',"allowed":',
  excess: ',"excess":',
  match: ',"match":',
  calculation: ',"calculation":',
  basis: ',"basis":',
  findings: ',"findings":',
})
const FINDING = named({
  code: '{"code":',
  severity: ',"severity":',
  message: ',"message":',
  calculation: ',"calculation":',
  limit: ',"limit":',
  item: ',"item":',
  rule: ',"rule":',
  basis: ',"basis":',
  verification: ',"verification":',
  lastConfirmed: ',"lastConfirmed":',
  missing: ',"missing":',
  least: ',"least":',
  most: ',"most":',
})
const QUESTION = named({ fact: '{"fact":', line: ',"line":', question: ',"question":', values: ',"values":' })
const [END, NULL] = [fragment('}'), fragment('null')]

function named<Name extends string>(texts: Readonly<Record<Name, string>>): Readonly<Record<Name, Uint8Array>>
function named(texts: Readonly<Record<string, string>>): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fragment(text)]))
}

let last: { readonly engine: string; readonly number: number; readonly digest: string; readonly bytes: Uint8Array } | undefined

/** What judged the bill, up to the summary: the same for one bill after the other. */
function judgedBy(engine: string, { number, digest }: Report['edition']): Uint8Array {
  if (last?.engine !== engine || last.number !== number || last.digest !== digest)
    last = {
      engine,
      number,
      digest,
      bytes: fragment(`,"engine":"${engine}","edition":{"number":${number},"digest":"${digest}"},"summary":`),
    }
  return last.bytes
}

function writeSummary(out: JsonBytes, it: Report['summary']): void {
  out.encoded(SUMMARY.charged)
  out.ascii(it.charged)
  out.encoded(SUMMARY.allowed)
  out.ascii(it.allowed)
  out.encoded(SUMMARY.excess)
  out.ascii(it.excess)
  out.plain(`,"lines":${it.lines},"permitted":${it.permitted},"violation":${it.violation}`)
  out.plain(`,"undetermined":${it.undetermined},"notRegulated":${it.notRegulated}}`)
}

function writeCoverage(out: JsonBytes, { lines, examined, notChecked }: Report['coverage']): void {
  out.plain(`{"lines":${lines},"examined":${examined},"notChecked":`)
  out.list(notChecked, writeNotChecked)
  out.encoded(END)
}

function writeNotChecked(out: JsonBytes, { rule, lines, reason }: Report['coverage']['notChecked'][number]): void {
  out.encoded(UNSEEN.rule)
  out.ascii(rule)
  out.encoded(UNSEEN.lines)
  out.list(lines, writeText)
  out.encoded(UNSEEN.reason)
  out.quoted(reason)
  out.encoded(END)
}

function writeLine(out: JsonBytes, line: LineReport): void {
  out.encoded(LINE.id)
  out.quoted(line.id)
  out.encoded(LINE.verdict)
  out.ascii(line.verdict)
  out.encoded(LINE.charged)
  out.ascii(line.charged)
  out.encoded(LINE.allowed)
  out.ascii(line.allowed)
  out.encoded(LINE.excess)
  out.ascii(line.excess)
  out.encoded(LINE.match)
  writeKept(out, line.match)
  out.encoded(LINE.calculation)
  out.quoted(line.calculation)
  out.encoded(LINE.basis)
  out.list(line.basis, writeKept)
  out.encoded(LINE.findings)
  out.list(line.findings, writeFinding)
  out.encoded(END)
}

function writeFinding(out: JsonBytes, it: Finding): void {
  out.encoded(FINDING.code)
  out.ascii(it.code)
  out.encoded(FINDING.severity)
  out.ascii(it.severity)
  out.encoded(FINDING.message)
  out.quoted(it.message)
  out.encoded(FINDING.calculation)
  out.quoted(it.calculation)
  out.encoded(FINDING.limit)
  writeKept(out, it.limit)
  out.encoded(FINDING.item)
  out.quoted(it.item)
  out.encoded(FINDING.rule)
  out.quoted(it.rule)
  out.encoded(FINDING.basis)
  out.list(it.basis, writeKept)
  out.encoded(FINDING.verification)
  out.ascii(it.verification)
  out.encoded(FINDING.lastConfirmed)
  out.ascii(it.lastConfirmed)
  out.encoded(FINDING.missing)
  out.list(it.missing, writeText)
  out.encoded(FINDING.least)
  out.ascii(it.least)
  out.encoded(FINDING.most)
  out.ascii(it.most)
  out.encoded(END)
}

function writeQuestion(out: JsonBytes, { fact, line, question, values }: Question): void {
  out.encoded(QUESTION.fact)
  out.quoted(fact)
  out.encoded(QUESTION.line)
  out.quoted(line)
  out.encoded(QUESTION.question)
  out.quoted(question)
  out.encoded(QUESTION.values)
  if (values === null) out.encoded(NULL)
  else out.list(values, writeAnswer)
  out.encoded(END)
}

function writeText(out: JsonBytes, text: string): void {
  out.quoted(text)
}

function writeAnswer(out: JsonBytes, answer: string | boolean): void {
  if (typeof answer === 'string') out.quoted(answer)
  else out.plain(String(answer))
}

const kept = new WeakMap<object, Uint8Array>()

/** An object that reports share, encoded once for as long as it lives; such objects never change. */
function writeKept(out: JsonBytes, shared: object | null): void {
  if (shared === null) {
    out.encoded(NULL)
    return
  }
  let bytes = kept.get(shared)
  if (bytes === undefined) {
    bytes = utf8.encode(JSON.stringify(shared))
    kept.set(shared, bytes)
  }
  out.encoded(bytes)
}
