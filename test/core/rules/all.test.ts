// Each finding code has one rule, an example on which it fires and one on which it stays silent, and says what it found in both languages.
import { describe, expect, test } from 'vitest'
import { FINDING_CODES, type Finding, type FindingCode, type Report, report as reportShape } from '../../../src/core/findings/report.ts'
import { RULES } from '../../../src/core/rules/all.ts'
import { EXAMPLES } from './examples.ts'

const findings = (report: Report): Finding[] => [...report.lines.flatMap((line) => line.findings), ...report.findings]
const found = (report: Report, code: FindingCode): Finding[] => findings(report).filter((finding) => finding.code === code)
const HAN = /[\u4e00-\u9fff]/

test('the rules cover the codes, each exactly once', () => {
  expect(RULES.map((rule) => rule.code).toSorted()).toEqual([...FINDING_CODES].toSorted())
})

describe.each(RULES)('the rule $code', (rule) => {
  test('says in one sentence of each language when it fires, and since when it is there', () => {
    expect(rule.sentence.zh).toMatch(HAN)
    expect(rule.sentence.en.length).toBeGreaterThan(10)
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/)
    expect(rule.severities.length).toBeGreaterThan(0)
  })

  test('looks at lines or at the bill', () => {
    expect(rule.checkLine !== undefined || rule.checkBill !== undefined).toBe(true)
  })
})

test('a finding about a line is of a rule that speaks of lines decided so', () => {
  for (const { built, fires } of Object.values(EXAMPLES)) {
    for (const line of built.check(fires).lines) {
      for (const { code, severity } of line.findings) {
        const speaksOf = RULES.find((rule) => rule.code === code)?.speaksOf
        // What a line is decided to be may yet be worsened by another rule, never bettered.
        if (speaksOf !== undefined && severity !== 'info') expect([code, speaksOf]).toEqual([code, expect.arrayContaining([severity])])
      }
    }
  }
})

describe.each(FINDING_CODES)('%s', (code) => {
  const { built, fires, silent, severity, names } = EXAMPLES[code]
  const zh = built.check(fires)
  const en = built.check(fires, 'en')

  test('fires once on its example, with its severity', () => {
    expect(found(zh, code).map((finding) => finding.severity)).toEqual([severity])
    expect(RULES.find((rule) => rule.code === code)?.severities).toContain(severity)
  })

  test('stays silent on the other', () => {
    expect(found(built.check(silent), code)).toEqual([])
  })

  test('names in both languages what it compared', () => {
    const [chinese] = found(zh, code)
    const [english] = found(en, code)
    for (const name of names) {
      expect(chinese?.message).toContain(name)
      expect(english?.message).toContain(name)
    }
    expect(chinese?.message).toMatch(HAN)
    expect(english?.message.replace(/reading [AB]|读法[甲乙]/g, '')).not.toMatch(HAN)
  })

  test('names a sum in both languages or in neither', () => {
    const sums = (finding: Finding | undefined) => finding?.message.match(/\d+\.\d{2}\b/g)?.toSorted()
    expect(sums(found(zh, code)[0])).toEqual(sums(found(en, code)[0]))
  })

  test('gives reports of the published shape, before and after', () => {
    for (const report of [zh, en, built.check(silent)]) expect(reportShape.parse(report)).toEqual(report)
  })

  test('a violation claims something back and cites a document in force', () => {
    const [finding] = found(zh, code)
    if (finding?.severity !== 'violation') return
    expect(zh.verdict).toBe('violation')
    expect(Number(zh.summary.excess)).toBeGreaterThan(0)
    if (code !== 'arithmetic') expect(finding.basis.length).toBeGreaterThan(0)
  })
})

test('findings stand in the order of the rules', () => {
  const order = RULES.map((rule) => rule.code)
  for (const { built, fires } of Object.values(EXAMPLES)) {
    for (const line of built.check(fires).lines) {
      const places = line.findings.map((finding) => order.indexOf(finding.code))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
  }
})
