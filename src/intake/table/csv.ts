// CSV files: UTF-8 or GB18030, comma, semicolon or tab, one row a line.
// The build for browsers brings its own Buffer, so that it also runs where there is none.

import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { MAX_CELL_TEXT, MAX_HEADER_ROWS, MAX_TABLE_BYTES, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from '../limits.ts'
import { malformedCsv } from '../malformed.ts'
import { type IntakeDefaults, type IntakeFault, type Reading, refused } from '../taken.ts'
import { decodeTableText } from '../text.ts'
import { OVER } from '../wording.ts'
import { type Cell, EMPTY, type Grid } from './cell.ts'
import { takeGrids } from './invoices.ts'

const DELIMITERS = [',', ';', '\t'] as const
/** Room for a full row of Chinese text in its longest encoding. */
const MAX_RECORD = MAX_CELL_TEXT * 8

const placeOf = (row: number, column: number): string => `row ${row + 1}, column ${column + 1}`

/** The delimiter that stands most often in the first rows, outside quotes. */
function delimiterOf(text: string): string {
  const head = text
    .split('\n', MAX_HEADER_ROWS)
    .join('\n')
    .slice(0, MAX_RECORD)
    .replaceAll(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function cellsOf(record: readonly string[]): Cell[] {
  return record.map((value) => {
    const text = value.trim()
    return text === '' ? EMPTY : { text, kind: 'text' }
  })
}

function sizeFault(records: readonly (readonly string[])[]): IntakeFault | undefined {
  if (records.length > MAX_TABLE_ROWS) return { place: placeOf(MAX_TABLE_ROWS, 0), detail: OVER.rows(MAX_TABLE_ROWS) }
  for (const [row, record] of records.entries()) {
    if (record.length > MAX_TABLE_COLUMNS) return { place: placeOf(row, MAX_TABLE_COLUMNS), detail: OVER.columns(MAX_TABLE_COLUMNS) }
    const long = record.findIndex((value) => value.length > MAX_CELL_TEXT)
    if (long >= 0) return { place: placeOf(row, long), detail: OVER.cellCharacters(MAX_CELL_TEXT) }
  }
  return undefined
}

export function takeCsv(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  if (bytes.length > MAX_TABLE_BYTES) return refused('byte 1', OVER.fileBytes(MAX_TABLE_BYTES))
  const decoded = decodeTableText(bytes)
  if (!decoded.ok) return decoded
  let records: string[][]
  try {
    records = parse(decoded.text, {
      delimiter: delimiterOf(decoded.text),
      relax_column_count: true,
      to: MAX_TABLE_ROWS + 1,
      max_record_size: MAX_RECORD,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error
    return refused(`line ${String(lines ?? 1)}`, malformedCsv(error.code))
  }
  const fault = sizeFault(records)
  if (fault) return { ok: false, faults: [fault] }
  const grid: Grid = { name: undefined, rows: records.map(cellsOf), epoch: undefined, placeOf }
  return takeGrids([grid], [], defaults)
}
