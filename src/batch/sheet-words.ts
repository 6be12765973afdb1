// What the columns and rows of the sheets are called, in both languages.
import type { Bilingual } from '../core/catalogue/schema/words.ts'

export const COLUMN_WORDS = {
  name: { zh: '名称', en: 'name' },
  value: { zh: '值', en: 'value' },
  rows: { zh: '行数', en: 'rows' },
  invoices: { zh: '单据数', en: 'invoices' },
  rejected: { zh: '未核对的单据或行', en: 'rejected' },
  issuers: { zh: '收费单位数', en: 'issuers' },
  sumRowsLeftOut: { zh: '略去的合计行', en: 'rows of sums left out' },
  formulas: { zh: '含公式的单元格', en: 'cells with a formula' },
  rankByExcess: { zh: '多收金额排名', en: 'rank by excess' },
  rankByShare: { zh: '违规比例排名', en: 'rank by share' },
  uscc: { zh: '统一社会信用代码', en: 'issuer code' },
  lines: { zh: '收费行数', en: 'lines' },
  violations: { zh: '违规行数', en: 'violations' },
  undetermined: { zh: '待定的行数', en: 'undetermined' },
  share: { zh: '占比', en: 'share' },
  charged: { zh: '收取', en: 'charged' },
  allowed: { zh: '应收上限', en: 'allowed' },
  excess: { zh: '多收', en: 'excess' },
  cap: { zh: '上限', en: 'cap' },
  code: { zh: '情形', en: 'finding' },
  meaning: { zh: '说明', en: 'meaning' },
  findings: { zh: '发现数', en: 'findings' },
  kind: { zh: '类别', en: 'kind' },
  item: { zh: '目录项目', en: 'item' },
  month: { zh: '月份', en: 'month' },
  jurisdiction: { zh: '行政区划', en: 'place' },
  row: { zh: '原表行号', en: 'row' },
  sheet: { zh: '工作表', en: 'sheet' },
  invoice: { zh: '单据号', en: 'invoice' },
  line: { zh: '明细行', en: 'line' },
  issuer: { zh: '收费单位', en: 'issuer' },
  issuedOn: { zh: '开票日期', en: 'issued on' },
  description: { zh: '收费项目', en: 'charge' },
  ofLines: { zh: '有上限的收费行数', en: 'lines with a limit' },
  group: { zh: '组', en: 'group' },
  count: { zh: '组内数量', en: 'in the group' },
} as const satisfies Record<string, Bilingual>

export type Column = keyof typeof COLUMN_WORDS

export function isColumn(name: string): name is Column {
  return Object.hasOwn(COLUMN_WORDS, name)
}
