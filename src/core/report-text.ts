// The report as JSON text, the very text JSON.stringify makes of it: what many reports share (limits, articles, matches) is written once and kept.
import type { Finding, LineReport, Question, Report } from './findings/report.ts'
import { jsonQuoted } from './values/json-quote.ts'

/** Byte for byte JSON.stringify(report), at a third of its cost; reports differ in sums and words, and repeat most of the rest. */
export function reportText(report: Report): string {
  const { id, invoice, verdict, engine, edition, summary, lines, findings, coverage, questions } = report
  const head = `{"id":${jsonQuoted(id)},"invoice":${jsonQuoted(invoice)},"verdict":"${verdict}","engine":${jsonQuoted(engine)}`
  const sums = `"edition":${JSON.stringify(edition)},"summary":${JSON.stringify(summary)}`
  const tail = `"findings":${listText(findings, findingText)},"coverage":${JSON.stringify(coverage)},"questions":${listText(questions, questionText)}}`
  return `${head},${sums},"lines":${listText(lines, lineText)},${tail}`
}

function lineText(line: LineReport): string {
  const sums = `"charged":${jsonQuoted(line.charged)},"allowed":${jsonQuoted(line.allowed)},"excess":${jsonQuoted(line.excess)}`
  const how = `"match":${kept(line.match)},"calculation":${jsonQuoted(line.calculation)},"basis":${listText(line.basis, kept)}`
  return `{"id":${jsonQuoted(line.id)},"verdict":"${line.verdict}",${sums},${how},"findings":${listText(line.findings, findingText)}}`
}

function findingText(it: Finding): string {
  const said = `"code":"${it.code}","severity":"${it.severity}","message":${jsonQuoted(it.message)},"calculation":${jsonQuoted(it.calculation)}`
  const rests = `"limit":${kept(it.limit)},"item":${jsonQuoted(it.item)},"rule":${jsonQuoted(it.rule)},"basis":${listText(it.basis, kept)}`
  const standing = `"verification":${jsonQuoted(it.verification)},"lastConfirmed":${jsonQuoted(it.lastConfirmed)},"missing":${listText(it.missing, jsonQuoted)}`
  return `{${said},${rests},${standing},"least":${jsonQuoted(it.least)},"most":${jsonQuoted(it.most)}}`
}

function questionText({ fact, line, question, values }: Question): string {
  return `{"fact":${jsonQuoted(fact)},"line":${jsonQuoted(line)},"question":${jsonQuoted(question)},"values":${values === null ? 'null' : listText(values, answerText)}}`
}

function answerText(answer: string | boolean): string {
  return typeof answer === 'string' ? jsonQuoted(answer) : String(answer)
}

function listText<T>(list: readonly T[], write: (it: T) => string): string {
  if (list.length === 0) return '[]'
  let text = ''
  for (const it of list) text += text === '' ? write(it) : `,${write(it)}`
  return `[${text}]`
}

const texts = new WeakMap<object, string>()

/** The text of an object that reports share, written once for as long as the object lives; such objects never change. */
function kept(shared: object | null): string {
  if (shared === null) return 'null'
  let text = texts.get(shared)
  if (text === undefined) {
    text = JSON.stringify(shared)
    texts.set(shared, text)
  }
  return text
}
