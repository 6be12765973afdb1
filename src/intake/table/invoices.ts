// The tables of a file that is held whole, read into invoices.
import type { IntakeDefaults, IntakeFault, Reading } from '../taken.ts'
import { FILE, TABLE } from '../wording.ts'
import type { Grid } from './cell.ts'
import { type Gathering, gather, gathering, sayOf, settle } from './gather.ts'
import { findHeader, forbiddenHeading, type Header } from './header.ts'
import { rowOf } from './row.ts'

function gatherGrid(all: Gathering, grid: Grid, header: Header): void {
  grid.rows.slice(0, header.row).forEach((cells, index) => {
    const column = cells.findIndex(({ text }) => text !== '')
    if (column >= 0) sayOf(all, { place: grid.placeOf(index, column), detail: TABLE.title })
  })
  for (let index = header.row + 1; index < grid.rows.length; index += 1) gather(all, rowOf(grid, header, index, grid.rows[index] ?? []))
}

/** Reads the tables of a file; `said` is what its reader has noticed about it as a whole. */
export function takeGrids(grids: readonly Grid[], said: readonly IntakeFault[], defaults: IntakeDefaults): Reading {
  const all = gathering(said)
  let tables = 0
  for (const grid of grids) {
    const header = findHeader(grid)
    const bad = header ? forbiddenHeading(grid.rows[header.row] ?? []) : undefined
    if (header && bad !== undefined)
      return { ok: false, faults: [{ place: grid.placeOf(header.row, bad), detail: TABLE.forbiddenHeading }] }
    if (header) gatherGrid(all, grid, header)
    else sayOf(all, { place: grid.placeOf(0, 0), detail: TABLE.noHeader })
    if (header) tables += 1
  }
  if (tables === 0) return { ok: false, faults: all.waiting }
  const { invoices, rejected } = settle(all, defaults)
  if (invoices.length > 0) return { ok: true, invoices, rejected }
  const faults = rejected.flatMap((row) => row.faults)
  return {
    ok: false,
    faults: faults.length > 0 ? faults : [{ place: grids[0]?.placeOf(0, 0) ?? 'row 1', detail: FILE.noRows }],
  }
}
