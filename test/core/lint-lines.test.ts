// A finding stands at the line where a person must look, however the file is laid out; all faults of all files are told at once.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../src/core/catalogue/decode.ts'
import { LINT_RULES } from '../../src/core/catalogue/lint/all.ts'
import { type LintReport, lintSources } from '../../src/core/lint.ts'
import { FAULTY_SETS } from './catalogue/lint/faulty-sets.ts'
import { EXPECTED, faultySources } from './catalogue/lint/faulty-sources.ts'
import { ON } from './catalogue/lint/small-sources.ts'

const told = ({ findings }: LintReport) => findings.map(({ file, line, code }) => `${file}:${line} ${code}`)
const sources = faultySources()
const textOf = (path: string) => sources.find((source) => source.path === path)?.text ?? ''
const changed = (path: string, text: (before: string) => string): Source[] =>
  sources.map((source) => (source.path === path ? { ...source, text: text(source.text) } : source))
const CATALOGUE = 'CN/deposit.yaml'

describe('a folder in which everything is wrong', () => {
  const report = lintSources(sources, ON)
  test('has each of its faults told at its line', () => {
    expect(told(report)).toEqual(EXPECTED)
  })
  test('breaks every rule there is, with the sets whose circumstances are wrong, so that no rule is without an example', () => {
    const codes = [...report.findings.map(({ code }) => code), ...FAULTY_SETS.map(({ code }) => code)]
    expect([...new Set(codes)].sort()).toEqual(LINT_RULES.map(({ code }) => code).sort())
  })
  test('counts errors and warnings by the severity of the rule', () => {
    const severe = new Map(LINT_RULES.map(({ code, severity }) => [code, severity]))
    for (const { code, severity } of report.findings) expect(severity).toBe(severe.get(code))
    expect(report.warnings).toBe(report.findings.filter(({ severity }) => severity === 'warning').length)
    expect(report.errors + report.warnings).toBe(report.findings.length)
    expect([report.errors > 0, report.warnings > 0]).toEqual([true, true])
  })
  test('says of each fault the entry it is in, and the same in both languages', () => {
    for (const { file, id, sentence } of report.findings) {
      expect(id).toBe(file === CATALOGUE ? 'a' : 'flagged')
      expect(sentence.zh).not.toBe(sentence.en)
    }
  })
  test('points at a line that holds what is wrong', () => {
    for (const { file, line, code, detail } of report.findings) {
      const text = textOf(file).split('\n')[line - 1] ?? ''
      if (code.startsWith('unknown-') && code !== 'unknown-value') expect(text, code).toContain(detail)
    }
  })
})

describe('lines follow the text', () => {
  /** Lines that say nothing, put before the given places of the text, outside any flow. */
  const padded = (text: string, breaks: readonly (readonly [place: number, what: string])[]) => {
    const lines = text.split('\n')
    const added = new Map<number, string[]>()
    for (const [place, what] of breaks) added.set(place % lines.length, [...(added.get(place % lines.length) ?? []), what])
    return {
      text: lines.flatMap((line, place) => [...(added.get(place) ?? []), line]).join('\n'),
      moved: (line: number) => line + [...added].reduce((sum, [place, list]) => sum + (place < line ? list.length : 0), 0),
    }
  }
  const blank = fc.constantFrom('', '   ', '# 注：a comment', '        # items: []', '#')
  test('through comments and blank lines anywhere, and no finding is lost or gained', () => {
    const before = lintSources(sources, ON).findings
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 60 }), blank), { maxLength: 12 }), (breaks) => {
        const { text, moved } = padded(textOf(CATALOGUE), breaks)
        const after = lintSources(
          changed(CATALOGUE, () => text),
          ON,
        ).findings
        expect(after.map(({ path, code, line }) => [path, code, line])).toEqual(
          before.map(({ path, code, line, file }) => [path, code, file === CATALOGUE ? moved(line) : line]),
        )
      }),
      { numRuns: 60 },
    )
  })
  test('through line ends of another system and a comment behind the value', () => {
    expect(
      told(
        lintSources(
          changed(CATALOGUE, (text) => text.replaceAll('\n', '\r\n')),
          ON,
        ),
      ),
    ).toEqual(EXPECTED)
    expect(
      told(
        lintSources(
          changed(CATALOGUE, (text) => text.replaceAll(/\}$/gm, '} # see above')),
          ON,
        ),
      ),
    ).toEqual(EXPECTED)
  })
  test('into a flow that runs over several lines', () => {
    const spread = changed(CATALOGUE, (text) =>
      text.replace("limit: { type: fixed, price: '1', unit: ell }", "limit: {\n      type: fixed,\n      price: '1',\n      unit: ell }"),
    )
    expect(told(lintSources(spread, ON))).toContain('CN/deposit.yaml:14 unknown-unit')
  })
  test('whatever the order the files are read in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...sources.keys()], { minLength: sources.length }), (order) => {
        expect(
          told(
            lintSources(
              order.flatMap((place) => sources[place] ?? []),
              ON,
            ),
          ),
        ).toEqual(EXPECTED)
      }),
      { numRuns: 20 },
    )
  })
})

