// `qingdan check FILE…` judges the bills of files in any accepted format and says so as tables or as JSON.
import { ISSUER_ROLES, PAYER_KINDS } from '../../core/catalogue/schema/words.ts'
import type { Command } from '../command.ts'

export const check: Command = {
  name: 'check',
  operands: 'FILE…',
  summary: { zh: '核对账单，逐行说明能不能收、收多了多少', en: 'judge bills line by line: what may be charged, and what is too much' },
  details: {
    zh: `FILE 可以是 JSON、NDJSON、CSV、XLSX、数电票 XML、财政电子票据 XML、UBL 2.1 或 CII；- 表示标准输入

选项：
  --json               输出 JSON 报告，每张单据一行
  --lang zh|en         说明文字的语言
  --jurisdiction CODE  文件没有写明时的地区代码（GB/T 2260，或 CN）
  --role ROLE          文件没有写明时的收费方身份
  --payer KIND         文件没有写明时的付款方类别
  --edition N          按目录的第 N 版核对
  --no-color           不用颜色

退出码：0 全部合规或不受目录约束，1 有违规，2 有待定而无违规，3 有文件无法读取`,
    en: `FILE is JSON, NDJSON, CSV, XLSX, the fully digitalised e-invoice XML, the fiscal e-bill XML, UBL 2.1 or CII; - is standard input

options:
  --json               print the reports as JSON, one bill a line
  --lang zh|en         language of the messages
  --jurisdiction CODE  the place, where the file names none (GB/T 2260, or CN)
  --role ROLE          in what capacity the issuer charges, where the file does not say
  --payer KIND         who pays, where the file does not say
  --edition N          judge by edition N of the catalogues
  --no-color           no colours

exit codes: 0 all permitted or not regulated, 1 a violation, 2 undetermined and no violation, 3 something could not be read`,
  },
  options: {
    json: { type: 'flag' },
    jurisdiction: { type: 'text' },
    role: { type: 'text', values: ISSUER_ROLES },
    payer: { type: 'text', values: PAYER_KINDS },
    edition: { type: 'text' },
  },
  least: 1,
  most: Number.POSITIVE_INFINITY,
  run: async (context) => (await import('../run/check.ts')).checkFiles(context),
}
