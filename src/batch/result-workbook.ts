// The results of a batch as a workbook: one sheet for each question of a regulator, then every line.

import type { Analysis } from '../app/batch/analysis.ts'
import { type AnalysisView, analysisView, type ViewDeps } from '../app/batch/analysis-view.ts'
import { rankedIssuers } from '../app/batch/issuers-view.ts'
import type { BlobStore } from '../app/batch/ports.ts'
import { resultLines } from '../app/batch/read-results.ts'
import { RESULT_TITLES, resultRows, type TableCell } from '../app/batch/result-rows.ts'
import type { Language } from '../core/assess/outcome.ts'
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
  const sheets = [summarySheet(view), issuerSheet(id, analysis), ...tableSheets(view)]
  const lines = { titles: RESULT_TITLES[language], rows: lineRows(blobs, id, stretches, language) }
  return workbookBytes([...sheets, lines].map((sheet, index): WorkbookSheet => ({ name: names[index] ?? String(index), ...sheet })))
}

type Untitled = Omit<WorkbookSheet, 'name'>

async function* lineRows(blobs: BlobStore, id: string, stretches: number, language: Language): AsyncGenerator<readonly TableCell[]> {
  const all = Array.from({ length: stretches }, (_, index) => index)
  for await (const line of resultLines(blobs, id, all)) yield* resultRows(line, language)
}

const num = (value: number | string): TableCell => ({ number: String(value) })

function summarySheet({ summary }: AnalysisView): Untitled {
  const { rows, invoices, rejected, charged, excess, issuers, sumRowsLeftOut, formulas } = summary
  const counts = Object.entries({ rows, invoices, rejected, charged, excess, issuers, sumRowsLeftOut, formulas })
  const verdicts = Object.entries(summary.verdicts).map(([verdict, count]) => [`invoices: ${verdict}`, num(count)])
  const lines = Object.entries(summary.lines).map(([verdict, count]) => [`lines: ${verdict}`, num(count)])
  const notes = summary.notes.map(({ place, detail }) => [place, detail])
  return { titles: ['name', 'value'], rows: [...counts.map(([name, value]) => [name, num(value)]), ...verdicts, ...lines, ...notes] }
}

function issuerSheet(id: string, analysis: Analysis): Untitled {
  const titles = [
    'rank by excess',
    'rank by share',
    'issuer',
    'code',
    'invoices',
    'lines',
    'violations',
    'undetermined',
    'share',
    'charged',
    'excess',
    'findings',
  ]
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
  return { titles, rows }
}

/** Lists of records as tables: a column for each plain member, in the order of the first record. */
function tableSheets(view: AnalysisView): Untitled[] {
  const groups = [view.split, view.twice, view.sameNumber].map(({ shown }) =>
    shown.flatMap(({ places, ...group }, index) => places.map((place) => ({ group: index + 1, ...group, ...place }))),
  )
  return [view.byCode, view.byItem, view.byMonth, view.byDistrict, view.largest, view.nearLimit.shown, ...groups].map(tableOf)
}

const MONEY = new Set(['charged', 'allowed', 'excess', 'cap'])

function tableOf(records: readonly object[]): Untitled {
  const columns = [
    ...new Set(records.slice(0, 1).flatMap((record) => Object.entries(record).flatMap(([key, value]) => (isPlain(value) ? [key] : [])))),
  ]
  const rows = records.map((record) => {
    const values = new Map(Object.entries(record))
    return columns.map((column) => cellOf(column, values.get(column)))
  })
  return { titles: columns, rows }
}

function cellOf(column: string, value: unknown): TableCell {
  if (value === null || value === undefined) return null
  return typeof value === 'number' || MONEY.has(column) ? num(String(value)) : String(value)
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}
