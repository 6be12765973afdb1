// One row of a table while it is read: its cells by field, and what is to be said about them.
import { isUnstated } from '../decimals.ts'
import type { Stated } from '../draft.ts'
import type { IntakeFault } from '../taken.ts'
import { TABLE, VALUE } from '../wording.ts'
import { type Cell, type CellNumber, dayIn, EMPTY, numberOf, type Table } from './cell.ts'
import type { Field } from './columns.ts'
import type { Header } from './header.ts'
import { wordOf } from './words.ts'

export interface Row {
  readonly table: Table
  readonly header: Header
  /** From 0, as the table counts. */
  readonly index: number
  readonly cells: readonly Cell[]
  readonly faults: IntakeFault[]
  readonly notes: IntakeFault[]
}

export function rowOf(table: Table, header: Header, index: number, cells: readonly Cell[]): Row {
  return { table, header, index, cells, faults: [], notes: [] }
}

export function cellAt(row: Row, column: number | undefined): Cell {
  return (column === undefined ? undefined : row.cells[column]) ?? EMPTY
}

/** The cell of a field with its place, or undefined where it is empty. */
export function located(row: Row, column: number | undefined): { readonly cell: Cell; readonly place: string } | undefined {
  const cell = cellAt(row, column)
  return column === undefined || cell.text === '' ? undefined : { cell, place: row.table.placeOf(row.index, column) }
}

const cellOf = (row: Row, field: Field) => located(row, row.header.fields.get(field))

/** Text as it stands; a number stored where text is meant may have lost its leading zeros, and a long one its last digits. */
export function textIn(row: Row, field: Field): Stated | undefined {
  const found = cellOf(row, field)
  if (!found) return undefined
  if (found.cell.kind === 'lossy') {
    row.faults.push({ place: found.place, detail: TABLE.digitsLost })
    return undefined
  }
  if (found.cell.kind === 'number' && field !== 'lineId') {
    row.notes.push({ place: found.place, detail: TABLE.zerosLost })
  }
  return { value: found.cell.text, place: found.place }
}

/** Quantities are no money, prices with a unit are, and no other number has a unit behind it. */
function suits(number: CellNumber, field: Field): boolean {
  if (field === 'quantity') return !number.isMoney
  return number.unit === undefined || (field === 'unitPrice' && number.isMoney)
}

/** A number of the row; one that cannot be read is a fault, an empty cell says nothing. */
export function numberIn(row: Row, field: Field): (Stated & Pick<CellNumber, 'unit'>) | undefined {
  const found = cellOf(row, field)
  if (!found || isUnstated(found.cell.text)) return undefined
  const number = numberOf(found.cell)
  if (number && suits(number, field)) return { value: number.decimal, place: found.place, unit: number.unit }
  row.faults.push({ place: found.place, detail: VALUE.notADecimal })
  return undefined
}

export function dayAt(row: Row, field: Field): Stated | undefined {
  const found = cellOf(row, field)
  if (!found) return undefined
  const value = dayIn(found.cell, row.table)
  if (value !== undefined) return { value, place: found.place }
  row.faults.push({ place: found.place, detail: VALUE.notADay })
  return undefined
}

/** A word of a closed vocabulary; one we do not know is noted and left out. */
export function wordIn(row: Row, field: 'issuerRole' | 'payerKind' | 'customerClass'): Stated | undefined {
  const found = cellOf(row, field)
  if (!found) return undefined
  const value = wordOf(field, found.cell.text)
  if (value !== undefined) return { value, place: found.place }
  row.notes.push({ place: found.place, detail: TABLE.unknownWord })
  return undefined
}
