// A catalogue as a sheet: one row a limit, with a header in the caller's language.
import type { CatalogueContent, CatalogueEntry, CatalogueRow } from '../app/read-catalogue.ts'
import type { Language } from '../core/assess/outcome.ts'
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import { KIND_WORDS, VERIFICATION_WORDS } from '../core/catalogue/words/labels.ts'
import { type CsvCell, csvText } from './csv.ts'

interface Line {
  readonly content: CatalogueContent
  readonly entry: CatalogueEntry
  readonly row: CatalogueRow
}

interface Column {
  readonly head: Bilingual
  readonly cell: (line: Line, language: Language) => CsvCell
}

const COLUMNS: readonly Column[] = [
  { head: { zh: '编号', en: 'id' }, cell: ({ entry }) => entry.id },
  { head: { zh: '名称', en: 'name' }, cell: ({ entry }) => entry.name },
  { head: { zh: '类别', en: 'kind' }, cell: ({ content }, language) => KIND_WORDS[content.kind][language] },
  { head: { zh: '地区代码', en: 'place code' }, cell: ({ entry }) => entry.jurisdiction },
  { head: { zh: '地区', en: 'place' }, cell: ({ entry }) => entry.place },
  { head: { zh: '收费方', en: 'charged by' }, cell: ({ entry }) => entry.issuers?.join(' ') ?? null },
  { head: { zh: '收费标准', en: 'limit' }, cell: ({ row }) => row.text },
  { head: { zh: '标准类型', en: 'shape' }, cell: ({ row }) => row.limit?.type ?? row.says },
  { head: { zh: '单价（元）', en: 'price (CNY)' }, cell: ({ row }) => numberIn(row, 'price') },
  { head: { zh: '比例', en: 'rate' }, cell: ({ row }) => numberIn(row, 'rate') ?? numberIn(row, 'payable') },
  { head: { zh: '计量单位', en: 'unit' }, cell: ({ row }) => textIn(row, 'unit') },
  { head: { zh: '条件', en: 'conditions' }, cell: ({ row }) => row.conditions },
  { head: { zh: '首日', en: 'first day' }, cell: ({ row }) => row.from },
  { head: { zh: '末日', en: 'last day' }, cell: ({ row }) => row.to },
  { head: { zh: '依据', en: 'basis' }, cell: ({ row }) => row.basis.map(({ document }) => document).join('; ') },
  { head: { zh: '条款', en: 'clause' }, cell: ({ row }) => row.basis.flatMap(({ clause }) => clause ?? []).join('; ') },
  { head: { zh: '核对', en: 'verified' }, cell: ({ row }, language) => VERIFICATION_WORDS[row.verification][language] },
  { head: { zh: '最近核对', en: 'last confirmed' }, cell: ({ row }) => row.lastConfirmed },
]

export function catalogueSheet(content: CatalogueContent, language: Language): string {
  const lines = content.entries.flatMap((entry) => entry.rows.map((row): Line => ({ content, entry, row })))
  return csvText([COLUMNS.map(({ head }) => head[language]), ...lines.map((line) => COLUMNS.map(({ cell }) => cell(line, language)))])
}

function textIn({ limit }: CatalogueRow, member: string): string | null {
  const value: unknown = limit === null ? undefined : Reflect.get(limit, member)
  return typeof value === 'string' ? value : null
}

function numberIn(row: CatalogueRow, member: string): CsvCell {
  const number = textIn(row, member)
  return number === null ? null : { number }
}
