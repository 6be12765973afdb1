// A table of a plan as its rows are read: where its cells stand, and what its columns mean.
import type { Cell, Table } from '../table/cell.ts'
import { findHeader, type Header } from '../table/header.ts'
import { NOBODY } from '../table/invoice-book.ts'
import { type Row, rowOf } from '../table/row.ts'
import { numberOf, standingOf, statedIssuer } from '../table/standing.ts'
import { placeInSheet } from './cells.ts'
import { type InvoiceOfRow, wholeTable } from './following.ts'
import { placeInCsv } from './places.ts'
import type { PlannedTable } from './plan.ts'

const known = new WeakMap<PlannedTable, { readonly table: Table; readonly header: Header }>()

/** A row of the table; `index` from 0. */
export function rowIn(planned: PlannedTable, index: number, cells: readonly Cell[]): Row {
  let found = known.get(planned)
  if (found === undefined) {
    const { name, epoch } = planned
    const header = findHeader({ rows: [planned.header] })
    if (header === undefined) throw new Error('the header row of the plan is none')
    const placeOf = name === undefined ? placeInCsv : (row: number, column: number) => placeInSheet(name, row, column)
    found = { table: { name, epoch, placeOf }, header }
    known.set(planned, found)
  }
  return rowOf(found.table, found.header, index, cells)
}

/** What a row says of the invoice it belongs to; where it belongs to none, what it is. `table` is the place of its table in the plan. */
export function invoiceOfRow(row: Row, table: number): InvoiceOfRow | 'blank' | 'sums' | 'alone' {
  const standing = standingOf(row)
  if (standing !== 'of an invoice') return standing
  if (!row.header.fields.has('number')) return { number: wholeTable(table), issuer: NOBODY }
  return { number: numberOf(row), issuer: statedIssuer(row) }
}
