// `qingdan catalogue publish`: publishes a folder of catalogues or a change set, into the local database or to a running service.
import { type LintOutcome, publishEdition, rehearseEdition } from '../../app/publish/publish-edition.ts'
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import type { Command, Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain, problemText } from '../problem-text.ts'
import { readDocument, reasonOf } from '../read-document.ts'
import { sendEdition } from '../send-edition.ts'

export const publish: Command = {
  name: 'catalogue publish',
  operands: '[DIR]',
  summary: { zh: '把目录发布为新版本', en: 'publish the catalogues as the next edition' },
  details: {
    zh: `DIR 为目录文件夹，缺省为本程序自带的目录；发布到 QINGDAN_DATA 中的数据库，正在运行的服务随即采用

选项：
  --changes FILE  发布变更集（JSON，- 为标准输入），不给 DIR
  --note TEXT     说明原因
  --dry-run       只校验和比较，不发布
  --url URL       发布到正在运行的服务；密钥取自环境变量 QINGDAN_KEY
  --lang zh|en    说明文字的语言

退出码：0 已发布（或可发布），1 目录有错误或与他人冲突，未发布，3 无法读取`,
    en: `DIR is a folder of catalogues, those of this program by default; it goes into the database in QINGDAN_DATA, and a running service takes it up

options:
  --changes FILE  publish a change set (JSON, - is standard input) in place of DIR
  --note TEXT     why
  --dry-run       only validate and compare
  --url URL       publish to a running service; its key comes from the variable QINGDAN_KEY
  --lang zh|en    language of the text

exit codes: 0 published (or fit to be), 1 it has faults or somebody else was first, nothing is published, 3 something could not be read`,
  },
  options: { changes: { type: 'text' }, note: { type: 'text' }, 'dry-run': { type: 'flag' }, url: { type: 'text' } },
  least: 0,
  most: 1,
  run: publishCatalogue,
}

async function publishCatalogue(context: Context): Promise<number> {
  const { texts, flags } = context.arguments
  const body = await bodyOf(context)
  if (body === undefined) return EXIT.unreadable
  const url = texts.get('url')
  const dryRun = flags.has('dry-run')
  if (url !== undefined) return sendEdition(context, { url, body, dryRun })
  const deps = await context.house.ledger()
  const request = { body, actor: 'local', meant: () => true }
  if (dryRun) {
    const rehearsed = await rehearseEdition(deps, request, { bills: undefined, language: context.language })
    if (!rehearsed.ok) return refused(context, rehearsed.problem)
    const { edition, lint, diff } = rehearsed.value
    say(
      context,
      { zh: `可发布为第 ${edition.number} 版`, en: `fit to be published as edition ${edition.number}` },
      edition.digest,
      lint,
      diff.totals.entries,
    )
    return lint.errors > 0 ? EXIT.violation : EXIT.fine
  }
  const done = await publishEdition(deps, request)
  if (!done.ok) return refused(context, done.problem)
  const { record, lint, diff } = done.value
  say(context, { zh: `已发布第 ${record.number} 版`, en: `published edition ${record.number}` }, record.digest, lint, diff.totals.entries)
  return EXIT.fine
}

/** The body as `POST /v1/editions` takes it; undefined, and said, where it cannot be read. */
async function bodyOf(context: Context): Promise<unknown> {
  const { arguments: given, house, language, err } = context
  const note = given.texts.get('note')
  const reason = note === undefined ? {} : { note }
  const changes = given.texts.get('changes')
  const folder = given.operands[0]
  if (changes === undefined) {
    try {
      return { ...reason, files: Object.fromEntries(house.sources(folder).map(({ path, text }) => [path, text])) }
    } catch (error) {
      err(complain(folder ?? house.catalogues, reasonOf(error)[language]))
      return undefined
    }
  }
  if (folder !== undefined) {
    err(complain('catalogue publish', language === 'zh' ? 'DIR 与 --changes 只能给出一个' : 'give DIR or --changes, not both'))
    return undefined
  }
  const read = await readDocument(changes, context.input)
  if (!read.ok) {
    err(complain(changes, read.reason[language]))
    return undefined
  }
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(read.bytes))
    return typeof body === 'object' && body !== null ? { ...body, ...reason } : body
  } catch {
    err(complain(changes, language === 'zh' ? '不是 JSON' : 'is not JSON'))
    return undefined
  }
}

function refused(context: Context, problem: Parameters<typeof problemText>[1]): number {
  context.err(problemText('catalogue publish', problem, context.language))
  return EXIT.violation
}

function say(context: Context, done: Bilingual, digest: string, lint: LintOutcome, totals: Readonly<Record<string, number>>): void {
  const { language, out } = context
  const { added = 0, ended = 0, removed = 0, changed = 0 } = totals
  const zh = `${done.zh}：${digest}\n条目：新增 ${added}，终止 ${ended}，删除 ${removed}，修改 ${changed}；检查：错误 ${lint.errors}，警告 ${lint.warnings}\n`
  const en = `${done.en}: ${digest}\nentries: ${added} added, ${ended} ended, ${removed} removed, ${changed} changed; lint: ${lint.errors} errors, ${lint.warnings} warnings\n`
  out(language === 'zh' ? zh : en)
  for (const { file, path, code, detail, severity } of lint.findings)
    if (severity === 'error') context.err(`  ${file} ${path}  [${code}] ${detail}\n`)
}
