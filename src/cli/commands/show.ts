// `qingdan catalogue show ID` prints one entry of the catalogues with its dated limits, its documents and how far they were verified.
import type { Command } from '../command.ts'

export const show: Command = {
  name: 'catalogue show',
  operands: 'ID',
  summary: { zh: '显示目录中的一个条目及其历次标准', en: 'print one entry of the catalogues with its history' },
  details: {
    zh: `ID 为收费项目、减免或禁止性规定的编号；不知道编号时可以写名称，会列出相近的条目

选项：
  --json        输出 JSON
  --lang zh|en  说明文字的语言
  --no-color    不用颜色

退出码：0 找到，3 没有这个编号`,
    en: `ID is the id of an item, a relief or a prohibition; where you do not know it, write a name and the entries like it are listed

options:
  --json        print JSON
  --lang zh|en  language of the text
  --no-color    no colours

exit codes: 0 found, 3 no such id`,
  },
  options: { json: { type: 'flag' } },
  least: 1,
  most: 1,
  run: async (context) => (await import('../run/show.ts')).showEntry(context),
}
