// `qingdan catalogue show ID` prints one entry of the catalogues with its dated limits, its documents and how far they were verified.
import { readEntry } from '../../app/read-items.ts'
import type { Command, Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain } from '../problem-text.ts'
import { writeEntry } from '../show/entry-page.ts'
import { likeEntries } from '../show/like-entries.ts'

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
  run: showEntry,
}

async function showEntry(context: Context): Promise<number> {
  const { language, house, out, err } = context
  const id = context.arguments.operands[0] ?? ''
  const library = await house.library()
  const edition = await library.whole()
  if (context.arguments.flags.has('json')) {
    const entry = readEntry(edition, id, language)
    if (entry !== undefined) {
      out(`${JSON.stringify(entry)}\n`)
      return EXIT.fine
    }
  } else {
    const page = context.page()
    if (writeEntry(page, edition, id, language)) {
      out(page.text())
      return EXIT.fine
    }
  }
  const like = likeEntries(library, edition, id, language)
  err(
    complain(
      id,
      like.length > 0
        ? language === 'zh'
          ? '没有这个编号；相近的有：'
          : 'no entry has this id; like it are:'
        : language === 'zh'
          ? '没有这个编号'
          : 'no entry has this id',
    ),
  )
  for (const { id: found, name } of like) err(`  ${found}  ${name}\n`)
  return EXIT.unreadable
}
