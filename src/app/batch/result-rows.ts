// The results as rows of a table, one line of a bill a row: what CSV and spreadsheets show.
import type { Language } from '../../core/assess/outcome.ts'
import type { FindingCode } from '../../core/findings/report.ts'
import { FINDING_WORDS, VERDICT_WORDS } from '../../core/findings/words/labels.ts'
import { isRejected, type ResultLine } from './result-line.ts'

/** A number stands as its text and is marked as one; null is an empty cell. */
export type TableCell = string | null | { readonly number: string }

/** Beside every column of codes, which programs read, stands one of words, which people read. */
export const RESULT_TITLES: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '行号',
    '工作表',
    '单据号',
    '收费单位',
    '统一社会信用代码',
    '行政区划',
    '开票日期',
    '明细行',
    '收费项目',
    '结论',
    '结论说明',
    '收取',
    '应收上限',
    '多收',
    '目录项目',
    '目录项目名称',
    '情形',
    '情形说明',
    '说明',
    '计算',
    '依据',
    '无法读取的位置',
  ],
  en: [
    'row',
    'sheet',
    'invoice',
    'issuer',
    'issuer code',
    'place',
    'issued on',
    'line',
    'charge',
    'verdict',
    'verdict in words',
    'charged',
    'allowed',
    'excess',
    'item',
    'item name',
    'findings',
    'findings in words',
    'messages',
    'calculation',
    'basis',
    'not read at',
  ],
}

const REJECTED: Readonly<Record<Language, string>> = { zh: '未核对', en: 'not checked' }
const BETWEEN_WORDS: Readonly<Record<Language, string>> = { zh: '、', en: ', ' }
const number = (text: string | null): TableCell => (text === null ? null : { number: text })

/** One row a line of the bill; a rejected row says where and why. */
export function resultRows(line: ResultLine, language: Language): TableCell[][] {
  const head = [number(String(line.row)), line.sheet ?? null]
  if (isRejected(line)) {
    const { errors, detail } = line.problem
    const middle = Array.from({ length: 7 }, () => null)
    const places = errors.map(({ pointer }) => pointer).join('\n')
    const reasons = [detail, ...errors.map((it) => it.detail)].join('\n')
    const verdict = [REJECTED[language], REJECTED[language]]
    return [[...head, ...middle, ...verdict, null, null, null, null, null, null, null, reasons, null, null, places]]
  }
  const { invoice, issuer, jurisdiction, issuedOn, billed, findings: whole } = line
  const bill = [...head, invoice, issuer.name, issuer.uscc, jurisdiction, issuedOn]
  return line.lines.map(({ id, verdict, charged, allowed, excess, match, calculation, basis, findings }, index) => {
    const said = index === 0 ? [...findings, ...whole] : findings
    const codes = [...new Set(said.map(({ code }) => code))]
    const articles = [...basis, ...said.flatMap((it) => it.basis)].map(({ document, clause }) =>
      [document, clause ?? ''].filter(Boolean).join(' '),
    )
    const sums = [said.find((it) => it.calculation !== null)?.calculation ?? calculation]
    return [
      ...bill,
      id,
      billed[index] ?? null,
      verdict,
      VERDICT_WORDS[verdict][language],
      number(charged),
      number(allowed),
      number(excess),
      match?.item ?? null,
      match?.name ?? null,
      codes.join(' ') || null,
      inWords(codes, language),
      said.map(({ message }) => message).join('\n') || null,
      ...sums,
      [...new Set(articles)].join('\n') || null,
      null,
    ]
  })
}

function inWords(codes: readonly FindingCode[], language: Language): string | null {
  return codes.map((code) => FINDING_WORDS[code][language]).join(BETWEEN_WORDS[language]) || null
}
