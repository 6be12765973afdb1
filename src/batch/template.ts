// The template to fill in: a header, an example row, and drop-downs of the words and facts that have a list of answers.
import { ISSUER_ROLES, PAYER_KINDS } from '../core/catalogue/schema/words.ts'
import type { Vocabulary } from '../core/catalogue/vocabulary.ts'
import { type WorkbookSheet, workbookBytes } from './workbook.ts'

interface TemplateColumn {
  readonly title: string
  readonly example: string
  readonly values?: readonly string[]
}

/** A list of words within the file itself may be no longer. */
const MAX_LIST = 255
const MIN_WIDTH = 12

const COLUMNS: readonly TemplateColumn[] = [
  { title: '发票号码', example: 'HM-2023-0417' },
  { title: '开票日期', example: '2023-04-17' },
  { title: '收费单位', example: '哈密某物业服务有限公司' },
  { title: '收费单位统一社会信用代码', example: '' },
  { title: '收费主体', example: 'non-grid-supplier', values: ISSUER_ROLES },
  { title: '缴费单位', example: '某商贸有限公司' },
  { title: '缴费人类型', example: 'enterprise', values: PAYER_KINDS },
  { title: '行政区划代码', example: '650502' },
  { title: '收费项目', example: '居民生活电费' },
  { title: '收费项目编码', example: '' },
  { title: '数量', example: '1000' },
  { title: '计量单位', example: '千瓦时' },
  { title: '单价', example: '0.45' },
  { title: '价税合计', example: '450.00' },
  { title: '计费期间', example: '2023-04-01至2023-04-15' },
  { title: '发票总额', example: '450.00' },
]
const EXAMPLE_FACTS: Readonly<Record<string, string>> = { customerClass: 'residential' }

/** Every fact has a column of its own, headed `facts.name`. */
function columnsOf(vocabulary: Vocabulary): readonly TemplateColumn[] {
  const facts = [...vocabulary.facts.values()].filter(({ field }) => field !== true)
  return [
    ...COLUMNS,
    ...facts.map(({ name, type, values }): TemplateColumn => {
      const list = type === 'boolean' ? ['true', 'false'] : values?.map((it) => (typeof it === 'string' ? it : it.value))
      return { title: `facts.${name}`, example: EXAMPLE_FACTS[name] ?? '', ...(list === undefined ? {} : { values: list }) }
    }),
  ]
}

export function templateCsv(vocabulary: Vocabulary): string {
  const columns = columnsOf(vocabulary)
  return `\uFEFF${columns.map(({ title }) => title).join(',')}\r\n${columns.map(({ example }) => example).join(',')}\r\n`
}

export async function templateXlsx(vocabulary: Vocabulary): Promise<Uint8Array> {
  const columns = columnsOf(vocabulary)
  const sheet: WorkbookSheet = {
    name: '收费明细',
    titles: columns.map(({ title }) => title),
    rows: [columns.map(({ example }) => example)],
    widths: columns.map(({ title }) => Math.max(MIN_WIDTH, title.length * 2)),
    lists: new Map(columns.flatMap(({ values }, index) => (isList(values) ? [[index, values] as const] : []))),
  }
  return new Uint8Array(await new Response(ReadableStream.from(workbookBytes([sheet]))).arrayBuffer())
}

function isList(values: readonly string[] | undefined): values is readonly string[] {
  return values !== undefined && values.join(',').length <= MAX_LIST
}
