// `qingdan catalogue build [DIR]` decodes and lints a folder of catalogues and says what edition it makes: its digest and how much it holds.
import type { Command } from '../command.ts'

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
  run: async (context) => (await import('../run/build.ts')).buildFolder(context),
}
