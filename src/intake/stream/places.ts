// What a place in a CSV file is called.
import { MAX_TABLE_COLUMNS } from '../limits.ts'

const columns = Array.from({ length: MAX_TABLE_COLUMNS + 1 }, (_, column) => `, column ${column + 1}`)
let last = { row: 0, text: 'row 1' }

/** The cells of a row are named one after the other, and mostly for nobody: what they share is put together once. */
export function placeInCsv(row: number, column: number): string {
  if (last.row !== row) last = { row, text: `row ${row + 1}` }
  return last.text + (columns[column] ?? `, column ${column + 1}`)
}
