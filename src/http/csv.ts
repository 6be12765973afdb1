// CSV for spreadsheets (RFC 4180): UTF-8 with a byte order mark, and no cell that a spreadsheet would take for a formula.

/** Text, a number in decimal text that stays a number, or an empty cell. */
export type CsvCell = string | { readonly number: string } | null

const BYTE_ORDER_MARK = '\uFEFF'
const END_OF_ROW = '\r\n'
/** What spreadsheets begin a formula with, in either width, and what would hide it. */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/
const QUOTED = /[",\r\n]/
const NUMBER = /^\d+(?:\.\d+)?$/

export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(cellText).join(',') + END_OF_ROW).join('')
}

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return NUMBER.test(cell.number) ? cell.number : cellText(cell.number)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
