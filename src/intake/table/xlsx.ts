// XLSX files: every visible sheet with a header row is read as a table; formulas are never worked out.
import { ParseError, type Sheet, XmlError, ZipError } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { MAX_CELL_TEXT, MAX_TABLE_BYTES, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, NODE_ZIP_CAPS, type ZipCaps } from '../limits.ts'
import { cellOfValue, placeInSheet } from '../stream/cells.ts'
import { type IntakeDefaults, type IntakeFault, type Reading, refused } from '../taken.ts'
import { FILE, OVER, savedValues, TABLE } from '../wording.ts'
import { type Cell, EMPTY, type Grid } from './cell.ts'
import { takeGrids } from './invoices.ts'
import { repacked } from './workbook.ts'

/** Merged cells say the same in every row and column they cover. */
function filled(rows: Cell[][], merges: Sheet['merges']): void {
  for (const { startRow, startCol, endRow, endCol } of merges ?? []) {
    const first = rows[startRow]?.[startCol] ?? EMPTY
    if (first.text === '') continue
    for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row += 1) {
      const cells = rows[row]
      for (let column = startCol; cells && column <= Math.min(endCol, MAX_TABLE_COLUMNS - 1); column += 1) cells[column] = first
    }
  }
}

function gridOf(sheet: Sheet, epoch: '1900' | '1904'): Grid {
  const rows = sheet.rows.map((values) => Array.from(values, cellOfValue))
  filled(rows, sheet.merges)
  return { name: sheet.name, rows, epoch, placeOf: (row, column) => placeInSheet(sheet.name, row, column) }
}

function gridFault(grid: Grid): IntakeFault | undefined {
  if (grid.rows.length > MAX_TABLE_ROWS) return { place: grid.placeOf(MAX_TABLE_ROWS, 0), detail: OVER.rows(MAX_TABLE_ROWS) }
  for (const [row, cells] of grid.rows.entries()) {
    const long = cells.findIndex(({ text }) => text.length > MAX_CELL_TEXT)
    if (long >= 0) return { place: grid.placeOf(row, long), detail: OVER.cellCharacters(MAX_CELL_TEXT) }
  }
  return undefined
}

function saidOf(sheet: Sheet): IntakeFault[] {
  if (sheet.hidden || sheet.veryHidden) return [{ place: `${sheet.name}!A1`, detail: TABLE.hidden }]
  const formulas = [...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined).length
  return formulas === 0 ? [] : [{ place: `${sheet.name}!A1`, detail: savedValues(formulas) }]
}

export async function takeXlsx(bytes: Uint8Array, defaults: IntakeDefaults, caps: ZipCaps = NODE_ZIP_CAPS): Promise<Reading> {
  if (bytes.length > MAX_TABLE_BYTES) return refused('byte 1', OVER.fileBytes(MAX_TABLE_BYTES))
  const packed = repacked(bytes, caps)
  if (!packed.ok) return packed
  let workbook: Awaited<ReturnType<typeof readXlsx>>
  try {
    workbook = await readXlsx(packed.bytes)
  } catch (error) {
    if (error instanceof ParseError || error instanceof ZipError || error instanceof XmlError) return refused('byte 1', FILE.notAWorkbook)
    throw error
  }
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden && !sheet.veryHidden)
  const grids = visible.map((sheet) => gridOf(sheet, workbook.dateSystem ?? '1900'))
  const fault = grids.map(gridFault).find((found) => found !== undefined)
  if (fault) return { ok: false, faults: [fault] }
  return takeGrids(grids, workbook.sheets.flatMap(saidOf), defaults)
}
