// Looks for faults in a folder of catalogues: what `qingdan catalogue lint` does.
import { type LintReport, lintSources } from '../../core/lint.ts'
import { isCalendarDate } from '../../core/values/date.ts'
import type { Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { writeFinding } from '../lint/finding-page.ts'
import { complain } from '../problem-text.ts'
import { todayInChina } from '../today.ts'
import { folderSources } from './folder-sources.ts'

export async function lintFolder(context: Context): Promise<number> {
  const { language, out, err } = context
  const today = context.arguments.texts.get('on') ?? todayInChina()
  if (!isCalendarDate(today)) {
    err(complain('--on', language === 'zh' ? '应为日历上的一天，写作 YYYY-MM-DD' : 'must be a day of the calendar, written YYYY-MM-DD'))
    return EXIT.unreadable
  }
  const read = folderSources(context)
  if (read === undefined) return EXIT.unreadable
  const report = lintSources(read.sources, { today })
  if (context.arguments.flags.has('json')) out(`${JSON.stringify(report)}\n`)
  else {
    const page = context.page()
    for (const finding of report.findings) writeFinding(page, finding, read.name, language)
    page.line(summary(report, context))
    out(page.text())
  }
  return report.errors > 0 ? EXIT.violation : EXIT.fine
}

function summary({ files, errors, warnings }: LintReport, { language }: Context): string {
  return language === 'zh' ? `${files} 个文件：错误 ${errors}，警告 ${warnings}` : `${files} files: ${errors} errors, ${warnings} warnings`
}
