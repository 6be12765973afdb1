// `qingdan catalogue diff A B` says what changed from one edition to another, and with --replay what that changes for bills.
import { type NamedBill, replay } from '../../app/replay.ts'
import { takeBills } from '../../app/take-bills.ts'
import { diffSets, isSame } from '../../core/catalogue/diff/diff-sets.ts'
import { diffPage } from '../../core/catalogue/diff/page.ts'
import type { Edition } from '../../core/catalogue/edition.ts'
import type { Command, Context } from '../command.ts'
import { writeDiff } from '../diff/diff-text.ts'
import { writeReplay } from '../diff/replay-text.ts'
import { EXIT } from '../exit-code.ts'
import { complain, problemText } from '../problem-text.ts'
import { readDocument, STANDARD_INPUT } from '../read-document.ts'

const GOLDEN = 'examples'

export const diff: Command = {
  name: 'catalogue diff',
  operands: 'A B',
  summary: { zh: '比较两个版本，逐字段列出差异', en: 'compare two editions, field by field' },
  details: {
    zh: `A、B 为目录文件夹，或本地数据库中的版本号（数字；以数字命名的文件夹写作 ./1）

选项：
  --replay FILE  用 FILE 中的账单（任何可接受的格式，- 为标准输入）分别按两个版本核对，
                 列出新增和消失的结论、涉及金额；examples 为本程序自带的示例账单
  --json         输出 JSON
  --lang zh|en   说明文字的语言
  --no-color     不用颜色

退出码：0 没有差异，1 有差异，3 无法读取`,
    en: `A and B are folders of catalogues, or numbers of editions in the local database (digits; write a folder called 1 as ./1)

options:
  --replay FILE  judge the bills of FILE (any accepted format, - is standard input) by both, and say which findings
                 are new or dropped and what money moves; examples are the golden bills of this program
  --json         print JSON
  --lang zh|en   language of the text
  --no-color     no colours

exit codes: 0 no difference, 1 they differ, 3 something could not be read`,
  },
  options: { replay: { type: 'text' }, json: { type: 'flag' } },
  least: 2,
  most: 2,
  run: diffEditions,
}

async function diffEditions(context: Context): Promise<number> {
  const { language, out } = context
  const [a = '', b = ''] = context.arguments.operands
  const [before, after] = [await editionOf(context, a), await editionOf(context, b)]
  if (before === undefined || after === undefined) return EXIT.unreadable
  const file = context.arguments.texts.get('replay')
  const bills = file === undefined ? undefined : await billsOf(context, file)
  if (file !== undefined && bills === undefined) return EXIT.unreadable
  const difference = diffSets(before.set, after.set)
  const replayed = bills && replay({ before, after }, bills, { language })
  if (context.arguments.flags.has('json')) {
    const editions = { before: { digest: before.digest }, after: { digest: after.digest } }
    out(`${JSON.stringify({ ...editions, diff: difference, ...(replayed && { replay: replayed }) })}\n`)
  } else {
    const page = context.page()
    const { vocabulary, regions } = after
    writeDiff(page, diffPage(difference, { vocabulary, regions, language }), language)
    if (replayed !== undefined) writeReplay(page, replayed, language)
    out(page.text())
  }
  return isSame(difference) ? EXIT.fine : EXIT.violation
}

/** Undefined where there is none, which has then been said. */
async function editionOf({ house, language, err }: Context, ref: string): Promise<Edition | undefined> {
  const found = await house.edition(ref)
  if (found.ok) return found.edition
  err(complain(ref, found.reason[language]))
  for (const { file, line, path, detail } of found.faults) err(`  ${file}:${line}  ${path === '' ? '' : `${path}: `}${detail}\n`)
  return undefined
}

async function billsOf({ house, language, err, input }: Context, file: string): Promise<readonly NamedBill[] | undefined> {
  if (file === GOLDEN) return house.examples()
  const read = await readDocument(file, input)
  if (!read.ok) {
    err(complain(file, read.reason[language]))
    return undefined
  }
  const bills = await takeBills({ bytes: read.bytes, fileName: file === STANDARD_INPUT ? undefined : file })
  if (bills.ok) return bills.value
  err(problemText(file, bills.problem, language))
  return undefined
}
