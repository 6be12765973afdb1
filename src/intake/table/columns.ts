// Which column of a spreadsheet means what: the headings people use, in Chinese and English.

/** The first heading of a field that is found wins; a second column for the same field is reported, not merged. */
const HEADINGS = {
  number: [
    'id',
    '发票号码',
    '数电票号码',
    '发票号',
    '票据号码',
    '票据号',
    '账单编号',
    '账单号',
    '单据编号',
    '单据号',
    '单号',
    '票号',
    'invoice',
    'invoiceid',
    'invoicenumber',
    'invoiceno',
  ],
  issuerName: [
    'issuername',
    '收费单位',
    '收费单位名称',
    '执收单位',
    '执收单位名称',
    '开票单位',
    '销售方名称',
    '销方名称',
    '销售方',
    'issuer',
    'seller',
    'sellername',
  ],
  issuerUscc: ['issueruscc', '收费单位统一社会信用代码', '收费单位信用代码', '销售方纳税人识别号', '销方识别号', '销方税号', 'sellertaxid'],
  issuerRole: ['issuerrole', '收费主体', '收费主体类型', '收费单位类型'],
  payerName: ['payername', '缴费单位', '缴费人', '付款单位', '缴款人', '购买方名称', '购方名称', '购买方', 'payer', 'buyer', 'buyername'],
  payerUscc: ['payeruscc', '缴费单位统一社会信用代码', '缴费人信用代码', '购买方纳税人识别号', '购方识别号', '购方税号', 'buyertaxid'],
  payerKind: ['payerkind', '缴费人类型', '缴费单位类型'],
  jurisdiction: ['jurisdiction', '行政区划代码', '行政区划', '地区代码', '地区'],
  issuedOn: ['issuedon', '开票日期', '开具日期', '账单日期', '日期', '抄表日期', 'date', 'issuedate', 'invoicedate'],
  currency: ['currency', '币种'],
  total: ['total', '发票总额', '票面总额', '账单总额', 'invoicetotal'],
  lineId: ['lineid', '行号', '序号', 'line'],
  code: ['code', '收费项目编码', '收费编码', '项目编码', '项目代码'],
  description: ['description', '收费项目', '收费项目名称', '收费名称', '项目名称', '项目', '货物或应税劳务服务名称', 'itemname', 'item'],
  quantity: ['quantity', '数量', '用量', '电量', '用电量', '水量', '用水量', '计费量', 'qty'],
  unit: ['unit', '计量单位', '单位'],
  unitPrice: ['unitprice', '单价', '收费标准', '执行标准', '电价', '水价', 'price'],
  gross: ['amount', '价税合计', '含税金额', '金额含税'],
  amount: ['金额', '实收', '实收金额', '应收', '应收金额', '合计', '合计金额'],
  net: ['taxnet', '不含税金额', '金额不含税'],
  taxAmount: ['taxamount', '税额'],
  taxRate: ['taxrate', '税率', '税率征收率'],
  credit: ['credit', '红冲', '冲红', '是否红冲'],
  period: ['period', '计费期间', '所属期', '费款所属期', '服务期间', '计费周期'],
  periodFrom: ['periodfrom', '期间起', '计费起始日期', '开始日期', '起始日期', '通行日期起', 'from'],
  periodTo: ['periodto', '期间止', '计费截止日期', '结束日期', '截止日期', '通行日期止', 'to'],
  customerClass: ['customerclass', '用电类别', '用水性质', '用气性质', '用电性质'],
  object: ['object', '收费对象', '户号', '用户编号', '表号', '车牌号', '车牌', '车牌号码'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof HEADINGS

const isField = (key: string): key is Field => key in HEADINGS
const FIELDS: ReadonlyMap<string, { readonly field: Field; readonly rank: number }> = new Map(
  Object.keys(HEADINGS)
    .filter(isField)
    .flatMap((field) => HEADINGS[field].map((heading, rank) => [heading, { field, rank }])),
)
const FACT = /^(?:facts?|事实)[.:]\s*([A-Za-z][A-Za-z0-9]{0,63})$/
const UNIT_IN_BRACKETS = /\((?:[^()]*元[^()]*|%|kwh|度|千瓦时|m3|立方米|吨|份|件)\)/g

/** No heading is longer; a long text in a title row is not searched for units. */
const MAX_HEADING = 60

export type Meaning = { readonly field: Field; readonly rank: number } | { readonly fact: string } | undefined

/** What a heading means: compared without spaces, brackets and units, in the half-width forms. */
export function meaningOf(heading: string): Meaning {
  if (heading.length > MAX_HEADING) return undefined
  const plain = heading.normalize('NFKC').trim()
  const fact = FACT.exec(plain)?.[1]
  if (fact !== undefined) return { fact }
  const key = plain
    .toLowerCase()
    .replace(UNIT_IN_BRACKETS, '')
    .replace(/[\s()[\]{}【】:;,、.*_/-]/g, '')
  return FIELDS.get(key)
}
