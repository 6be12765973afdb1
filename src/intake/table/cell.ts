// Cells of a spreadsheet or CSV file, and the numbers, days and words in them.
import { isDecimalText } from '../../core/values/decimal.ts'
import { dayOf, periodOf, serialDay } from '../dates.ts'

export interface Cell {
  readonly text: string
  /** `lossy` is a number with more digits than the program kept: what is left of it is not what was meant. */
  readonly kind: 'text' | 'number' | 'lossy' | 'date'
}

/** What is known of a table besides its rows, which may come one at a time. */
export interface Table {
  /** The sheet, or undefined in a file that has only one table. */
  readonly name: string | undefined
  /** How the program counts days, where cells may hold serial numbers. */
  readonly epoch: '1900' | '1904' | undefined
  readonly placeOf: (row: number, column: number) => string
}

export interface Grid extends Table {
  readonly rows: readonly (readonly Cell[])[]
}

export const EMPTY: Cell = { text: '', kind: 'text' }

/** A number with what stands around it: `￥1,234.50`, `0.39元/千瓦时`, `1000 度`. */
const NUMBER = /^(¥?)\s?(-?)\s?(¥?)\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(元|人民币元)?\s?(\/?)\s?(\p{L}[\p{L}\d³²·]{0,19})?$/u
/** `万` alone or before 元 would make the number ten thousand times larger than it reads. */
const MULTIPLIER = /^[十百千万亿]+(?:元|$)|角|分|[元币]/
const MAX_NUMBER_TEXT = 80

export interface CellNumber {
  readonly decimal: string
  /** The unit written behind the number, without 元. */
  readonly unit: string | undefined
  /** Whether it is written as money or as a price: ￥, 元 or a stroke. */
  readonly isMoney: boolean
}

/** The number of a cell, or undefined where it is none; nothing is ever calculated. */
export function numberOf(cell: Cell): CellNumber | undefined {
  if (cell.kind === 'lossy' || cell.kind === 'date') return undefined
  if (isDecimalText(cell.text)) return { decimal: cell.text, unit: undefined, isMoney: false }
  const plain = cell.text.normalize('NFKC').replaceAll('−', '-').trim()
  if (isDecimalText(plain)) return { decimal: plain, unit: undefined, isMoney: false }
  const found = plain.length > MAX_NUMBER_TEXT ? null : NUMBER.exec(plain)
  if (!found) return undefined
  const [, yen, sign = '', secondYen, whole = '', fraction = '', yuan, stroke, unit] = found
  const text = `${sign}${whole.replaceAll(',', '').replace(/^0+(?=\d)/, '')}${fraction}`
  if (!isDecimalText(text) || (unit !== undefined && MULTIPLIER.test(unit)) || (stroke !== '' && unit === undefined)) return undefined
  return { decimal: text, unit, isMoney: [yen, secondYen, yuan, stroke].some((mark) => mark !== undefined && mark !== '') }
}

const serialOf = (cell: Cell, table: Table): string | undefined =>
  cell.kind === 'number' && table.epoch !== undefined ? serialDay(cell.text, table.epoch) : undefined

/** The day of a cell: a date, the text of one, or the serial number of one. */
export function dayIn(cell: Cell, table: Table): string | undefined {
  return dayOf(cell.text) ?? serialOf(cell, table)
}

export function periodIn(cell: Cell, table: Table): { readonly from: string; readonly to: string } | undefined {
  const serial = serialOf(cell, table)
  return periodOf(cell.text) ?? (serial === undefined ? undefined : { from: serial, to: serial })
}
