// Cutting CSV: the header is read, then the number of each row tells where an invoice begins; the rows themselves are read later.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { MAX_CELL_TEXT, MAX_HEADER_ROWS, MAX_TABLE_COLUMNS } from '../limits.ts'
import { malformedCsv } from '../malformed.ts'
import { type Cell, EMPTY } from '../table/cell.ts'
import { findHeader, forbiddenHeading, type Header } from '../table/header.ts'
import { NOBODY } from '../table/invoice-book.ts'
import { isSumText } from '../table/standing.ts'
import { type IntakeFault, refused } from '../taken.ts'
import { FILE, OVER, TABLE } from '../wording.ts'
import { csvRecords } from './csv-records.ts'
import { Cutter } from './cutter.ts'
import { encodingOf } from './encoding.ts'
import { Following, wholeTable } from './following.ts'
import { InvoiceFields } from './invoice-fields.ts'
import { placeInCsv } from './places.ts'
import type { ByteSource, Encoding, Planned } from './plan.ts'
import { scanRecords } from './scan.ts'

/** Room for a full row of Chinese text in its longest encoding. */
export const MAX_RECORD_BYTES = MAX_CELL_TEXT * 8
const DELIMITERS = [',', ';', '\t'] as const
const BYTE_ORDER_MARK = '\uFEFF'

export async function cutCsv(source: ByteSource, target: number): Promise<Planned> {
  const encoding = await encodingOf(source)
  if (encoding === undefined) return refused('byte 1', FILE.neitherEncoding)
  const top = await readTop(source, encoding)
  const wide = top.rows.findIndex((cells) => cells.length > MAX_TABLE_COLUMNS)
  if (wide >= 0) return refused(placeInCsv(wide, MAX_TABLE_COLUMNS), OVER.columns(MAX_TABLE_COLUMNS))
  const header = findHeader(top)
  if (header === undefined) return refused(placeInCsv(0, 0), TABLE.noHeader)
  const cells = top.rows[header.row] ?? []
  const forbidden = forbiddenHeading(cells)
  if (forbidden !== undefined) return refused(placeInCsv(header.row, forbidden), TABLE.forbiddenHeading)
  const { cutter, following } = await cut(source, encoding, top.delimiter, header, target)
  const stretches = cutter.finish()
  if (stretches.length === 0) return refused(placeInCsv(header.row, 0), FILE.noRows)
  return {
    ok: true,
    plan: {
      form: 'csv',
      encoding,
      delimiter: top.delimiter,
      tables: [{ name: undefined, epoch: undefined, headerRow: header.row, header: cells }],
      notes: titles(top.rows, header.row),
      formulas: 0,
      rows: cutter.rows,
      invoices: cutter.invoices,
      stretches,
    },
    isApart: following.isApart,
  }
}

interface Top {
  readonly rows: readonly (readonly Cell[])[]
  readonly delimiter: string
}

/** The first rows of the file, among which the header is. */
async function readTop(source: ByteSource, encoding: Encoding): Promise<Top> {
  const bytes = await source.read(0, MAX_HEADER_ROWS * MAX_RECORD_BYTES)
  const text = new TextDecoder(encoding).decode(bytes).replace(BYTE_ORDER_MARK, '')
  const delimiter = delimiterOf(text)
  const rows: Cell[][] = []
  for (const record of csvRecords(text, delimiter)) {
    rows.push(record.ok ? record.values.map(cellOf) : [])
    if (rows.length >= MAX_HEADER_ROWS) break
  }
  return { rows, delimiter }
}

export function cellOf(value: string): Cell {
  const text = value.trim()
  return text === '' ? EMPTY : { text, kind: 'text' }
}

/** The delimiter that stands most often in the first rows, outside quotes. */
function delimiterOf(text: string): string {
  const head = text
    .slice(0, MAX_RECORD_BYTES)
    .split('\n', MAX_HEADER_ROWS)
    .join('\n')
    .replaceAll(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function titles(rows: readonly (readonly Cell[])[], headerRow: number): IntakeFault[] {
  return rows.slice(0, headerRow).flatMap((cells, row) => {
    const column = cells.findIndex(({ text }) => text !== '')
    return column < 0 ? [] : [{ place: placeInCsv(row, column), detail: TABLE.title }]
  })
}

async function cut(source: ByteSource, encoding: Encoding, delimiter: string, header: Header, target: number) {
  const cutter = new Cutter(target)
  const following = new Following()
  const { fields } = header
  const separator = delimiter.charCodeAt(0)
  const begins = fields.has('number')
    ? beginning(encoding, separator, header, following)
    : () => following.begins({ number: wholeTable(0), issuer: NOBODY })
  let index = -1
  await scanRecords(
    source,
    0,
    { delimiter: separator, maxBytes: MAX_RECORD_BYTES },
    {
      record: (window, start, end, at) => {
        index += 1
        if (index > header.row) cutter.add({ from: at, to: at + end - start, row: index + 1, begins: begins(window, start, end) })
      },
      bad: (at, end, why) => {
        index += 1
        if (index <= header.row) return
        following.interrupt()
        cutter.reject(at, end, index + 1, faultOf(why))
      },
    },
  )
  return { cutter, following }
}

/** Whether a record begins an invoice; of those that say what the one before said nothing more is read. */
function beginning(encoding: Encoding, delimiter: number, { fields }: Header, following: Following) {
  const said = new InvoiceFields(encoding, delimiter, [fields.get('number'), fields.get('issuerUscc'), fields.get('issuerName')])
  const description = fields.get('description')
  let isRow = false
  return (window: Uint8Array, start: number, end: number): boolean => {
    said.read(window, start, end)
    if (said.number === '' || isSumText(said.number)) return false
    if (said.isNew || !isRow) {
      const standing = said.standingOf(window, start, end, description)
      if (standing === 'unreadable') following.interrupt()
      isRow = standing === 'row'
    }
    return isRow && following.begins(said)
  }
}

/** What is said of a record that is none. */
export function faultOf(why: 'too-long' | 'open-quote'): Bilingual {
  return why === 'too-long' ? OVER.cellCharacters(MAX_CELL_TEXT) : malformedCsv('CSV_QUOTE_NOT_CLOSED')
}
