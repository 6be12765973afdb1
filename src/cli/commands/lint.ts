// `qingdan catalogue lint [DIR]` decodes a folder of catalogues and says, by file and line, what is wrong with it and which bill shows it.
import type { Source } from '../../core/catalogue/decode.ts'
import { type LintReport, lintSources } from '../../core/lint.ts'
import { isCalendarDate } from '../../core/values/date.ts'
import type { Command, Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { writeFinding } from '../lint/finding-page.ts'
import { complain } from '../problem-text.ts'
import { reasonOf } from '../read-document.ts'
import { todayInChina } from '../today.ts'

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
  run: lintFolder,
}

async function lintFolder(context: Context): Promise<number> {
  const { language, house, out, err } = context
  const folder = context.arguments.operands[0]
  const today = context.arguments.texts.get('on') ?? todayInChina()
  if (!isCalendarDate(today)) {
    err(complain('--on', language === 'zh' ? '应为日历上的一天，写作 YYYY-MM-DD' : 'must be a day of the calendar, written YYYY-MM-DD'))
    return EXIT.unreadable
  }
  let sources: readonly Source[]
  try {
    sources = house.sources(folder)
  } catch (error) {
    err(complain(folder ?? house.catalogues, reasonOf(error)[language]))
    return EXIT.unreadable
  }
  const report = lintSources(sources, { today })
  if (context.arguments.flags.has('json')) out(`${JSON.stringify(report)}\n`)
  else {
    const page = context.page()
    for (const finding of report.findings) writeFinding(page, finding, folder ?? house.catalogues, language)
    page.line(summary(report, context))
    out(page.text())
  }
  return report.errors > 0 ? EXIT.violation : EXIT.fine
}

function summary({ files, errors, warnings }: LintReport, { language }: Context): string {
  return language === 'zh' ? `${files} 个文件：错误 ${errors}，警告 ${warnings}` : `${files} files: ${errors} errors, ${warnings} warnings`
}
