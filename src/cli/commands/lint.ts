// `qingdan catalogue lint [DIR]` decodes a folder of catalogues and says, by file and line, what is wrong with it.
import { join, relative } from 'node:path'
import process from 'node:process'
import type { Source } from '../../core/catalogue/decode.ts'
import { type LintFinding, type LintReport, lintSources } from '../../core/catalogue/lint/lint.ts'
import type { Command, Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain } from '../problem-text.ts'
import { reasonOf } from '../read-document.ts'
import type { Page } from '../screen/page.ts'

export const lint: Command = {
  name: 'catalogue lint',
  operands: '[DIR]',
  summary: { zh: '检查目录文件，按文件和行号列出问题', en: 'check the files of the catalogues, faults by file and line' },
  details: {
    zh: `DIR 缺省为本程序自带的目录

选项：
  --lang zh|en  说明文字的语言
  --no-color    不用颜色

退出码：0 没有错误（警告不计），1 有错误，3 文件夹无法读取`,
    en: `DIR is a folder of catalogues, those of this program by default

options:
  --lang zh|en  language of the messages
  --no-color    no colours

exit codes: 0 no errors (warnings do not count), 1 errors, 3 the folder could not be read`,
  },
  options: {},
  least: 0,
  most: 1,
  run: lintFolder,
}

async function lintFolder(context: Context): Promise<number> {
  const { language, house, out, err } = context
  const folder = context.arguments.operands[0]
  let sources: readonly Source[]
  try {
    sources = house.sources(folder)
  } catch (error) {
    err(complain(folder ?? house.catalogues, reasonOf(error)[language]))
    return EXIT.unreadable
  }
  const report = lintSources(sources)
  const page = context.page()
  for (const finding of report.findings) writeFinding(page, finding, folder ?? house.catalogues, context)
  page.line(summary(report, context))
  out(page.text())
  return report.errors > 0 ? EXIT.violation : EXIT.fine
}

/** `catalogues/CN/deposit.yaml:12: …` is what editors and terminals open on a click, so this line is never wrapped. */
function writeFinding(page: Page, finding: LintFinding, folder: string, { language }: Context): void {
  const file = relative(process.cwd(), join(folder, finding.file)) || finding.file
  const word = SEVERITY_WORDS[finding.severity][language]
  page.line(
    `${page.paint('bold', `${file}:${finding.line}:`)} ${page.paint(finding.severity === 'error' ? 'red' : 'yellow', word)} [${finding.code}] ${finding.detail}`,
  )
  const where = [finding.path, finding.id === undefined ? '' : `(${finding.id})`].filter(Boolean).join(' ')
  page.paragraph(`${finding.sentence[language]}${where === '' ? '' : language === 'zh' ? `：${where}` : `: ${where}`}`, {
    indent: 4,
    colour: 'dim',
  })
}

const SEVERITY_WORDS = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
} as const satisfies Record<LintFinding['severity'], { zh: string; en: string }>

function summary({ files, errors, warnings }: LintReport, { language }: Context): string {
  return language === 'zh' ? `${files} 个文件：错误 ${errors}，警告 ${warnings}` : `${files} files: ${errors} errors, ${warnings} warnings`
}
