// Each golden bill answers as its file says, and together they show every finding, every kind of catalogue and every clause of the pilot.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { Library } from '../../src/app/library.ts'
import type { Example } from '../../src/core/catalogue/schema/example.ts'
import { KINDS } from '../../src/core/catalogue/schema/words.ts'
import { FINDING_CODES, type FindingCode, type Report, type Severity } from '../../src/core/findings/report.ts'
import { edition } from '../built-in.ts'
import { root } from '../tidy/sources.ts'
import { documents, fault, governingDay } from './cited-documents.ts'
import { exampleFiles, judge, readable } from './examples.ts'
import { expectationOf, rewritten } from './expectation.ts'

const LEAST_BILLS = 60
const files = exampleFiles()
const library = new Library([edition])

interface Judged {
  readonly name: string
  readonly example: Example
  readonly report: Report
}
const judged: readonly Judged[] = files
  .filter(({ decoded }) => decoded.ok)
  .map((file) => ({ name: file.name, example: readable(file), report: judge(library, readable(file).bill) }))

const findingsOf = (report: Report) => [...report.lines.flatMap((line) => line.findings), ...report.findings]

describe.each(files)('$name', (file) => {
  test('is written as the format asks, its expectation last and as the updater writes it', () => {
    expect(file.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(rewritten(file.text, readable(file).expect), 'run npm run examples and review the diff').toBe(file.text)
  })

  test('is answered as expected', () => {
    const { bill, expect: expected } = readable(file)
    expect(expectationOf(judge(library, bill)), 'decide who is right; npm run examples takes over the answer of the engine').toEqual(
      expected,
    )
  })

  test('shows what it says it shows', () => {
    const { shows, expect: expected } = readable(file)
    const codes = [...expected.lines.flatMap((line) => line.findings), ...expected.findings].map((it) => it.code)
    expect([...shows].sort()).toEqual([...new Set(codes)].sort())
  })

  test('explains the sum to be paid back, in both languages', () => {
    const { explanation, expect: expected } = readable(file)
    if (expected.excess === '0.00') return
    expect(explanation.zh).toContain(`${expected.excess}元`)
    expect(explanation.en.replaceAll(',', '')).toContain(expected.excess)
  })
})

describe('no violation rests on what was not law that day', () => {
  const accusing = judged.flatMap(({ name, example, report }) =>
    report.lines.flatMap((line, index) =>
      line.findings.filter((it) => it.severity === 'violation').map((finding) => ({ name, example, index, line, finding })),
    ),
  )

  test('every document cited was in force on the governing day, and no draft among them', () => {
    const faults = accusing.flatMap(({ name, example, index, line, finding }) => {
      const day = governingDay(edition, example, index, line, finding)
      return finding.basis.flatMap(({ document }) => {
        const why = fault(document, day)
        return why === undefined ? [] : [`${name}, line ${line.id}, ${finding.code}: ${why}`]
      })
    })
    expect(faults).toEqual([])
  })

  test('every violation cites a document, except sums that are wrong in themselves', () => {
    const bare = accusing.filter(({ finding }) => finding.basis.length === 0 && finding.code !== 'arithmetic')
    expect(bare.map(({ name, finding }) => `${name}: ${finding.code}`)).toEqual([])
  })

  test('what only a draft forbids accuses nobody', () => {
    const drafts = new Set(Object.entries(documents).flatMap(([number, { draft }]) => (draft === true ? [number] : [])))
    const onDrafts = judged.filter(({ example }) => example.clauses?.some((it) => drafts.has(it.document)))
    expect(onDrafts.length).toBeGreaterThan(0)
    expect(onDrafts.filter(({ report }) => report.verdict === 'violation').map(({ name }) => name)).toEqual([])
  })
})

describe('together the golden bills', () => {
  /** Contract section 3: each code with the severities it comes in. */
  const severities = {
    'above-limit': ['violation'],
    'outside-catalogue': ['violation', 'undetermined'],
    prohibited: ['violation'],
    'not-in-force': ['violation'],
    'discount-not-applied': ['violation'],
    'issuer-not-entitled': ['violation'],
    duplicate: ['violation'],
    incompatible: ['violation'],
    arithmetic: ['violation'],
    'below-fixed': ['info'],
    'missing-fact': ['undetermined'],
    'missing-reference': ['undetermined'],
    'local-standard': ['undetermined'],
    'contested-reading': ['undetermined'],
    'ambiguous-match': ['undetermined'],
    'period-straddles': ['info'],
    'not-regulated': ['info'],
  } as const satisfies Record<FindingCode, readonly Severity[]>

  test(`are at least ${LEAST_BILLS}, no two alike`, () => {
    expect(files.length).toBeGreaterThanOrEqual(LEAST_BILLS)
    const bills = judged.map(({ example }) => JSON.stringify(example.bill))
    expect(judged.filter(({ example }, place) => bills.indexOf(JSON.stringify(example.bill)) !== place).map(({ name }) => name)).toEqual([])
  })

  test('show every finding code in each of its severities, and in no other', () => {
    const seen = new Set(judged.flatMap(({ report }) => findingsOf(report).map((it) => `${it.code} ${it.severity}`)))
    expect([...seen].sort()).toEqual(FINDING_CODES.flatMap((code) => severities[code].map((severity) => `${code} ${severity}`)).sort())
  })

  test('show every verdict', () => {
    const seen = new Set(judged.map(({ report }) => report.verdict))
    expect([...seen].sort()).toEqual(['not-regulated', 'permitted', 'undetermined', 'violation'])
  })

  test('show every kind of catalogue, rules beside the items included', () => {
    const kindOfRule = new Map(
      edition.set.files.flatMap((file) => [
        ...(file.prohibitions ?? []).map(({ id }) => [id, 'prohibition'] as const),
        ...(file.reliefs ?? []).map(({ id }) => [id, 'relief'] as const),
      ]),
    )
    const ofItems = judged.flatMap(({ report }) => report.lines.flatMap((line) => line.match?.kind ?? []))
    const ofRules = judged.flatMap(({ report }) => findingsOf(report).flatMap((it) => kindOfRule.get(it.rule ?? '') ?? []))
    expect([...new Set([...ofItems, ...ofRules])].sort()).toEqual([...KINDS].sort())
  })

  test('show every clause of the pilot’s documents, and name no clause that is not among them', () => {
    const listed = z
      .record(z.string(), z.array(z.string()))
      .parse(parse(readFileSync(join(root, 'test/golden/pilot-clauses.yaml'), 'utf8')))
    const clauses = Object.entries(listed).flatMap(([document, list]) => list.map((clause) => `${document} ${clause}`))
    const shown = new Set(judged.flatMap(({ example }) => (example.clauses ?? []).map((it) => `${it.document} ${it.clause}`)))
    expect(clauses.filter((clause) => !shown.has(clause))).toEqual([])
    expect([...shown].filter((clause) => !clauses.includes(clause))).toEqual([])
  })
})

test('no message and no question names a fact as the data does: people are asked in words', () => {
  const names = [...edition.vocabulary.facts.keys()].filter((name) => /[a-z][A-Z]/.test(name))
  expect(names).toContain('basePrice')
  const said = judged.flatMap(({ name, report }) =>
    [...findingsOf(report).map(({ message }) => message), ...report.questions.map(({ question }) => question)].map((text) => ({
      name,
      text,
    })),
  )
  expect(said.filter(({ text }) => names.some((fact) => text.includes(fact)))).toEqual([])
})
