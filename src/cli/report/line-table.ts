// The lines of a bill as a table, each with its findings below; on a narrow terminal the columns of a line stand under its name.
import type { BilledLine } from '../../app/billed-lines.ts'
import type { Language } from '../../core/assess/outcome.ts'
import type { LineReport } from '../../core/findings/report.ts'
import type { Page } from '../screen/page.ts'
import { COLOUR_OF } from '../screen/paint.ts'
import { type Cell, type Column, layOut } from '../screen/table.ts'
import { printable } from '../screen/width.ts'
import { SIGNS, VERDICTS } from '../words.ts'
import { writeFinding, writeGrounds, writeItem } from './finding-lines.ts'

const NO_AMOUNT = '-'

const TITLES = {
  zh: { line: '行', name: '名称', charged: '收取', allowed: '可收', excess: '多收', verdict: '结论' },
  en: { line: 'line', name: 'name', charged: 'charged', allowed: 'allowed', excess: 'excess', verdict: 'verdict' },
} as const

/** A line as it was judged, under the name the bill gives it. */
interface NamedLine {
  readonly line: LineReport
  readonly name: string
}

export function writeLines(page: Page, reported: readonly LineReport[], billed: readonly BilledLine[], language: Language): void {
  const names = new Map(billed.map(({ id, description }) => [id, description.trim()]))
  const lines = reported.map((line): NamedLine => ({ line, name: printable(names.get(line.id) || itemOf(line, language)) }))
  const rows = lines.map((named) => cells(named, language))
  const table = layOut(columns(language), rows, page.width, (colour, text) => page.paint(colour, text))
  if (table !== undefined) {
    page.line(table.head)
    page.line(page.paint('dim', '-'.repeat(table.width)))
  }
  lines.forEach((named, place) => {
    if (table !== undefined) for (const row of table.rows[place] ?? []) page.line(row)
    else writeStacked(page, named, language)
    writeReasons(page, named, language)
  })
}

function writeReasons(page: Page, { line, name }: NamedLine, language: Language): void {
  const item = line.match?.name ?? name
  if (item !== name) writeItem(page, item, language)
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

function cells({ line, name }: NamedLine, language: Language): Cell[] {
  return [
    { text: printable(line.id) },
    { text: name },
    { text: line.charged },
    { text: line.allowed ?? NO_AMOUNT },
    { text: line.excess },
    verdictOf(line, language),
  ]
}

/** The charge the line was judged as. */
function itemOf({ match }: LineReport, language: Language): string {
  return match?.name ?? (language === 'zh' ? '（未对应到目录项目）' : '(no item of the catalogues)')
}

function verdictOf({ verdict }: LineReport, language: Language): { text: string; colour: Cell['colour'] & string } {
  return { text: `${SIGNS[verdict]} ${VERDICTS[verdict][language]}`, colour: COLOUR_OF[verdict] }
}

function writeStacked(page: Page, { line, name }: NamedLine, language: Language): void {
  const { text, colour } = verdictOf(line, language)
  const titles = TITLES[language]
  page.paragraph(`${printable(line.id)}  ${name}`, { colour: 'bold' })
  for (const [title, amount] of [
    [titles.charged, line.charged],
    [titles.allowed, line.allowed ?? NO_AMOUNT],
    [titles.excess, line.excess],
  ] as const) {
    page.paragraph(`${title} ${amount}`, { indent: 2 })
  }
  page.paragraph(text, { indent: 2, colour })
}
