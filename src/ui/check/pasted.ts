// What someone copied out of a spreadsheet: rows and cells parted by tabs, with or without a row of headings.
import { type BillLine, emptyLine, plainNumber } from './bill.ts'

export interface Pasted {
  readonly rows: readonly (readonly string[])[]
  /** The first row names the columns: the service knows what headings mean. */
  readonly hasHeadings: boolean
}

const NUMBER = /^-?\d+(?:\.\d+)?$/
const isNumber = (cell: string): boolean => NUMBER.test(plainNumber(cell))

/** Undefined where the text is no table: one cell is pasted into the field it was pasted into. */
export function pastedTable(text: string): Pasted | undefined {
  const rows = text
    .replaceAll('\r', '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''))
  if (rows.length === 0 || !rows.some((row) => row.length > 1)) return undefined
  const [first = [], ...others] = rows
  const hasHeadings = others.length > 0 && !first.some(isNumber) && others.some((row) => row.some(isNumber))
  return { rows, hasHeadings }
}

/** As the service reads tables. */
export function csvOf({ rows }: Pasted): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
}

/** Without headings the order tells: first text the name, next the unit; last number the amount, before it quantity and price. */
export function linesOf({ rows }: Pasted): BillLine[] {
  return rows.map((row) => {
    const texts = row.filter((cell) => cell !== '' && !isNumber(cell))
    const numbers = row.filter(isNumber).map(plainNumber)
    // A number before the name counts the rows.
    const counted = numbers.length > 1 && row[0] !== undefined && isNumber(row[0]) ? numbers.slice(1) : numbers
    const [description = '', unit = ''] = texts
    const amount = counted.at(-1) ?? ''
    const [quantity = '', unitPrice = ''] = counted.slice(0, -1)
    return { ...emptyLine(), description, unit, amount, quantity, unitPrice }
  })
}
