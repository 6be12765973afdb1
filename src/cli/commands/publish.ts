// `qingdan catalogue publish`: publishes a folder of catalogues or a change set, into the local database or to a running service.
import type { Command } from '../command.ts'

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
  run: async (context) => (await import('../run/publish.ts')).publishCatalogue(context),
}
