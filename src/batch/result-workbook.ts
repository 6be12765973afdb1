// The results of a batch as a workbook: one sheet for each question of a regulator, then every line.

import type { Analysis } from '../app/batch/analysis.ts'
import { type AnalysisView, analysisView, type ViewDeps } from '../app/batch/analysis-view.ts'
import { rankedIssuers } from '../app/batch/issuers-view.ts'
import type { BlobStore } from '../app/batch/ports.ts'
import { resultLines } from '../app/batch/read-results.ts'
import { RESULT_TITLES, resultRows, type TableCell } from '../app/batch/result-rows.ts'
import type { Language } from '../core/assess/outcome.ts'
import { KIND_WORDS } from '../core/catalogue/words/labels.ts'
import { verdictWord } from '../core/findings/words/labels.ts'
import { RULES } from '../core/rules/all.ts'
import { COLUMN_WORDS, type Column, isColumn } from './sheet-words.ts'
import { type WorkbookSheet, workbookBytes } from './workbook.ts'

const SHEETS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['概况', '收费单位', '违规情形', '收费项目', '月份', '地区', '最大多收', '贴近上限', '疑似拆分', '重复单据', '同号单据', '逐行结果'],
  en: ['summary', 'issuers', 'findings', 'items', 'months', 'districts', 'largest', 'near limit', 'split', 'twice', 'same number', 'lines'],
}

export function resultWorkbook(
  blobs: BlobStore,
  id: string,
  analysis: Analysis,
  stretches: number,
  deps: ViewDeps,
): AsyncGenerator<Uint8Array> {
  const { language } = deps
  const view = analysisView(id, analysis, deps)
  const names = SHEETS[language]
  const sheets = [summarySheet(view, language), issuerSheet(id, analysis, language), ...tableSheets(view, language)]
  const lines = { titles: RESULT_TITLES[language], rows: lineRows(blobs, id, stretches, language) }
  return workbookBytes([...sheets, lines].map((sheet, index): WorkbookSheet => ({ name: names[index] ?? String(index), ...sheet })))
}

type Untitled = Omit<WorkbookSheet, 'name'>

async function* lineRows(blobs: BlobStore, id: string, stretches: number, language: Language): AsyncGenerator<readonly TableCell[]> {
  const all = Array.from({ length: stretches }, (_, index) => index)
  for await (const line of resultLines(blobs, id, all)) yield* resultRows(line, language)
}

const num = (value: number | string): TableCell => ({ number: String(value) })

const titled = (columns: readonly Column[], language: Language): string[] => columns.map((column) => COLUMN_WORDS[column][language])

function summarySheet({ summary }: AnalysisView, language: Language): Untitled {
  const { rows, invoices, rejected, charged, excess, issuers, sumRowsLeftOut, formulas, verdicts, lines } = summary
  const named = { rows, invoices, rejected, charged, excess, issuers, sumRowsLeftOut, formulas } satisfies Partial<Record<Column, unknown>>
  const counts = Object.entries(named).map(([name, value]) => [isColumn(name) ? COLUMN_WORDS[name][language] : name, num(value)])
  const byVerdict = (of: 'invoices' | 'lines', counted: typeof verdicts) =>
    (['violation', 'undetermined', 'permitted', 'not-regulated'] as const).map((verdict) => [
      `${COLUMN_WORDS[of][language]}: ${verdictWord(verdict, language)}`,
      num(counted[verdict]),
    ])
  const notes = summary.notes.map(({ place, detail }) => [place, detail])
  return {
    titles: titled(['name', 'value'], language),
    rows: [...counts, ...byVerdict('invoices', verdicts), ...byVerdict('lines', lines), ...notes],
  }
}

const ISSUER_COLUMNS = [
  'rankByExcess',
  'rankByShare',
  'issuer',
  'uscc',
  'invoices',
  'lines',
  'violations',
  'undetermined',
  'share',
  'charged',
  'excess',
  'code',
] as const satisfies readonly Column[]

function issuerSheet(id: string, analysis: Analysis, language: Language): Untitled {
  const rows = rankedIssuers(id, analysis, 'excess').map((it) => [
    num(it.rankByExcess),
    num(it.rankByShare),
    it.name ?? it.key,
    it.uscc,
    num(it.invoices),
    num(it.lines),
    num(it.violations),
    num(it.undetermined),
    num(it.share),
    num(it.charged),
    num(it.excess),
    Object.entries(it.codes)
      .map(([code, { lines }]) => `${code} ${lines}`)
      .join(', '),
  ])
  return { titles: titled(ISSUER_COLUMNS, language), rows }
}

/** Lists of records as tables: a column for each plain member, in the order of the first record. */
function tableSheets(view: AnalysisView, language: Language): Untitled[] {
  const groups = [view.split, view.twice, view.sameNumber].map(({ shown }) =>
    shown.flatMap(({ places, ...group }, index) => places.map((place) => ({ group: index + 1, ...group, ...place }))),
  )
  const codes = view.byCode.map(({ code, ...rest }) => ({ code, meaning: meaningOf(code, language), ...rest }))
  const items = view.byItem.map(({ kind, ...rest }) => ({ kind: kindOf(kind, language), ...rest }))
  const tables = [codes, items, view.byMonth, view.byDistrict, view.largest, view.nearLimit.shown, ...groups]
  return tables.map((records) => tableOf(records, language))
}

function meaningOf(code: string, language: Language): string | null {
  return RULES.find((rule) => rule.code === code)?.sentence[language] ?? null
}

function kindOf(kind: string | null, language: Language): string | null {
  const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = KIND_WORDS
  return (kind !== null && Object.hasOwn(words, kind) ? words[kind]?.[language] : undefined) ?? kind
}

const MONEY = new Set(['charged', 'allowed', 'excess', 'cap'])

function tableOf(records: readonly object[], language: Language): Untitled {
  const columns = [
    ...new Set(records.slice(0, 1).flatMap((record) => Object.entries(record).flatMap(([key, value]) => (isPlain(value) ? [key] : [])))),
  ]
  const rows = records.map((record) => {
    const values = new Map(Object.entries(record))
    return columns.map((column) => cellOf(column, values.get(column)))
  })
  return { titles: columns.map((column) => (isColumn(column) ? COLUMN_WORDS[column][language] : column)), rows }
}

function cellOf(column: string, value: unknown): TableCell {
  if (value === null || value === undefined) return null
  return typeof value === 'number' || MONEY.has(column) ? num(String(value)) : String(value)
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}
