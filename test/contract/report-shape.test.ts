// The report's shape is the published one and nothing more, in both languages, for every golden bill.
import { describe, expect, test } from 'vitest'
import { type LineReport, type Report, report as reportSchema } from '../../src/core/findings/report.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { findingsOf, goldenBills, LANGUAGES } from './golden.ts'

const { vocabulary, compiled } = loadEdition()
const golden = goldenBills()
const reports = golden.flatMap((it) =>
  LANGUAGES.map((language) => ({ name: `${it.name} (${language})`, bill: it.bill, report: it[language] })),
)
const MONEY = /^(?:0|[1-9]\d*)\.\d\d$/

/** What of the reports breaks a rule, named by bill. */
const breaking = (rule: (report: Report, bill: Readonly<Record<string, unknown>>) => readonly unknown[]) =>
  reports.flatMap(({ name, bill, report }) => rule(report, bill).map((it) => `${name}: ${JSON.stringify(it)}`))

test('it fits the schema, and no member stands in it that the schema does not name', () => {
  for (const { name, report } of reports) expect(reportSchema.parse(report), name).toEqual(report)
})

test('it is plain JSON: nothing is lost on the way out', () => {
  for (const { name, report } of reports) expect(JSON.parse(JSON.stringify(report)), name).toEqual(report)
})

test('every sum of money is written in yuan with two decimals, and never negative', () => {
  expect(
    breaking(({ summary, lines, ...report }) =>
      [
        ...[summary, ...lines].flatMap((it) => [it.charged, it.allowed, it.excess]),
        ...[...lines.flatMap((it) => it.findings), ...report.findings].flatMap((it) => [it.least, it.most]),
      ].filter((sum) => sum !== null && !MONEY.test(sum)),
    ),
  ).toEqual([])
})

test('no sum became a number that is none', () => {
  expect(breaking((report) => JSON.stringify(report).match(/NaN|Infinity|undefined|\[object/g) ?? [])).toEqual([])
})

describe('what is said can be followed up', () => {
  test('every violation cites a document, or is wrong in its own sums and shows them', () => {
    const bare = (report: Report) =>
      findingsOf(report).filter(
        (it) => it.severity === 'violation' && it.basis.length === 0 && (it.code !== 'arithmetic' || !it.calculation),
      )
    expect(breaking(bare)).toEqual([])
  })

  test('every undetermined line asks something, or names why in a finding', () => {
    const mute = ({ lines, questions }: Report) =>
      lines.filter((line) => {
        if (line.verdict !== 'undetermined') return false
        const reasons = line.findings.filter((it) => it.severity === 'undetermined' && it.message !== '')
        return reasons.length === 0 || (reasons.some((it) => it.missing.length > 0) && !questions.some((it) => it.line === line.id))
      })
    expect(breaking(mute)).toEqual([])
  })

  test('every question is one the vocabulary holds, about a line of the bill that is open', () => {
    const idle = ({ lines, questions }: Report) =>
      questions.filter(({ fact, line, question }) => {
        const known = vocabulary.facts.get(fact)
        const about = lines.find((it) => it.id === line)
        return known === undefined || question === fact || !about?.findings.some((it) => it.missing.includes(fact))
      })
    expect(breaking(idle)).toEqual([])
  })

  test('a permitted line says by which document, itself or in a finding', () => {
    const cites = (line: LineReport) => [line, ...line.findings].some((it) => it.basis.length > 0)
    const silent = ({ lines }: Report) => lines.filter((it) => it.verdict === 'permitted' && it.allowed !== null && !cites(it))
    expect(breaking(silent)).toEqual([])
  })

  test('every item and rule it names is published', () => {
    const ids = new Set([
      ...compiled.items.map((it) => it.id),
      ...[...compiled.prohibitions, ...compiled.reliefs, ...compiled.pairs].map((it) => it.rule.id),
    ])
    const unknown = (report: Report) =>
      [
        ...findingsOf(report).flatMap((it) => [it.item, it.rule]),
        ...report.lines.flatMap(({ match }) => (match === null ? [] : [match.item, ...match.alternatives.map((it) => it.item)])),
      ].filter((id) => id !== null && !ids.has(id))
    expect(breaking(unknown)).toEqual([])
  })
})

test('the lines stand in the order of the bill, each once, and the coverage counts them all', () => {
  for (const { name, bill, report } of reports) {
    const stated = bill['lines']
    if (!Array.isArray(stated)) throw new Error(`${name} has no lines`)
    const ids = stated.map((line: { id?: string }, place) => line.id ?? String(place + 1))
    expect(
      report.lines.map((it) => it.id),
      name,
    ).toEqual(ids)
    expect([report.coverage.lines, report.coverage.examined, report.invoice], name).toEqual([ids.length, ids.length, bill['id'] ?? null])
    expect(report.coverage.notChecked.flatMap((it) => it.lines).filter((id) => !ids.includes(id))).toEqual([])
  }
})
