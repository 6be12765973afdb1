// The table of a report: the verdict first, columns that line up in Chinese, money whole at any width, reasons and questions below.
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { type BilledLine, billedLines } from '../../src/app/billed-lines.ts'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { writeReport } from '../../src/cli/report/report-page.ts'
import { Page } from '../../src/cli/screen/page.ts'
import { paintIf } from '../../src/cli/screen/paint.ts'
import type { Report } from '../../src/core/findings/report.ts'
import { library } from '../built-in.ts'
import * as bills from './bills.ts'

const { vocabulary } = library.current()

function judged(body: unknown, language: 'zh' | 'en' = 'zh'): Report {
  const answer = checkInvoice(library, { body, language })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem.errors))
  return answer.value
}

function written(
  report: Report,
  { width = 100, language = 'zh' as 'zh' | 'en', coloured = false, lines = [] as readonly BilledLine[] } = {},
): string[] {
  const page = new Page(width, paintIf(coloured))
  writeReport(page, { report, lines, vocabulary }, language)
  return page.text().split('\n').slice(0, -1)
}

const mixed = {
  ...bills.violation,
  lines: [
    ...bills.violation.lines,
    { description: '服务费', amount: '50.00' },
    {
      description: '商铺电费',
      quantity: '1000',
      unit: 'kWh',
      amount: '123448.00',
      facts: { customerClass: 'industrial-commercial', basePrice: '0.40' },
    },
  ],
}

/** The table’s own rows: from its head to the rule below it, and the rows that begin with the number of a line. */
const tableRows = (lines: readonly string[]) => lines.filter((line) => /^(行|line|-{9}|\d+ )/.test(line))

describe('the page in Chinese', () => {
  const lines = written(judged(bills.violation), { lines: billedLines(bills.violation) })
  test('begins with the verdict in words and what to claim back', () => {
    expect(lines.slice(0, 3)).toEqual([
      '✗ 违规：可要求退还 60.00 元',
      '  单据 E-450.00，收取 450.00 元，受约束的部分最多可收 390.00 元',
      '  共 1 行：违规 1',
    ])
  })
  test('gives the line its row, then the finding with its arithmetic and its articles', () => {
    const text = lines.join('\n')
    expect(text).toMatch(/^行 {2}名称 +收取 +可收 +多收 {2}结论 *$/m)
    expect(text).toMatch(/^1 +居民生活电费 +450\.00 +390\.00 +60\.00 +✗ 违规$/m)
    expect(text).toContain('\n    目录项目：居民非电网直供电终端用户电价\n    ✗ [above-limit] ')
    expect(text).toMatch(/^ {4}✗ \[above-limit\] /m)
    expect(text).toContain('      计算：1000 kWh × 0.39 元/kWh = 390.00 元\n')
    expect(text).toMatch(/^ {6}依据：哈政办发〔2023〕14号.* 二/m)
    expect(text.replaceAll(/\n +/g, '')).toContain('（2023-03-29 起施行）')
  })
  test('ends with what it was judged by', () => {
    expect(lines.at(-1)).toMatch(/^目录版本 1（sha256:[0-9a-f]{12}…），引擎 \S+，报告 [0-9a-f]{32}$/)
  })
})

describe('the verdict in words', () => {
  test.each([
    [bills.permitted, 'zh', /^✓ 合规$/],
    [bills.notRegulated, 'zh', /^– 不受目录约束$/],
    [bills.undetermined, 'zh', /^\? 待定：还有 \d+ 个问题待答$/],
    [bills.violation, 'en', /^✗ violation: CNY 60\.00 to be claimed back$/],
    [bills.undetermined, 'en', /^\? undetermined: \d+ open questions?$/],
  ] as const)('of %#', (bill, language, first) => {
    expect(written(judged(bill, language), { language })[0]).toMatch(first)
  })
})

