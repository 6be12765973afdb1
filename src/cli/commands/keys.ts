// `qingdan keys create|list|revoke`: the keys of the database in the data folder.
import { createKey, revokeKey } from '../../app/keys.ts'
import { type KeyRecord, SCOPES } from '../../app/ports.ts'
import type { Command, Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain } from '../problem-text.ts'
import { padEnd, widthOf } from '../screen/width.ts'

export const createKeys: Command = {
  name: 'keys create',
  operands: '',
  summary: { zh: '生成密钥，只显示这一次', en: 'make a key and show it this once' },
  details: {
    zh: `密钥属于 QINGDAN_DATA 中的数据库，库中只存其摘要

选项：
  --scope batch|publish|admin  权限，可给出多次：批量核对、发布目录、全部（含审计日志）
  --note TEXT                  备注：给谁、作何用

输出 JSON：{ "key", "id", "scopes" }；退出码：0 已生成，3 参数有误`,
    en: `the key belongs to the database in QINGDAN_DATA, which keeps only its digest

options:
  --scope batch|publish|admin  what it may do, may be given several times: batches, publishing, everything (with the audit log)
  --note TEXT                  whom it is for

prints JSON: { "key", "id", "scopes" }; exit codes: 0 made, 3 wrong arguments`,
  },
  options: { scope: { type: 'text', values: SCOPES }, note: { type: 'text' } },
  least: 0,
  most: 0,
  run: async (context) => {
    const { language, house, out, err } = context
    const wanted = context.arguments.repeated.get('scope') ?? []
    const scopes = SCOPES.filter((scope) => wanted.includes(scope))
    if (scopes.length === 0) {
      err(complain('keys create', language === 'zh' ? '请用 --scope 说明权限' : 'say with --scope what it may do'))
      return EXIT.unreadable
    }
    const { store, surroundings } = await house.ledger()
    out(`${JSON.stringify(await createKey(store, surroundings, scopes, context.arguments.texts.get('note') ?? null))}\n`)
    return EXIT.fine
  },
}

export const listKeys: Command = {
  name: 'keys list',
  operands: '',
  summary: { zh: '列出密钥（不含密钥本身）', en: 'list the keys, without the keys themselves' },
  details: {
    zh: `选项：
  --json        输出 JSON
  --lang zh|en  说明文字的语言

退出码：0`,
    en: `options:
  --json        print JSON
  --lang zh|en  language of the text

exit code: 0`,
  },
  options: { json: { type: 'flag' } },
  least: 0,
  most: 0,
  run: async ({ arguments: { flags }, house, language, out }) => {
    const { store } = await house.ledger()
    const keys = await store.keys()
    out(flags.has('json') ? `${JSON.stringify(keys.map(({ hash: _, ...key }) => key))}\n` : tableOf(keys, language))
    return EXIT.fine
  },
}

function tableOf(keys: readonly KeyRecord[], language: Context['language']): string {
  const zh = language === 'zh'
  if (keys.length === 0) return zh ? '没有密钥\n' : 'there are no keys\n'
  const head = zh ? ['编号', '权限', '生成', '最近使用', '状态', '备注'] : ['id', 'scopes', 'made', 'last used', 'state', 'note']
  const never = zh ? '从未' : 'never'
  const rows = keys.map((key) => [
    key.id,
    key.scopes.join(' '),
    key.createdAt.slice(0, 'YYYY-MM-DD'.length),
    key.lastUsedOn ?? never,
    key.revokedAt === null ? (zh ? '有效' : 'valid') : zh ? '已撤销' : 'revoked',
    key.note ?? '',
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column] ?? ''))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => padEnd(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return `${[head, ...rows].map(line).join('\n')}\n`
}

export const revokeKeys: Command = {
  name: 'keys revoke',
  operands: 'ID',
  summary: { zh: '撤销密钥，立即生效', en: 'revoke a key, at once and for good' },
  details: { zh: '退出码：0 已撤销，3 没有这个编号或已撤销', en: 'exit codes: 0 revoked, 3 there is no such key or it was revoked before' },
  options: {},
  least: 1,
  most: 1,
  run: async ({ arguments: { operands }, house, language, out, err }) => {
    const id = operands[0] ?? ''
    const { store, surroundings } = await house.ledger()
    const done = await revokeKey(store, surroundings, id)
    const said = {
      revoked: { zh: '已撤销', en: 'revoked' },
      already: { zh: '先前已撤销', en: 'was revoked before' },
      unknown: { zh: '没有这个编号', en: 'there is no key with this id' },
      refused: { zh: '未撤销', en: 'was not revoked' },
    }[done][language]
    if (done === 'revoked') out(`${id}: ${said}\n`)
    else err(complain(id, said))
    return done === 'revoked' ? EXIT.fine : EXIT.unreadable
  },
}
