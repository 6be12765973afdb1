// `qingdan catalogue diff A B` says what changed from one edition to another, and with --replay what that changes for bills.
import type { Command } from '../command.ts'

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
  run: async (context) => (await import('../run/diff.ts')).diffEditions(context),
}
