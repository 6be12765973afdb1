// What the intake says of a place in a file, in both languages; no text ever holds a value that stood there.
import type { Bilingual } from '../core/catalogue/schema/words.ts'

/** Of a file as a whole. */
export const FILE = {
  notUtf8: { zh: '文件不是 UTF-8 编码', en: 'the file is not UTF-8' },
  notGb18030: { zh: '文件不是 GB18030 编码', en: 'the file is not GB18030' },
  neitherEncoding: { zh: '文件既不是 UTF-8 编码，也不是 GB18030 编码', en: 'the file is neither UTF-8 nor GB18030' },
  otherEncoding: {
    zh: '文件声明的编码不是 UTF-8 或 GB18030',
    en: 'the file declares an encoding other than UTF-8 and GB18030',
  },
  severalMarks: { zh: '文件开头有多个字节顺序标记（BOM）', en: 'the file begins with more than one byte order mark' },
  noInvoice: { zh: '文件中没有单据', en: 'the file holds no invoice' },
  severalInvoices: {
    zh: '文件中有多张单据，请每张单独提交一个文件',
    en: 'the file holds more than one invoice: send each in a file of its own',
  },
  noElement: { zh: '文件中没有任何元素', en: 'the file holds no element' },
  noLines: { zh: '单据没有明细行', en: 'the invoice has no lines' },
  notAWorkbook: { zh: '不是可以读取的 XLSX 工作簿', en: 'not a readable XLSX workbook' },
  noRows: { zh: '表格没有数据行', en: 'the table has no rows' },
} as const satisfies Record<string, Bilingual>

/** Of a file whose format is not one we read. */
export const FORMAT = {
  ofd: { zh: 'OFD 只是票面图样，请改交该发票的 XML 文件', en: 'OFD is a picture of an invoice: send the XML file of the invoice instead' },
  pdf: { zh: 'PDF 只是票面图样，请改交该发票的 XML 文件', en: 'PDF is a picture of an invoice: send the XML file of the invoice instead' },
  archive: { zh: '这是压缩包，请将其中的文件逐个提交', en: 'an archive of files: send each file by itself' },
  unreadableArchive: { zh: '压缩包无法读取', en: 'the archive cannot be read' },
  otherXml: {
    zh: '不是可以读取的 XML 格式：数电票、财政电子票据、UBL 2.1 或 CII D16B',
    en: 'not an XML dialect we read: 数电票, 财政电子票据, UBL 2.1 or CII D16B',
  },
  notText: { zh: '不是文本', en: 'not text' },
  neitherTextNorWorkbook: { zh: '既不是文本，也不是工作簿', en: 'neither text nor a workbook' },
  unknown: { zh: '不是可以读取的格式', en: 'no format we read' },
} as const satisfies Record<string, Bilingual>

/** Of an archive. */
export const ARCHIVE = {
  damaged: { zh: '压缩包不完整或已损坏', en: 'the archive is truncated or damaged' },
  damagedPart: { zh: '压缩包已损坏，或解压后大于其声明的大小', en: 'the archive is damaged, or unpacks to more than it declares' },
  twice: { zh: '同一个条目出现了两次', en: 'an entry stands twice' },
  climbing: { zh: '条目的路径是绝对路径或指向上级目录', en: 'an entry has an absolute or climbing path' },
  encrypted: { zh: '条目已加密', en: 'an entry is encrypted' },
  otherMethod: { zh: '条目的压缩方式无法读取', en: 'an entry is compressed in a way we do not read' },
  tooLargeEntry: { zh: '条目过大，不像是账单', en: 'an entry is larger than any bill' },
  unpacksTooLarge: { zh: '压缩包解压后超过允许的大小', en: 'the archive unpacks to more than we take' },
} as const satisfies Record<string, Bilingual>

/** Of JSON text and XML text. */
export const TEXT = {
  notJson: { zh: '不是格式正确的 JSON', en: 'not well-formed JSON' },
  notAnObject: { zh: '不是 JSON 对象', en: 'not a JSON object' },
  doctype: { zh: '不得含有文档类型声明（DOCTYPE）', en: 'a document type declaration is not allowed' },
  forbiddenElement: { zh: '有元素使用了不允许的名称', en: 'an element has a name that is not allowed' },
} as const satisfies Record<string, Bilingual>

