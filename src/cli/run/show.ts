// Writes one entry of the catalogues, or those like it: what `qingdan catalogue show` does.
import { readEntry } from '../../app/read-items.ts'
import type { Context } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain } from '../problem-text.ts'
import { writeEntry } from '../show/entry-page.ts'
import { likeEntries } from '../show/like-entries.ts'

export async function showEntry(context: Context): Promise<number> {
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
