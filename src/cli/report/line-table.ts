// The lines of a bill as a table, each with its findings below; on a narrow terminal the columns of a line stand under its name.
import type { Language } from '../../core/assess/outcome.ts'
import type { LineReport } from '../../core/findings/report.ts'
import type { Page } from '../screen/page.ts'
import { COLOUR_OF } from '../screen/paint.ts'
import { type Cell, type Column, layOut } from '../screen/table.ts'
import { printable } from '../screen/width.ts'
import { SIGNS, VERDICTS } from '../words.ts'
import { writeFinding, writeGrounds } from './finding-lines.ts'

const NO_AMOUNT = '-'

const TITLES = {
  zh: { line: '行', name: '名称', charged: '收取', allowed: '可收', excess: '多收', verdict: '结论' },
  en: { line: 'line', name: 'name', charged: 'charged', allowed: 'allowed', excess: 'excess', verdict: 'verdict' },
} as const

export function writeLines(page: Page, lines: readonly LineReport[], language: Language): void {
  const rows = lines.map((line) => cells(line, language))
  const table = layOut(columns(language), rows, page.width, (colour, text) => page.paint(colour, text))
  if (table !== undefined) {
    page.line(table.head)
    page.line(page.paint('dim', '-'.repeat(table.width)))
  }
  lines.forEach((line, place) => {
    if (table !== undefined) for (const row of table.rows[place] ?? []) page.line(row)
    else writeStacked(page, line, language)
    writeReasons(page, line, language)
  })
}

function writeReasons(page: Page, line: LineReport, language: Language): void {
  if (line.findings.length === 0) writeGrounds(page, line, language)
  line.findings.forEach((finding, place) => {
    writeFinding(
      page,
      finding,
      line.findings.slice(0, place).find((it) => it.calculation === finding.calculation)?.calculation ?? undefined,
      language,
    )
  })
}

function columns(language: Language): Column[] {
  const titles = TITLES[language]
  return [
    { title: titles.line, align: 'left' },
    { title: titles.name, align: 'left', flexible: true },
    { title: titles.charged, align: 'right' },
    { title: titles.allowed, align: 'right' },
    { title: titles.excess, align: 'right' },
    { title: titles.verdict, align: 'left' },
  ]
}

function cells(line: LineReport, language: Language): Cell[] {
  return [
    { text: printable(line.id) },
    { text: nameOf(line, language) },
    { text: line.charged },
    { text: line.allowed ?? NO_AMOUNT },
    { text: line.excess },
    verdictOf(line, language),
  ]
}

/** The charge the line was judged as. */
function nameOf({ match }: LineReport, language: Language): string {
  return match?.name ?? (language === 'zh' ? '（未对应到目录项目）' : '(no item of the catalogues)')
}

function verdictOf({ verdict }: LineReport, language: Language): { text: string; colour: Cell['colour'] & string } {
  return { text: `${SIGNS[verdict]} ${VERDICTS[verdict][language]}`, colour: COLOUR_OF[verdict] }
}

function writeStacked(page: Page, line: LineReport, language: Language): void {
  const { text, colour } = verdictOf(line, language)
  const titles = TITLES[language]
  page.paragraph(`${line.id}  ${nameOf(line, language)}`, { colour: 'bold' })
  for (const [title, amount] of [
    [titles.charged, line.charged],
    [titles.allowed, line.allowed ?? NO_AMOUNT],
    [titles.excess, line.excess],
  ] as const) {
    page.paragraph(`${title} ${amount}`, { indent: 2 })
  }
  page.paragraph(text, { indent: 2, colour })
}
