// Rows as CSV that a spreadsheet opens without running anything in it.
import type { TableCell } from './result-rows.ts'

/** What a spreadsheet takes for the beginning of a formula, in either width; such text is led by an apostrophe. */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/
const NEEDS_QUOTES = /[",\r\n]/

/** The mark lets spreadsheet programs read it as UTF-8. */
export const CSV_MARK = '\uFEFF'

export function csvLine(cells: readonly TableCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: TableCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return cell.number
  const safe = withoutFormula(cell)
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}
