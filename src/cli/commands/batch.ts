// `qingdan batch FILE --out FILE` judges a file of many bills on all cores and writes the results in the order of the file.
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { BatchFormat } from '../../app/batch/ports.ts'
import { failed } from '../../app/problems.ts'
import { ISSUER_ROLES, PAYER_KINDS } from '../../core/catalogue/schema/words.ts'
import type { Verdict } from '../../core/findings/report.ts'
import { regionExists } from '../../core/values/region.ts'
import type { Command, Context } from '../command.ts'
import { EXIT, EXIT_OF_VERDICT } from '../exit-code.ts'
import { complain, problemText } from '../problem-text.ts'
import { reasonOf } from '../read-document.ts'
import { progressBar } from '../screen/progress-bar.ts'

/** A packed file is told by the name under its `.gz`. */
const FORMATS: Readonly<Record<string, BatchFormat>> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.csv': 'csv', '.xlsx': 'xlsx' }
const WORST_FIRST: readonly Verdict[] = ['violation', 'undetermined', 'permitted', 'not-regulated']

export const batch: Command = {
  name: 'batch',
  operands: 'FILE',
  summary: { zh: '核对一个文件中的大量单据', en: 'judge a file of many bills' },
  details: {
    zh: `FILE 为 .ndjson（每行一张单据）、.csv 或 .xlsx（每行一条收费，次序不限），可用 gzip 压缩（.gz）

选项：
  --out FILE           结果文件：.ndjson、.csv 或 .xlsx
  --lang zh|en         说明文字的语言
  --jurisdiction CODE  文件没有写明时的地区代码（GB/T 2260，或 CN）
  --role ROLE          文件没有写明时的收费方身份
  --payer KIND         文件没有写明时的付款方类别

退出码：0 全部合规或不受目录约束，1 有违规，2 有待定而无违规，3 文件或其中的行无法读取`,
    en: `FILE is .ndjson (one bill a line), .csv or .xlsx (one charge a row, in any order), packed with gzip (.gz) or not

options:
  --out FILE           where the results go: .ndjson, .csv or .xlsx
  --lang zh|en         language of the messages
  --jurisdiction CODE  the place, where the file names none (GB/T 2260, or CN)
  --role ROLE          in what capacity the issuer charges, where the file does not say
  --payer KIND         who pays, where the file does not say

exit codes: 0 all permitted or not regulated, 1 a violation, 2 undetermined and no violation, 3 the file or rows of it could not be read`,
  },
  options: {
    out: { type: 'text' },
    jurisdiction: { type: 'text' },
    role: { type: 'text', values: ISSUER_ROLES },
    payer: { type: 'text', values: PAYER_KINDS },
  },
  least: 1,
  most: 1,
  run: runBatchCommand,
}

async function runBatchCommand(context: Context): Promise<number> {
  const { language, house, err } = context
  const { texts, operands } = context.arguments
  const [file = ''] = operands
  const out = texts.get('out')
  if (out === undefined) return refuse(context, '--out', '缺少结果文件', 'says where the results go and is missing')
  const format = formatOf(file.replace(/\.gz$/i, ''))
  if (format === undefined) return refuse(context, file, '文件名应以 .ndjson、.csv 或 .xlsx 结尾', 'must end in .ndjson, .csv or .xlsx')
  const outFormat = formatOf(out)
  if (outFormat === undefined) return refuse(context, out, '文件名应以 .ndjson、.csv 或 .xlsx 结尾', 'must end in .ndjson, .csv or .xlsx')
  const { number: edition, regions } = await house.current()
  const jurisdiction = texts.get('jurisdiction')
  if (jurisdiction !== undefined && !regionExists(regions, jurisdiction)) {
    return refuse(context, `--jurisdiction ${jurisdiction}`, '不是 GB/T 2260 的地区代码', 'is not a region of GB/T 2260')
  }
  const unreadable = await unreadableReason(file)
  if (unreadable !== undefined) return refuse(context, file, unreadable.zh, unreadable.en)
  const bar = progressBar(context)
  const defaults = {
    ...stated('jurisdiction', jurisdiction),
    ...stated('issuerRole', texts.get('role')),
    ...stated('payerKind', texts.get('payer')),
  }
  const result = await house.batch({ file, format, out, outFormat, language, defaults, edition, onProgress: bar.show })
  bar.clear()
  if (!result.ok) {
    const problem = result.problem ?? failed('internal', { zh: '未完成', en: 'not completed' }).problem
    err(problemText(file, problem, language))
    return EXIT.unreadable
  }
  const { tally } = result
  const { verdicts, rejected, invoices, rows } = tally
  const counts = `${WORST_FIRST.map((it) => `${it} ${verdicts[it]}`).join(', ')}`
  err(
    language === 'zh'
      ? `${rows} 行，${invoices} 张单据（${counts}），${rejected} 处未能读取；结果见 ${out}\n`
      : `${rows} rows, ${invoices} bills (${counts}), ${rejected} rejected; results in ${out}\n`,
  )
  const worst = WORST_FIRST.find((it) => verdicts[it] > 0)
  if (worst !== undefined && EXIT_OF_VERDICT[worst] === EXIT.violation) return EXIT.violation
  if (rejected > 0) return EXIT.unreadable
  return worst === undefined ? EXIT.fine : EXIT_OF_VERDICT[worst]
}

function formatOf(file: string): BatchFormat | undefined {
  return FORMATS[extname(file).toLowerCase()]
}

async function unreadableReason(file: string) {
  try {
    const found = await stat(file)
    return found.isDirectory() ? { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' } : undefined
  } catch (error) {
    return reasonOf(error)
  }
}

function stated<K extends string>(key: K, value: string | undefined): { [name in K]?: string } {
  const result: { [name in K]?: string } = {}
  if (value !== undefined) result[key] = value
  return result
}

function refuse({ language, err }: Context, what: string, zh: string, en: string): number {
  err(complain(what, language === 'zh' ? zh : en))
  return EXIT.unreadable
}
