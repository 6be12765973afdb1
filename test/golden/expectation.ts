// What a golden bill expects: taken from a report, written into the file, and told apart finding by finding.
import { Document, isMap, isSeq, visit } from 'yaml'
import type { Expectation, ExpectedFinding } from '../../src/core/catalogue/schema/example.ts'
import type { Finding, Report } from '../../src/core/findings/report.ts'

/** The part of a report that a golden bill pins down. */
export function expectationOf(report: Report): Expectation {
  const { charged, allowed, excess } = report.summary
  return {
    verdict: report.verdict,
    charged,
    allowed,
    excess,
    lines: report.lines.map((line) => ({
      id: line.id,
      verdict: line.verdict,
      allowed: line.allowed,
      excess: line.excess,
      item: line.match?.item ?? null,
      findings: line.findings.map(expectedFinding),
      asks: report.questions.filter((it) => it.line === line.id).map((it) => it.fact),
    })),
    findings: report.findings.map(expectedFinding),
  }
}

function expectedFinding({ code, basis, missing }: Finding): ExpectedFinding {
  return { code, cites: [...new Set(basis.map((it) => it.document))], missing: [...missing] }
}

const EXPECT = /^expect:$/m
const WIDTH = 140

/** The file with another expectation; everything above `expect` stays as it was written. */
export function rewritten(text: string, expect: Expectation): string {
  const start = EXPECT.exec(text)?.index
  if (start === undefined) throw new Error('the file has no line "expect:"')
  return text.slice(0, start) + written(expect)
}

/** A finding and a list of facts take one line each, so that a diff shows one finding a line. */
function written(expect: Expectation): string {
  const document = new Document({ expect }, { aliasDuplicateObjects: false })
  visit(document, {
    Collection: (_key, node, path) => {
      const inFindings = isMap(node) && node.has('code')
      const simple = isSeq(node) && node.items.every((item) => !isMap(item))
      if (inFindings || (simple && path.length > 1)) node.flow = true
    },
  })
  const text = document.toString({ lineWidth: WIDTH, indentSeq: false, singleQuote: true })
  // As the catalogues are written: spaces inside braces, none inside brackets.
  return text.replaceAll('[ ', '[').replaceAll(' ]', ']')
}

/** What changed between two expectations, one text a change: findings that are new (+), findings that went (-), and verdicts or sums that moved (~). */
export function changes(before: Expectation, after: Expectation): string[] {
  const [old, now] = [statements(before), statements(after)]
  const gone = [...old.findings].filter((it) => !now.findings.has(it)).map((it) => `- ${it}`)
  const come = [...now.findings].filter((it) => !old.findings.has(it)).map((it) => `+ ${it}`)
  const places = new Set([...old.values.keys(), ...now.values.keys()])
  const moved = [...places].flatMap((place) => {
    const [from, to] = [old.values.get(place), now.values.get(place)]
    return from === to ? [] : [`~ ${place}: ${from ?? 'nothing'} -> ${to ?? 'nothing'}`]
  })
  return [...gone, ...come, ...moved]
}

interface Statements {
  readonly findings: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
}

function statements(expect: Expectation): Statements {
  const findings = new Set<string>()
  const values = new Map<string, string>()
  const note = (place: string, list: readonly ExpectedFinding[]): void => {
    for (const { code, cites, missing } of list) findings.add(`${place} ${code}${bracketed(' by', cites)}${bracketed(' asks', missing)}`)
  }
  values.set('bill', `${expect.verdict}, charged ${expect.charged}, allowed ${expect.allowed}, excess ${expect.excess}`)
  note('bill', expect.findings)
  for (const line of expect.lines) {
    values.set(
      `line ${line.id}`,
      `${line.verdict}, allowed ${line.allowed}, excess ${line.excess}, item ${line.item}${bracketed(', asks', line.asks)}`,
    )
    note(`line ${line.id}`, line.findings)
  }
  return { findings, values }
}

function bracketed(label: string, list: readonly string[]): string {
  return list.length === 0 ? '' : `${label} ${list.join(', ')}`
}