describe('what is mended is no longer found', () => {
  test.each([
    ['unknown-unit', CATALOGUE, ', unit: ell', ''],
    ['unknown-document', CATALOGUE, '{ document: 无此文 }, ', ''],
    ['unknown-item', CATALOGUE, '  replaces: [nowhere]\n', ''],
    ['unknown-series', CATALOGUE, ', series: lost', ''],
    ['unknown-fact', CATALOGUE, 'colour: red, ', ''],
    ['unknown-value', CATALOGUE, "flagged: 'perhaps'", 'flagged: true'],
    ['fact-not-a-number', CATALOGUE, 'by: flagged', 'by: quantity'],
    ['tiers-out-of-order', CATALOGUE, "upTo: '9'", "upTo: '11'"],
    ['duplicate-id', CATALOGUE, '- id: a\n  name: { zh: 乙', '- id: b\n  name: { zh: 乙'],
    ['draft-decides', CATALOGUE, '    - { document: 草案 }\n', ''],
    ['from-after-to', CATALOGUE, "to: '2001-01-01'", "to: '2018-12-31'"],
    ['accuses-before-document', CATALOGUE, "from: '2019-01-01'", "from: '2020-02-01'"],
    ['empty-question', 'facts.yaml', "{ zh: ' ', en: ' ' }", '{ zh: 是否？, en: Is it? }'],
  ])('%s, and every other finding stays', (code, file, wrong, right) => {
    const codes = (report: LintReport) => report.findings.map((finding) => finding.code).sort()
    expect(textOf(file)).toContain(wrong)
    expect(
      codes(
        lintSources(
          changed(file, (text) => text.replace(wrong, right)),
          ON,
        ),
      ),
    ).toEqual(codes(lintSources(sources, ON)).filter((each) => each !== code))
  })
})

describe('texts that do not decode', () => {
  test('are told file by file, all of them, and nothing else', () => {
    const broken = sources.map((source) => {
      if (source.path === CATALOGUE) return { ...source, text: source.text.replace('kind: deposit', 'kind: deposits') }
      return source.path === 'units.yaml' ? { ...source, text: 'units:\n- id: kWh\n  id: MWh\n' } : source
    })
    const { findings, warnings } = lintSources(broken, ON)
    expect([...new Set(findings.map(({ file }) => file))]).toEqual([CATALOGUE, 'units.yaml'])
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['unreadable']))
    expect(findings.find(({ file }) => file === 'units.yaml')?.line).toBe(3)
    expect(warnings).toBe(0)
  })
  test('a catalogue that stands where its own words do not put it', () => {
    const moved = sources.map((source) => (source.path === CATALOGUE ? { ...source, path: '65/deposit.yaml' } : source))
    expect(lintSources(moved, ON).findings.map(({ file, code }) => [file, code])).toEqual([['65/deposit.yaml', 'unreadable']])
  })
})
