// `qingdan catalogue lint [DIR]` decodes a folder of catalogues and says, by file and line, what is wrong with it and which bill shows it.
import type { Command } from '../command.ts'

export const lint: Command = {
  name: 'catalogue lint',
  operands: '[DIR]',
  summary: { zh: '检查目录文件，按文件和行号列出问题', en: 'check the files of the catalogues, faults by file and line' },
  details: {
    zh: `DIR 缺省为本程序自带的目录；每个问题附上能暴露它的最小账单和核对结果

选项：
  --on DAY      按这一天检查（YYYY-MM-DD），缺省为今天
  --json        输出 JSON，账单可直接提交核对
  --lang zh|en  说明文字的语言
  --no-color    不用颜色

退出码：0 没有错误（警告不计），1 有错误，3 文件夹无法读取`,
    en: `DIR is a folder of catalogues, those of this program by default; each fault comes with the smallest bill that shows it, and the answer to it

options:
  --on DAY      look at them as of this day (YYYY-MM-DD), today by default
  --json        print JSON; its bills can be posted as they are
  --lang zh|en  language of the messages
  --no-color    no colours

exit codes: 0 no errors (warnings do not count), 1 errors, 3 the folder could not be read`,
  },
  options: { on: { type: 'text' }, json: { type: 'flag' } },
  least: 0,
  most: 1,
  run: async (context) => (await import('../run/lint.ts')).lintFolder(context),
}
