// Cutting NDJSON: every line that says anything is an invoice.
import { MAX_JSON_BYTES } from '../limits.ts'
import { refused } from '../taken.ts'
import { FILE, OVER } from '../wording.ts'
import { Cutter } from './cutter.ts'
import type { ByteSource, Planned } from './plan.ts'
import { scanRecords } from './scan.ts'

const SPACE = 32
/** The three bytes of a byte order mark. */
const MARK = [0xef, 0xbb, 0xbf] as const

export async function cutNdjson(source: ByteSource, target: number): Promise<Planned> {
  const cutter = new Cutter(target)
  const head = await source.read(0, MARK.length)
  const from = MARK.every((byte, index) => head[index] === byte) ? MARK.length : 0
  let row = 0
  await scanRecords(
    source,
    from,
    { maxBytes: MAX_JSON_BYTES },
    {
      record: (window, start, end, at) => {
        row += 1
        if (!isBlank(window, start, end)) cutter.add({ from: at, to: at + end - start, row, begins: true })
      },
      bad: (at, end) => {
        row += 1
        cutter.reject(at, end, row, OVER.lineCharacters(MAX_JSON_BYTES))
      },
    },
  )
  const stretches = cutter.finish()
  if (stretches.length === 0) return refused('line 1', FILE.noInvoice)
  const { rows, invoices } = cutter
  const plan = { form: 'ndjson', encoding: 'utf-8', delimiter: '', tables: [], notes: [], formulas: 0 } as const
  return { ok: true, plan: { ...plan, rows, invoices, stretches }, isApart: false }
}

function isBlank(window: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((window[at] ?? SPACE) > SPACE) return false
  return true
}
