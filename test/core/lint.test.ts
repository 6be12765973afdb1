// Linting texts: every finding has its file, line and path, in one order; what does not decode is told by the decoder alone.
import { describe, expect, test } from 'vitest'
import { decodeSet } from '../../src/core/catalogue/catalogue-set.ts'
import { LINT_RULES } from '../../src/core/catalogue/lint/all.ts'
import { lintSet, lintSources } from '../../src/core/lint.ts'
import { readSources } from '../../src/entry/load-catalogues.ts'
import { CATALOGUE, ON, smallSources } from './catalogue/lint/small-sources.ts'

describe('findings', () => {
  test('stand at their lines, by file and line, with what they are about', () => {
    const report = lintSources(smallSources(CATALOGUE), ON)
    expect(report.findings.map(({ file, line, path, id, code, detail }) => [`${file}:${line}`, path, id, code, detail])).toEqual([
      ['CN/deposit.yaml:9', 'items.0.limits.0.limit.unit', 'a', 'unknown-unit', 'ell'],
      ['CN/deposit.yaml:9', 'items.0.limits.0', 'a', 'accuses-without-document', '2020-02-01: 某文'],
      ['documents.yaml:2', 'documents.某文', '某文', 'from-after-to', '2020-02-01 > 2020-01-01'],
    ])
    expect(report).toMatchObject({ files: 8, errors: 2, warnings: 1 })
  })
  test('of texts that do not decode are the decoder’s, every one of them', () => {
    const report = lintSources(
      smallSources(CATALOGUE.replace("price: '1'", 'price: 1').replace('verification: original', 'verification: sure')),
      ON,
    )
    expect(report.findings.map(({ line, path, code }) => [line, path, code])).toEqual([
      [9, 'items.0.limits.0.limit.price', 'unreadable'],
      [12, 'items.0.limits.0.verification', 'unreadable'],
    ])
  })
  test('of nothing are that everything is missing', () => {
    expect(lintSources([], ON).errors).toBe(7)
  })
})

test('a decoded set has the findings of its texts, without lines', () => {
  for (const sources of [smallSources(CATALOGUE), readSources()]) {
    const decoded = decodeSet(sources)
    const ofTexts = lintSources(sources, ON).findings.map(({ line: _, ...finding }) => finding)
    const ofSet = decoded.ok ? lintSet(decoded.value, ON) : []
    expect(ofSet).toHaveLength(ofTexts.length)
    expect(ofTexts).toEqual(expect.arrayContaining([...ofSet]))
  }
})

describe('the rules', () => {
  test('bear codes of their own and say in both languages what is wrong', () => {
    const codes = LINT_RULES.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { code, sentence } of LINT_RULES) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/)
      expect(sentence.zh).toMatch(/\p{Script=Han}/u)
      expect(sentence.en).toMatch(/^[A-Z]/)
    }
  })
})

test('the published catalogues have no errors', () => {
  const errors = lintSources(readSources(), ON).findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, line, code, detail }) => `${file}:${line} ${code} ${detail}`)).toEqual([])
})
