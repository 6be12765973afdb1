// A difference on a terminal: by place and kind, each entry with its sign, each field with what it said before and after.
import type { Language } from '../../core/assess/outcome.ts'
import type { Change } from '../../core/catalogue/diff/diff-sets.ts'
import type { DiffPage, DiffRow } from '../../core/catalogue/diff/page.ts'
import type { Page } from '../screen/page.ts'
import type { Colour } from '../screen/paint.ts'

const SIGNS = { added: '+', ended: '×', removed: '-', changed: '~' } as const satisfies Record<Change, string>
const COLOURS = { added: 'green', ended: 'yellow', removed: 'red', changed: 'bold' } as const satisfies Record<Change, Colour>
const INDENT = 4

export function writeDiff(page: Page, { summary, groups, sections }: DiffPage, language: Language): void {
  page.paragraph(summary, { colour: 'bold' })
  for (const { place, jurisdiction, kindLabel, entries } of groups) {
    page.line()
    page.paragraph(`${place} (${jurisdiction}) · ${kindLabel}`, { colour: 'dim' })
    for (const { id, name, change, changeLabel, rows } of entries) {
      page.paragraph(`${name} · ${id} · ${changeLabel}`, { label: `${SIGNS[change]} `, colour: COLOURS[change] })
      writeRows(page, rows, language)
    }
  }
  for (const { label, members } of sections) {
    page.line()
    page.paragraph(label, { colour: 'dim' })
    for (const { key, change, changeLabel, rows } of members) {
      page.paragraph(`${key} · ${changeLabel}`, { label: `${SIGNS[change]} `, colour: COLOURS[change] })
      writeRows(page, rows, language)
    }
  }
}

function writeRows(page: Page, rows: readonly DiffRow[], language: Language): void {
  const absent = language === 'zh' ? '（无）' : '(none)'
  for (const { label, before, after } of rows) {
    const text = before === null ? (after ?? absent) : `${before} → ${after ?? absent}`
    page.paragraph(text, { indent: INDENT, label: `${label}${language === 'zh' ? '：' : ': '}` })
  }
}