/** Of one value, wherever it stands. */
export const VALUE = {
  notADay: { zh: '不是存在的日期', en: 'not a day of the calendar' },
  notADecimal: { zh: '不是普通的十进制数', en: 'not a plain decimal' },
  notAUscc: {
    zh: '不是正确的统一社会信用代码（GB 32100-2015）',
    en: 'not a sound unified social credit code (GB 32100-2015)',
  },
  notATaxRate: { zh: '不是税率', en: 'not a tax rate' },
  notARegion: { zh: '不是 GB/T 2260 代码', en: 'not a GB/T 2260 code' },
  noArea: { zh: '不是省内的六位区划代码', en: 'not an area code of six digits in a province' },
  noProvince: { zh: '看不出是哪个省份', en: 'names no province' },
  notCarriedOver: { zh: '没有带入核对', en: 'not carried over' },
  repeated: { zh: '这里只应出现一次，却出现了多次', en: 'stands more than once where one is expected' },
  noPeriod: { zh: '无法据此确定期间', en: 'no period can be made of it' },
  noPayerKind: { zh: '无法据此判断付款方类别', en: 'the kind of payer is not told by it' },
  numbersDisagree: { zh: '文件中的两个发票号码不一致', en: 'the two invoice numbers of the file disagree' },
  noNumber: { zh: '没有发票号码（Header/EIid）', en: 'no invoice number (Header/EIid)' },
  otherCurrency: { zh: '与单据的币种不同', en: 'not the currency of the document' },
} as const satisfies Record<string, Bilingual>

/** Of amounts, prices and taxes. */
export const MONEY = {
  none: { zh: '没有金额', en: 'no amount' },
  noItemAmount: { zh: '没有金额（ItemAmount）', en: 'no amount (ItemAmount)' },
  noRate: { zh: '没有税率，无法得出含税金额', en: 'no tax rate, so the amount with tax cannot be known' },
  taxFree: { zh: '免税：不带入税率', en: 'free of tax: no rate is carried over' },
  noTax: { zh: '既没有价税合计，也没有税额', en: 'neither the total with tax nor the tax is stated' },
  notTheSum: { zh: '不等于不含税金额与税额之和', en: 'not the sum of the total without tax and the tax' },
  priceAlone: { zh: '有单价而没有数量', en: 'a price without a quantity' },
  netPriceAlone: { zh: '有不含税单价而没有数量', en: 'a price without tax and without a quantity' },
  priceOff: { zh: '单价乘以数量不等于该行金额', en: 'price times quantity is not the amount of the line' },
  netPriceOff: { zh: '不含税单价乘以数量不等于不含税金额', en: 'price without tax times quantity is not the amount without tax' },
  inexactPrice: {
    zh: '这是不含税单价，且含税单价除不尽，没有带入',
    en: 'a price without tax; the price with tax is not an exact decimal',
  },
  noPriceBase: { zh: '单价对应的数量须大于零', en: 'the base quantity of a price is more than zero' },
  taxUnclear: {
    zh: '旁边列有税额，但没有写明金额是否含税，请增加“价税合计”列',
    en: 'the tax stands beside it, but not whether it is included: add a column 价税合计',
  },
  grossUsed: { zh: '已改用含税金额', en: 'the amount with tax was used instead' },
} as const satisfies Record<string, Bilingual>

