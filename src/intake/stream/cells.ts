// A row of a workbook as one line of text, so that it can be read again without the workbook.
import type { CellValue } from 'hucre'
import { MAX_SAFE_DIGITS } from '../../core/invoice/limits.ts'
import { isDecimalText } from '../../core/values/decimal.ts'
import { plainDecimal } from '../decimals.ts'
import { type Cell, EMPTY } from '../table/cell.ts'

const LETTERS = 26
const CODE_OF_A = 65
const KINDS = { n: 'number', l: 'lossy', d: 'date' } as const satisfies Record<string, Cell['kind']>

export function columnName(column: number): string {
  const rest = Math.floor(column / LETTERS)
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(CODE_OF_A + (column % LETTERS))}`
}

export function placeInSheet(sheet: string, row: number, column: number): string {
  return `${sheet}!${columnName(column)}${row + 1}`
}

const digits = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: MAX_SAFE_DIGITS })

/** A number as text: the program keeps fifteen digits, so what is behind them is noise of its arithmetic. */
function numberCell(value: number): Cell {
  if (Number.isInteger(value)) return { text: String(value), kind: Number.isSafeInteger(value) ? 'number' : 'lossy' }
  const text = plainDecimal(digits.format(value)) ?? String(value)
  return { text, kind: isDecimalText(text) ? 'number' : 'lossy' }
}

export function cellOfValue(value: CellValue | undefined): Cell {
  if (value === null || value === undefined || value === '') return EMPTY
  if (typeof value === 'number') return numberCell(value)
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? { text: '?', kind: 'text' } : { text: value.toISOString().slice(0, 10), kind: 'date' }
  return { text: String(value).trim(), kind: 'text' }
}

/** `[index, "text", ["0.45", "n"], …]`: a cell that is no text says which kind it is. */
export function writeRow(index: number, cells: readonly Cell[]): string {
  return JSON.stringify([index, ...cells.map(({ text, kind }) => (kind === 'text' ? text : [text, kind[0]]))])
}

/** Reads what {@link writeRow} wrote. */
export function readRow(line: string): { readonly index: number; readonly cells: Cell[] } {
  const [index, ...cells]: [number, ...(string | [string, keyof typeof KINDS])[]] = JSON.parse(line)
  return {
    index,
    cells: cells.map((cell) =>
      typeof cell !== 'string' ? { text: cell[0], kind: KINDS[cell[1]] } : cell === '' ? EMPTY : { text: cell, kind: 'text' },
    ),
  }
}
