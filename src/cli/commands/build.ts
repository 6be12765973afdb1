// `qingdan catalogue build [DIR]` decodes and lints a folder of catalogues and says what edition it makes: its digest and how much it holds.
import { writeFile } from 'node:fs/promises'
import { decodeSet } from '../../core/catalogue/catalogue-set.ts'
import type { Source } from '../../core/catalogue/decode.ts'
import { contentOf, digestOf } from '../../core/catalogue/edition.ts'
import { type EntryType, entriesOf } from '../../core/catalogue/entries.ts'
import { lintSources } from '../../core/lint.ts'
import type { Command, Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain } from '../problem-text.ts'
import { reasonOf } from '../read-document.ts'
import { todayInChina } from '../today.ts'

export const build: Command = {
  name: 'catalogue build',
  operands: '[DIR]',
  summary: { zh: '把目录文件合成一个版本，给出摘要和条目数', en: 'make an edition of the catalogues: its digest and what it holds' },
  details: {
    zh: `DIR 缺省为本程序自带的目录；版本号由发布时给出，不影响摘要

选项：
  --out FILE    把版本内容写成规范 JSON（其 SHA-256 即摘要）
  --json        输出 JSON
  --lang zh|en  说明文字的语言

退出码：0 已合成，1 目录有错误（不写文件），3 无法读取或写入`,
    en: `DIR is a folder of catalogues, those of this program by default; the number comes with publishing and is no part of the digest

options:
  --out FILE    write the content as canonical JSON, whose SHA-256 is the digest
  --json        print JSON
  --lang zh|en  language of the text

exit codes: 0 made, 1 the catalogues have errors (nothing is written), 3 something could not be read or written`,
  },
  options: { out: { type: 'text' }, json: { type: 'flag' } },
  least: 0,
  most: 1,
  run: buildFolder,
}

async function buildFolder(context: Context): Promise<number> {
  const { language, house, out, err } = context
  const folder = context.arguments.operands[0]
  let sources: readonly Source[]
  try {
    sources = house.sources(folder)
  } catch (error) {
    err(complain(folder ?? house.catalogues, reasonOf(error)[language]))
    return EXIT.unreadable
  }
  const report = lintSources(sources, { today: todayInChina() })
  const decoded = decodeSet(sources)
  if (report.errors > 0 || !decoded.ok) {
    const count = language === 'zh' ? `目录有 ${report.errors} 处错误` : `the catalogues have ${report.errors} error(s)`
    err(complain(folder ?? house.catalogues, count))
    for (const { file, line, code, detail, severity } of report.findings)
      if (severity === 'error') err(`  ${file}:${line}  [${code}] ${detail}\n`)
    return EXIT.violation
  }
  const content = contentOf(decoded.value)
  const made = {
    digest: digestOf(content),
    catalogues: decoded.value.files.length,
    ...countsOf(entriesOf(decoded.value).map(({ entry }) => entry.type)),
    warnings: report.warnings,
  }
  const file = context.arguments.texts.get('out')
  const fault = file === undefined ? undefined : await written(file, content, language)
  if (fault !== undefined) {
    err(fault)
    return EXIT.unreadable
  }
  out(context.arguments.flags.has('json') ? `${JSON.stringify(made)}\n` : `${made.digest}\n${countWords(made, language)}\n`)
  return EXIT.fine
}

type Counts = Readonly<Record<'items' | 'prohibitions' | 'reliefs' | 'incompatible', number>>

function countsOf(types: readonly EntryType[]): Counts {
  const count = (type: EntryType) => types.filter((it) => it === type).length
  return { items: count('item'), prohibitions: count('prohibition'), reliefs: count('relief'), incompatible: count('incompatible') }
}

function countWords(made: Counts & { readonly catalogues: number; readonly warnings: number }, language: Context['language']): string {
  const { catalogues, items, prohibitions, reliefs, incompatible, warnings } = made
  return language === 'zh'
    ? `${catalogues} 个目录：项目 ${items}，禁止性规定 ${prohibitions}，减免 ${reliefs}，不得并收 ${incompatible}；警告 ${warnings}`
    : `${catalogues} catalogues: ${items} items, ${prohibitions} prohibitions, ${reliefs} reliefs, ${incompatible} incompatible; ${warnings} warnings`
}

async function written(file: string, content: string, language: Context['language']): Promise<string | undefined> {
  try {
    await writeFile(file, content)
    return undefined
  } catch (error) {
    return complain(file, reasonOf(error)[language])
  }
}
