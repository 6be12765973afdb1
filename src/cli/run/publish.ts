// Publishes a folder or a change set, here or at a running service: what `qingdan catalogue publish` does.
import { type LintOutcome, publishEdition, rehearseEdition } from '../../app/publish/publish-edition.ts'
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import type { Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain, problemText } from '../problem-text.ts'
import { readDocument, reasonOf } from '../read-document.ts'
import { sendEdition } from '../send-edition.ts'

export async function publishCatalogue(context: Context): Promise<number> {
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
