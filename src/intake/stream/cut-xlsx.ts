// Cutting a workbook: its visible sheets are written out row by row, and the rows cut where an invoice begins.
import { ParseError, XmlError, ZipError } from 'hucre'
import { streamXlsxRows } from 'hucre/xlsx'
import { MAX_BATCH_WORKBOOK, MAX_HEADER_ROWS } from '../limits.ts'
import type { Cell } from '../table/cell.ts'
import { findHeader, forbiddenHeading } from '../table/header.ts'
import { type IntakeFault, type Refused, refused } from '../taken.ts'
import { FILE, OVER, savedValues, TABLE } from '../wording.ts'
import { cellOfValue, placeInSheet, writeRow } from './cells.ts'
import { Cutter } from './cutter.ts'
import { Following } from './following.ts'
import { Lines, type RowSink } from './lines.ts'
import { mergedRows } from './merged-rows.ts'
import type { ByteSource, Planned, PlannedTable } from './plan.ts'
import { invoiceOfRow, rowIn } from './planned-table.ts'
import { readParts, type WorkbookSheet } from './workbook-parts.ts'

interface Writing {
  readonly cutter: Cutter
  readonly following: Following
  readonly tables: PlannedTable[]
  readonly notes: IntakeFault[]
  readonly lines: Lines
}

interface Entry {
  readonly index: number
  readonly cells: Cell[]
}

export async function cutXlsx(source: ByteSource, target: number, sink: RowSink): Promise<Planned> {
  if (source.size > MAX_BATCH_WORKBOOK) return refused('byte 1', OVER.fileBytes(MAX_BATCH_WORKBOOK))
  const bytes = await source.read(0, source.size)
  const parts = readParts(bytes)
  if (!parts.ok) return parts
  const writing: Writing = { cutter: new Cutter(target), following: new Following(), tables: [], notes: [], lines: new Lines(sink) }
  let formulas = 0
  for (const sheet of parts.sheets) {
    formulas += sheet.formulas
    if (sheet.formulas > 0) writing.notes.push({ place: placeInSheet(sheet.name, 0, 0), detail: savedValues(sheet.formulas) })
    if (sheet.isHidden) writing.notes.push({ place: placeInSheet(sheet.name, 0, 0), detail: TABLE.hidden })
    const fault = sheet.isHidden ? undefined : await writeSheet(bytes, sheet, parts.epoch, writing)
    if (fault !== undefined) return fault
  }
  await writing.lines.flush()
  return planned(writing, formulas)
}

function planned({ cutter, following, tables, notes }: Writing, formulas: number): Planned {
  if (tables.length === 0) return { ok: false, faults: notes }
  const stretches = cutter.finish()
  if (stretches.length === 0) return refused('row 1', FILE.noRows)
  const { rows, invoices } = cutter
  return {
    ok: true,
    plan: { form: 'rows', encoding: 'utf-8', delimiter: '', tables, notes, formulas, rows, invoices, stretches },
    isApart: following.isApart,
  }
}

/** Writes out one sheet; a sheet without a header row is noted and left. */
async function writeSheet(bytes: Uint8Array, sheet: WorkbookSheet, epoch: '1900' | '1904', writing: Writing): Promise<Refused | undefined> {
  const fill = mergedRows(sheet.merges)
  const top: Entry[] = []
  let table: PlannedTable | undefined
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: sheet.index })) {
      const entry = { index, cells: fill(index, values.map(cellOfValue)) }
      if (table !== undefined) {
        await writeEntry(entry, table, writing)
        continue
      }
      top.push(entry)
      if (index < MAX_HEADER_ROWS - 1) continue
      const begun = await beginTable(top, sheet, epoch, writing)
      if (!begun.ok) return begun.fault
      table = begun.table
    }
  } catch (error) {
    if (error instanceof ParseError || error instanceof ZipError || error instanceof XmlError) return refused('byte 1', FILE.notAWorkbook)
    throw error
  }
  const begun = table === undefined ? await beginTable(top, sheet, epoch, writing) : undefined
  return begun === undefined || begun.ok ? undefined : begun.fault
}

type Begun = { readonly ok: true; readonly table: PlannedTable } | { readonly ok: false; readonly fault: Refused | undefined }

/** Finds the header among the first rows, and writes those below it. */
async function beginTable(top: readonly Entry[], sheet: WorkbookSheet, epoch: '1900' | '1904', writing: Writing): Promise<Begun> {
  const header = findHeader({ rows: top.map(({ cells }) => cells) })
  if (header === undefined) {
    writing.notes.push({ place: placeInSheet(sheet.name, 0, 0), detail: TABLE.noHeader })
    return { ok: false, fault: undefined }
  }
  const at = top[header.row]
  const cells = at?.cells ?? []
  const headerRow = at?.index ?? 0
  const forbidden = forbiddenHeading(cells)
  if (forbidden !== undefined) return { ok: false, fault: refused(placeInSheet(sheet.name, headerRow, forbidden), TABLE.forbiddenHeading) }
  for (const { index, cells: title } of top.slice(0, header.row)) {
    const said = title.findIndex(({ text }) => text !== '')
    if (said >= 0) writing.notes.push({ place: placeInSheet(sheet.name, index, said), detail: TABLE.title })
  }
  const table: PlannedTable = { name: sheet.name, epoch, headerRow, header: cells }
  writing.tables.push(table)
  writing.cutter.table(writing.tables.length - 1)
  writing.following.table()
  for (const entry of top.slice(header.row + 1)) await writeEntry(entry, table, writing)
  return { ok: true, table }
}

async function writeEntry({ index, cells }: Entry, planned: PlannedTable, { cutter, following, tables, lines }: Writing): Promise<void> {
  const invoice = invoiceOfRow(rowIn(planned, index, cells), tables.length - 1)
  const begins = typeof invoice !== 'string' && following.begins(invoice)
  const from = lines.at
  await lines.write(writeRow(index, cells))
  cutter.add({ from, to: lines.at, row: index + 1, begins })
}