describe('the name of a line', () => {
  const report = judged(bills.violation)
  const item = report.lines[0]?.match?.name ?? ''
  const named = (description: string, width = 100) => written(report, { width, lines: [{ id: '1', description }] }).join('\n')
  test('is given once where bill and catalogue agree', () => {
    expect(named(item)).toMatch(new RegExp(`^1 +${item} +450`, 'm'))
    expect(named(item)).not.toContain('目录项目：')
  })
  test('is that of the catalogue where the bill has none', () => {
    expect(named('  ')).toBe(named(item))
    expect(written(report).join('\n')).toBe(named(item))
  })
  test('of a line that is no item of the catalogues is still that of the bill', () => {
    const lines = billedLines(bills.notRegulated)
    const text = written(judged(bills.notRegulated), { lines }).join('\n')
    expect(text).toMatch(/^1 +苹果 +8\.00 /m)
    expect(text).not.toContain('目录项目：')
  })
  test('may not drive the terminal, in the table or under it', () => {
    for (const width of [100, 30]) expect(named('\u001b[2J费\u0007', width)).not.toContain('\u001b')
  })
})

test('a permitted line says what permits it', () => {
  const text = written(judged(bills.permitted)).join('\n')
  expect(text).toContain('计算：1000 kWh × 0.39 元/kWh = 390.00 元')
  expect(text).toContain('依据：哈政办发〔2023〕14号')
})

test('questions come with their possible answers, or with the kind of answer where they cannot be listed', () => {
  const text = written(judged(bills.undetermined)).join('\n')
  expect(text).toMatch(/\? 第 1 行 basePrice：.*\n {4}可答：金额（元）/)
  const unknownMetering = { ...bills.undetermined, lines: [{ ...mixed.lines[2], amount: '440.00' }] }
  expect(written(judged(unknownMetering)).join('\n')).toContain('可答：flat（不分时段计量）、time-of-use（分时计量）')
})

describe.each([
  ['zh', 100],
  ['zh', 72],
  ['en', 100],
  ['en', 66],
] as const)('in %s at %i columns', (language, width) => {
  const report = judged(mixed, language)
  const lines = written(report, { language, width })
  test('every row of the table is as wide as the next', () => {
    const widths = new Set(tableRows(lines).map((line) => stringWidth(line)))
    expect(tableRows(lines).length).toBeGreaterThanOrEqual(5)
    expect(widths.size).toBe(1)
  })
  test('no line is wider than the terminal', () => {
    expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
  })
  test('colours change nothing but colour', () => {
    const coloured = written(report, { language, width, coloured: true })
    expect(coloured.join('\n')).toContain('\u001b[1;31m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are control characters.
    expect(coloured.map((line) => line.replaceAll(/\u001b\[[\d;]*m/g, ''))).toEqual(lines)
  })
})

test.each([100, 60, 40, 24, 1])('every sum of money stands whole at %i columns', (width) => {
  const report = judged(mixed)
  const text = written(report, { width }).join('\n')
  const sums = [
    report.summary.charged,
    report.summary.excess,
    ...report.lines.flatMap(({ charged, allowed, excess }) => [charged, allowed ?? '-', excess]),
  ]
  for (const sum of sums) expect(text).toMatch(new RegExp(`(^|[^\\d.])${sum.replaceAll('.', '\\.')}($|[^\\d.])`, 'm'))
})

test('findings about the bill as a whole, and what no rule could look at, are on the page', () => {
  const lines = written(judged({ ...mixed, total: '1.00' }))
  expect(lines).toContain('整张单据：')
  expect(lines.join('\n')).toMatch(/整张单据：\n {4}✗ \[arithmetic\]/)
  expect(lines.join('\n')).toMatch(/^未核对（arithmetic，第 .* 行）：/m)
})

test('a long list of lines that were not looked at is counted, not printed', () => {
  const many = { ...bills.notRegulated, lines: Array.from({ length: 40 }, () => ({ description: '苹果', amount: '8.00' })) }
  expect(written(judged(many)).join('\n')).toContain('第 1、2、3、4、5、6、7、8、9、10、11、12 等 40 行')
})
