// Holds two editions against each other, over bills too: what `qingdan catalogue diff` does.
import { type NamedBill, replay } from '../../app/replay.ts'
import { takeBills } from '../../app/take-bills.ts'
import { diffSets, isSame } from '../../core/catalogue/diff/diff-sets.ts'
import { diffPage } from '../../core/catalogue/diff/page.ts'
import type { Edition } from '../../core/catalogue/edition.ts'
import type { Context } from '../command.ts'
import { writeDiff } from '../diff/diff-text.ts'
import { writeReplay } from '../diff/replay-text.ts'
import { EXIT } from '../exit-code.ts'
import { complain, problemText } from '../problem-text.ts'
import { readDocument, STANDARD_INPUT } from '../read-document.ts'

const GOLDEN = 'examples'

export async function diffEditions(context: Context): Promise<number> {
  const { language, out } = context
  const [a = '', b = ''] = context.arguments.operands
  const [before, after] = [await editionOf(context, a), await editionOf(context, b)]
  if (before === undefined || after === undefined) return EXIT.unreadable
  const file = context.arguments.texts.get('replay')
  const bills = file === undefined ? undefined : await billsOf(context, file)
  if (file !== undefined && bills === undefined) return EXIT.unreadable
  const difference = diffSets(before.set, after.set)
  const replayed = bills && replay({ before, after }, bills, { language })
  if (context.arguments.flags.has('json')) {
    const editions = { before: { digest: before.digest }, after: { digest: after.digest } }
    out(`${JSON.stringify({ ...editions, diff: difference, ...(replayed && { replay: replayed }) })}\n`)
  } else {
    const page = context.page()
    const { vocabulary, regions } = after
    writeDiff(page, diffPage(difference, { vocabulary, regions, language }), language)
    if (replayed !== undefined) writeReplay(page, replayed, language)
    out(page.text())
  }
  return isSame(difference) ? EXIT.fine : EXIT.violation
}

/** Undefined where there is none, which has then been said. */
async function editionOf({ house, language, err }: Context, ref: string): Promise<Edition | undefined> {
  const found = await house.edition(ref)
  if (found.ok) return found.edition
  err(complain(ref, found.reason[language]))
  for (const { file, line, path, detail } of found.faults) err(`  ${file}:${line}  ${path === '' ? '' : `${path}: `}${detail}\n`)
  return undefined
}

async function billsOf({ house, language, err, input }: Context, file: string): Promise<readonly NamedBill[] | undefined> {
  if (file === GOLDEN) return house.examples()
  const read = await readDocument(file, input)
  if (!read.ok) {
    err(complain(file, read.reason[language]))
    return undefined
  }
  const bills = await takeBills({ bytes: read.bytes, fileName: file === STANDARD_INPUT ? undefined : file })
  if (bills.ok) return bills.value
  err(problemText(file, bills.problem, language))
  return undefined
}
