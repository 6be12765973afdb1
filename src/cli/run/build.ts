// Makes an edition of a folder of catalogues: what `qingdan catalogue build` does.
import { writeFile } from 'node:fs/promises'
import { decodeSet } from '../../core/catalogue/catalogue-set.ts'
import { contentOf, digestOf } from '../../core/catalogue/edition.ts'
import { type EntryType, entriesOf } from '../../core/catalogue/entries.ts'
import { lintSources } from '../../core/lint.ts'
import type { Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain } from '../problem-text.ts'
import { reasonOf } from '../read-document.ts'
import { todayInChina } from '../today.ts'
import { folderSources } from './folder-sources.ts'

export async function buildFolder(context: Context): Promise<number> {
  const { language, out, err } = context
  const read = folderSources(context)
  if (read === undefined) return EXIT.unreadable
  const { name, sources } = read
  const report = lintSources(sources, { today: todayInChina() })
  const decoded = decodeSet(sources)
  if (report.errors > 0 || !decoded.ok) {
    const count = language === 'zh' ? `目录有 ${report.errors} 处错误` : `the catalogues have ${report.errors} error(s)`
    err(complain(name, count))
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
