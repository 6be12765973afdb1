// Every kind of finding reaches the page whole, in both languages and at any width: its code, its words, its arithmetic and its articles.
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { billedLines } from '../../src/app/billed-lines.ts'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { basisWords } from '../../src/cli/basis-words.ts'
import { writeFinding } from '../../src/cli/report/finding-lines.ts'
import { writeReport } from '../../src/cli/report/report-page.ts'
import { Page } from '../../src/cli/screen/page.ts'
import { paintIf } from '../../src/cli/screen/paint.ts'
import { SIGNS } from '../../src/cli/words.ts'
import { FINDING_CODES, type Finding, type Report } from '../../src/core/findings/report.ts'
import { library } from '../built-in.ts'
import { exampleFiles, readable } from '../golden/examples.ts'

type Language = 'zh' | 'en'
const LANGUAGES: readonly Language[] = ['zh', 'en']
const { vocabulary } = library.current()
const examples = exampleFiles().map(readable)

function judged(body: unknown, language: Language): Report {
  const answer = checkInvoice(library, { body, language })
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.value
}

function page(body: unknown, report: Report, width: number, language: Language): string {
  const paper = new Page(width, paintIf(false))
  writeReport(paper, { report, lines: billedLines(body), vocabulary }, language)
  return paper.text()
}

const findingsOf = ({ lines, findings }: Report): Finding[] => [...lines.flatMap((line) => line.findings), ...findings]
/** Wrapping puts line ends and indents into a text; without any space both sides are the same text. */
const tight = (text: string) => text.replaceAll(/\s+/g, '')

describe.each(FINDING_CODES)('%s', (code) => {
  const example = examples.find(({ shows }) => shows.includes(code))
  test.each(LANGUAGES)('is on the page in %s with its sign, its message, its sum and each of its articles', (language) => {
    const report = judged(example?.bill, language)
    const found = findingsOf(report).filter((finding) => finding.code === code)
    expect(found.length).toBeGreaterThan(0)
    for (const width of [40, 72, 100, 160]) {
      const text = tight(page(example?.bill, report, width, language))
      for (const { severity, message, calculation, basis } of found) {
        expect(text).toContain(tight(`${SIGNS[severity]} [${code}] ${message}`))
        if (calculation !== null) expect(text).toContain(tight(calculation))
        for (const cited of basis) expect(text).toContain(tight(basisWords(cited, language)))
      }
    }
  })
  test('says the same in both languages: the same articles, and Chinese words only in names', () => {
    const [zh, en] = LANGUAGES.map((language) => findingsOf(judged(example?.bill, language)).find((finding) => finding.code === code))
    expect(en?.basis).toEqual(zh?.basis)
    expect(en?.message).toMatch(/[a-z]{3}/)
    expect(zh?.message).toMatch(/\p{Script=Han}/u)
    expect(en?.message).not.toBe(zh?.message)
  })
})

describe('every golden bill', () => {
  const sums = ({ summary, lines }: Report) => [
    summary.charged,
    ...lines.flatMap(({ charged, allowed, excess }) => [charged, allowed ?? '-', excess]),
  ]
  test.each([40, 64, 88, 112, 136, 160])('at %i columns is no wider and shows every sum whole', (width) => {
    for (const { bill, title } of examples) {
      const report = judged(bill, 'zh')
      const text = page(bill, report, width, 'zh')
      for (const line of text.split('\n')) expect(stringWidth(line), title.zh).toBeLessThanOrEqual(width)
      for (const sum of sums(report)) expect(text, title.zh).toMatch(new RegExp(`(^|[^\\d.])${sum.replaceAll('.', '\\.')}($|[^\\d.])`, 'm'))
    }
  })
  test('has each of its questions on the page, with an answer that can be given', () => {
    for (const { bill, title } of examples) {
      for (const language of LANGUAGES) {
        const report = judged(bill, language)
        const text = tight(page(bill, report, 80, language))
        for (const { fact, question, values } of report.questions) {
          expect(text, title.en).toContain(tight(`${fact}${language === 'zh' ? '：' : ': '}${question}`))
          for (const value of values ?? []) expect(text, title.en).toContain(String(value))
        }
      }
    }
  })
  test('ends with edition, engine and report, so that it can be checked again', () => {
    for (const { bill } of examples) {
      const report = judged(bill, 'en')
      const end = tight(page(bill, report, 100, 'en')).slice(-120)
      for (const part of [`edition${report.edition.number}(`, report.engine, report.id]) expect(end).toContain(part)
    }
  })
})

describe('one finding', () => {
  const finding: Finding = {
    code: 'above-limit',
    severity: 'violation',
    message: '收取 2.00 元，超过 1.00 元',
    calculation: '1 × 1.00 = 1.00',
    limit: null,
    item: null,
    rule: null,
    basis: [
      { document: '甲〔2023〕1号', title: null, clause: '一', inForce: '2023-01-01', link: null },
      { document: '乙〔2023〕2号', title: '办法', clause: null, inForce: null, link: null },
    ],
    verification: null,
    lastConfirmed: null,
    missing: [],
    least: null,
    most: null,
  }
  const told = (changed: Partial<Finding>, shown?: string, language: Language = 'zh') => {
    const paper = new Page(100, paintIf(false))
    writeFinding(paper, { ...finding, ...changed }, shown, language)
    return paper.text()
  }
  test('stands in four columns, its reasons in six, the articles in their order', () => {
    expect(told({})).toBe(
      '    ✗ [above-limit] 收取 2.00 元，超过 1.00 元\n      计算：1 × 1.00 = 1.00\n      依据：甲〔2023〕1号 一（2023-01-01 起施行）\n      依据：乙〔2023〕2号《办法》（施行日期未确定）\n',
    )
    expect(told({ severity: 'info' }, undefined, 'en')).toMatch(/^ {4}i \[above-limit\] .*\n {6}sum: .*\n {6}by: 甲.*\n {6}by: 乙/)
  })
  test('does not repeat arithmetic that stands above it, and shows its own', () => {
    expect(told({}, '1 × 1.00 = 1.00')).not.toContain('计算：')
    expect(told({}, '2 × 1.00 = 2.00')).toContain('计算：1 × 1.00')
    expect(told({ calculation: null })).not.toContain('计算：')
  })
  test('cannot be turned into terminal commands by what it quotes', () => {
    const hostile = told({ message: '「\u001b[2J」', calculation: '\u0007', basis: [] })
    for (const control of ['\u0007', '\u001b']) expect(hostile).not.toContain(control)
    expect(hostile).toContain('\ufffd[2J')
  })
})
