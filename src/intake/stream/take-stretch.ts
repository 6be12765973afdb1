// Reading one stretch of a planned file: its invoices, and what of it had to be rejected.

import { textHash } from '../hash.ts'
import { readJsonInvoice } from '../json/json.ts'
import { MAX_CELL_TEXT, MAX_TABLE_COLUMNS } from '../limits.ts'
import type { Cell } from '../table/cell.ts'
import { gather, gatherApart, gathering, gatherUnreadable, settle } from '../table/gather.ts'
import { cellAt, type Row } from '../table/row.ts'
import type { IntakeDefaults, RejectedRow, TakenInvoice } from '../taken.ts'
import { FILE, OVER, TABLE } from '../wording.ts'
import { readRow } from './cells.ts'
import { csvRecords } from './csv-records.ts'
import { cellOf } from './cut-csv.ts'
import { faultOfMark, isMark, type Mark } from './marks.ts'
import { placeInCsv } from './places.ts'
import type { Plan, PlannedTable, Stretch } from './plan.ts'
import { rowIn } from './planned-table.ts'

export interface TakenStretch {
  readonly invoices: readonly TakenInvoice[]
  readonly rejected: readonly RejectedRow[]
  /** Rows of sums that were left out. */
  readonly sums: number
}

/** `bytes` are those of the stretch. */
export function takeStretch(plan: Plan, stretch: Stretch, bytes: Uint8Array, defaults: IntakeDefaults): TakenStretch {
  const { fault, row, table } = stretch
  if (fault !== undefined) {
    const place = plan.form === 'ndjson' ? `line ${row}` : placeInCsv(row - 1, 0)
    return { invoices: [], rejected: [{ row, rows: 1, faults: [{ place, detail: fault }] }], sums: 0 }
  }
  if (plan.form === 'ndjson') return takeLines(bytes, row, defaults)
  const planned = plan.tables[table]
  if (planned === undefined) throw new Error(`the plan has no table ${table}`)
  return takeRows(plan, planned, plan.form === 'csv' ? csvRows(plan, stretch, bytes) : sheetRows(bytes), defaults)
}

function takeLines(bytes: Uint8Array, first: number, defaults: IntakeDefaults): TakenStretch {
  const invoices: TakenInvoice[] = []
  const rejected: RejectedRow[] = []
  let row = first - 1
  for (const line of textLines(bytes)) {
    row += 1
    const text = line?.trim()
    if (text === '') continue
    const place = `line ${row}`
    if (text === undefined) {
      rejected.push({ row, rows: 1, faults: [{ place, detail: FILE.notUtf8 }] })
      continue
    }
    const read = readJsonInvoice(text, place, row, defaults)
    if (read.ok) invoices.push(read.invoice)
    else rejected.push({ row, rows: 1, faults: read.faults })
  }
  return { invoices, rejected, sums: 0 }
}

/** The lines as text; undefined for a line that is not UTF-8. */
function* textLines(bytes: Uint8Array): Generator<string | undefined> {
  const whole = decoded(bytes, 'utf-8')
  if (whole !== undefined) {
    yield* whole.split('\n')
    return
  }
  for (let start = 0; start <= bytes.length; ) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline
    yield decoded(bytes.subarray(start, end), 'utf-8')
    start = end + 1
  }
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

interface Cells {
  /** From 0. */
  readonly index: number
  readonly cells: readonly Cell[]
  readonly fault?: RejectedRow
}

function* csvRows(plan: Plan, stretch: Stretch, bytes: Uint8Array): Generator<Cells> {
  let index = stretch.row - 1
  for (const record of csvRecords(decoded(bytes, plan.encoding) ?? '', plan.delimiter)) {
    if (record.ok) yield { index, cells: record.values.map(cellOf) }
    else yield { index, cells: [], fault: { row: index + 1, rows: 1, faults: [{ place: placeInCsv(index, 0), detail: record.fault }] } }
    index += 1
  }
}

function* sheetRows(bytes: Uint8Array): Generator<Cells | Mark> {
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (isMark(line)) yield line
    else if (line !== '') yield readRow(line)
  }
}

function takeRows(plan: Plan, planned: PlannedTable, rows: Iterable<Cells | Mark>, defaults: IntakeDefaults): TakenStretch {
  const scattered = new Set(plan.scattered)
  const all = gathering([])
  let mark: Mark | undefined
  for (const it of rows) {
    if (typeof it === 'string') {
      mark = it
      gatherApart(all)
      continue
    }
    if (it.fault !== undefined) {
      gatherUnreadable(all, it.fault)
      continue
    }
    const row = rowIn(planned, it.index, it.cells)
    sizeFaults(row)
    const why = isScattered(row, scattered) ? TABLE.apart : faultOfMark(mark)
    if (why !== undefined) row.faults.push({ place: row.table.placeOf(row.index, 0), detail: why })
    mark = undefined
    gather(all, row)
  }
  return { ...settle(all, defaults), sums: all.sums }
}

function sizeFaults({ cells, table, index, faults }: Row): void {
  if (cells.length > MAX_TABLE_COLUMNS) {
    faults.push({ place: table.placeOf(index, MAX_TABLE_COLUMNS), detail: OVER.columns(MAX_TABLE_COLUMNS) })
  }
  const long = cells.findIndex(({ text }) => text.length > MAX_CELL_TEXT)
  if (long >= 0) faults.push({ place: table.placeOf(index, long), detail: OVER.cellCharacters(MAX_CELL_TEXT) })
}

function isScattered(row: Row, scattered: ReadonlySet<number>): boolean {
  if (scattered.size === 0) return false
  const { text } = cellAt(row, row.header.fields.get('number'))
  return text !== '' && scattered.has(textHash(text))
}
