// The report as JSON in UTF-8, the very bytes JSON.stringify makes of it: what many reports share (limits, articles, matches) is encoded once and kept.
import type { Finding, LineReport, Question, Report } from './findings/report.ts'
import { JsonBytes } from './values/json-bytes.ts'

const scratch = new JsonBytes()
const utf8 = new TextEncoder()

/** Byte for byte JSON.stringify(report) in UTF-8, at about half the cost of the two; reports differ in sums and words, and repeat most of the rest. */
export function reportBytes(report: Report): Uint8Array<ArrayBuffer> {
  // What an error may have left half written is nobody's report.
  scratch.clear()
  scratch.plain('{')
  writeMembers(scratch, report)
  scratch.plain('}')
  return scratch.take()
}

/** The members of a report, for those who put others around them. */
export function writeMembers(out: JsonBytes, report: Report): void {
  const { id, invoice, verdict, engine, edition, summary, lines, findings, coverage, questions } = report
  out.plain(`"id":"${id}","invoice":`)
  out.quoted(invoice)
  out.plain(`,"verdict":"${verdict}","engine":"${engine}","edition":{"number":${edition.number},"digest":"${edition.digest}"},"summary":`)
  writeSummary(out, summary)
  out.plain(',"lines":')
  out.list(lines, writeLine)
  out.plain(',"findings":')
  out.list(findings, writeFinding)
  out.plain(',"coverage":')
  out.json(coverage)
  out.plain(',"questions":')
  out.list(questions, writeQuestion)
}

function writeSummary(out: JsonBytes, it: Report['summary']): void {
  out.plain(`{"charged":"${it.charged}","allowed":${moneyOrNull(it.allowed)},"excess":"${it.excess}","lines":${it.lines}`)
  out.plain(`,"permitted":${it.permitted},"violation":${it.violation},"undetermined":${it.undetermined},"notRegulated":${it.notRegulated}}`)
}

function writeLine(out: JsonBytes, line: LineReport): void {
  out.plain('{"id":')
  out.quoted(line.id)
  out.plain(
    `,"verdict":"${line.verdict}","charged":"${line.charged}","allowed":${moneyOrNull(line.allowed)},"excess":"${line.excess}","match":`,
  )
  writeKept(out, line.match)
  out.plain(',"calculation":')
  out.quoted(line.calculation)
  out.plain(',"basis":')
  out.list(line.basis, writeKept)
  out.plain(',"findings":')
  out.list(line.findings, writeFinding)
  out.plain('}')
}

function writeFinding(out: JsonBytes, it: Finding): void {
  out.plain(`{"code":"${it.code}","severity":"${it.severity}","message":`)
  out.quoted(it.message)
  out.plain(',"calculation":')
  out.quoted(it.calculation)
  out.plain(',"limit":')
  writeKept(out, it.limit)
  out.plain(',"item":')
  out.quoted(it.item)
  out.plain(',"rule":')
  out.quoted(it.rule)
  out.plain(',"basis":')
  out.list(it.basis, writeKept)
  out.plain(',"verification":')
  out.quoted(it.verification)
  out.plain(',"lastConfirmed":')
  out.quoted(it.lastConfirmed)
  out.plain(',"missing":')
  out.list(it.missing, writeText)
  out.plain(`,"least":${moneyOrNull(it.least)},"most":${moneyOrNull(it.most)}}`)
}

function writeQuestion(out: JsonBytes, { fact, line, question, values }: Question): void {
  out.plain('{"fact":')
  out.quoted(fact)
  out.plain(',"line":')
  out.quoted(line)
  out.plain(',"question":')
  out.quoted(question)
  out.plain(',"values":')
  if (values === null) out.plain('null}')
  else {
    out.list(values, writeAnswer)
    out.plain('}')
  }
}

function writeText(out: JsonBytes, text: string): void {
  out.quoted(text)
}

function writeAnswer(out: JsonBytes, answer: string | boolean): void {
  if (typeof answer === 'string') out.quoted(answer)
  else out.plain(String(answer))
}

/** Sums are digits and a point: nothing in them needs an escape. */
function moneyOrNull(sum: string | null): string {
  return sum === null ? 'null' : `"${sum}"`
}

const kept = new WeakMap<object, Uint8Array>()

/** An object that reports share, encoded once for as long as it lives; such objects never change. */
function writeKept(out: JsonBytes, shared: object | null): void {
  if (shared === null) {
    out.plain('null')
    return
  }
  let bytes = kept.get(shared)
  if (bytes === undefined) {
    bytes = utf8.encode(JSON.stringify(shared))
    kept.set(shared, bytes)
  }
  out.encoded(bytes)
}