/** Of the rows, columns and cells of a table. */
export const TABLE = {
  forbiddenHeading: { zh: '不得使用这个列名', en: 'this heading is not allowed' },
  noHeader: {
    zh: '前 20 行中没有同时写明收费项目和金额的表头',
    en: 'no header row naming an item and an amount in the first 20 rows',
  },
  title: { zh: '表头之上的标题没有带入核对', en: 'a title above the header row is not carried over' },
  column: { zh: '这一列没有带入核对', en: 'this column is not carried over' },
  sums: { zh: '合计行没有计入', en: 'a row of sums was left out' },
  hidden: { zh: '隐藏的工作表没有读取', en: 'a hidden sheet was not read' },
  noNumber: { zh: '这一行没有单据号', en: 'the row has no invoice number' },
  apart: {
    zh: '同一单据的各行没有排在一起，或中间有无法读取的行，该单据没有核对：请按单据号排序',
    en: 'the rows of this invoice do not stand together, or one between them cannot be read, so it was not checked: sort by invoice number',
  },
  interrupted: {
    zh: '这张单据的行中间有无法读取的行，可能也属于它，所以整张没有核对',
    en: 'a row among those of this invoice cannot be read and may be one of them, so it was not checked',
  },
  severalSheets: {
    zh: '几个工作表中都有这个单据号，看不出是不是同一张单据，所以没有核对：请放在同一个工作表中，或写明各自的收费单位',
    en: 'several sheets hold this invoice number, and nothing tells whether they mean one invoice, so it was not checked: put its rows on one sheet, or name the issuer on each',
  },
  noAmount: { zh: '这一行没有金额', en: 'the row states no amount' },
  differs: { zh: '与同一单据第一行的内容不一致', en: 'differs from the first row of the same invoice' },
  digitsLost: {
    zh: '按数字存储，超出的位数已丢失，请将该列设为文本格式',
    en: 'stored as a number with more digits than were kept: format the column as text',
  },
  zerosLost: { zh: '按数字存储，开头的零（如有）已丢失', en: 'stored as a number: leading zeros, if there were any, are lost' },
  unknownWord: { zh: '不是约定的用词', en: 'a word outside the vocabulary' },
  noPeriod: { zh: '不是日期、月份或起止日期', en: 'not a day, month or range of days' },
  halfPeriod: { zh: '期间只写了一端', en: 'half a period' },
  neitherYesNorNo: { zh: '既不是“是”，也不是“否”', en: 'neither yes nor no' },
} as const satisfies Record<string, Bilingual>

/** Of what is more than we take; `most` is the bound, never what was found. */
export const OVER = {
  fileBytes: (most: number) => ({ zh: `文件大于 ${most} 字节`, en: `the file is larger than ${most} bytes` }),
  fileLines: (most: number) => ({ zh: `文件超过 ${most} 行`, en: `the file has more than ${most} lines` }),
  lineCharacters: (most: number) => ({ zh: `这一行超过 ${most} 个字符`, en: `the line is longer than ${most} characters` }),
  attributeCharacters: (most: number) => ({ zh: `有属性超过 ${most} 个字符`, en: `an attribute is longer than ${most} characters` }),
  textCharacters: (most: number) => ({ zh: `有文本超过 ${most} 个字符`, en: `a text is longer than ${most} characters` }),
  elementDepth: (most: number) => ({ zh: `元素嵌套超过 ${most} 层`, en: `elements are nested deeper than ${most}` }),
  elements: (most: number) => ({ zh: `元素超过 ${most} 个`, en: `there are more than ${most} elements` }),
  entries: (most: number) => ({ zh: `压缩包中的条目超过 ${most} 个`, en: `the archive has more than ${most} entries` }),
  rows: (most: number) => ({ zh: `超过 ${most} 行`, en: `more than ${most} rows` }),
  columns: (most: number) => ({ zh: `超过 ${most} 列`, en: `more than ${most} columns` }),
  cells: (most: number) => ({ zh: `超过 ${most} 个单元格`, en: `more than ${most} cells` }),
  spans: (most: number) => ({ zh: `合并单元格或列宽设置超过 ${most} 处`, en: `more than ${most} merged cells or column widths` }),
  cellCharacters: (most: number) => ({ zh: `单元格超过 ${most} 个字符`, en: `a cell is longer than ${most} characters` }),
  cellMarkup: (most: number) => ({ zh: `单元格的标记超过 ${most} 个字符`, en: `a cell is written in more than ${most} characters` }),
} as const satisfies Record<string, (most: number) => Bilingual>

export function otherRoot(roots: readonly string[]): Bilingual {
  return { zh: `根元素不是 ${roots.join(' 或 ')}`, en: `the root element is not ${roots.join(' or ')}` }
}

export function discountNetted(line: number): Bilingual {
  return { zh: `折扣行，已并入第 ${line} 行`, en: `discount row: netted into line ${line}` }
}

export function savedValues(count: number): Bilingual {
  return { zh: `有 ${count} 个单元格含公式，采用其保存的值`, en: `cells with formulas: ${count}; their saved values were used` }
}
