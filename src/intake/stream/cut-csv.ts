// Cutting CSV: the header is read, then the number of each row tells where an invoice begins; the rows themselves are read later.
import { MAX_CELL_TEXT, MAX_HEADER_ROWS, MAX_TABLE_COLUMNS } from '../limits.ts'
import { malformedCsv } from '../malformed.ts'
import { type Cell, EMPTY } from '../table/cell.ts'
import { isSumText } from '../table/gather.ts'
import { findHeader, forbiddenHeading, type Header } from '../table/header.ts'
import { type IntakeFault, refused } from '../taken.ts'
import { FILE, OVER, TABLE } from '../wording.ts'
import { csvRecords } from './csv-records.ts'
import { Cutter, Numbers } from './cutter.ts'
import { encodingOf } from './encoding.ts'
import { numberField } from './number-field.ts'
import type { ByteSource, Encoding, Planned } from './plan.ts'
import { scanRecords } from './scan.ts'

/** Room for a full row of Chinese text in its longest encoding. */
export const MAX_RECORD_BYTES = MAX_CELL_TEXT * 8
const DELIMITERS = [',', ';', '\t'] as const
const BYTE_ORDER_MARK = '\uFEFF'

const columns = Array.from({ length: MAX_TABLE_COLUMNS + 1 }, (_, column) => `, column ${column + 1}`)
let last = { row: 0, text: 'row 1' }

/** The cells of a row are named one after the other, and mostly for nobody: what they share is put together once. */
export function placeInCsv(row: number, column: number): string {
  if (last.row !== row) last = { row, text: `row ${row + 1}` }
  return last.text + (columns[column] ?? `, column ${column + 1}`)
}

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
  const { cutter, numbers } = await cut(source, encoding, top.delimiter, header, target)
  if (numbers.tooMany) return refused(placeInCsv((numbers.firstAgain ?? 1) - 1, 0), TABLE.unsorted)
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
      scattered: [...numbers.scattered],
      stretches,
    },
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
  const numbers = new Numbers()
  const column = header.fields.get('number')
  const separator = delimiter.charCodeAt(0)
  const read = numberField(encoding, separator)
  let index = -1
  await scanRecords(
    source,
    0,
    { delimiter: separator, maxBytes: MAX_RECORD_BYTES },
    {
      record: (window, start, end, at) => {
        index += 1
        if (index <= header.row) return
        const row = index + 1
        const number = column === undefined ? 'all' : read(window, start, end, column)
        const begins = number !== '' && !isSumText(number) && numbers.begins(number, row)
        cutter.add({ from: at, to: at + end - start, row, begins })
      },
      bad: (at, end, why) => {
        index += 1
        if (index <= header.row) return
        numbers.interrupt()
        cutter.reject(at, end, index + 1, why === 'too-long' ? OVER.cellCharacters(MAX_CELL_TEXT) : malformedCsv('CSV_QUOTE_NOT_CLOSED'))
      },
    },
  )
  return { cutter, numbers }
}
