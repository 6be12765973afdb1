// Where the table begins: the header row among the first rows, and what each of its columns means.
import { FORBIDDEN_NAMES } from '../../core/invoice/limits.ts'
import { MAX_HEADER_ROWS } from '../limits.ts'
import type { Cell, Grid } from './cell.ts'
import { type Field, meaningOf } from './columns.ts'

export interface Header {
  readonly row: number
  readonly fields: ReadonlyMap<Field, number>
  /** Fact → column. */
  readonly facts: ReadonlyMap<string, number>
  /** Columns with a heading that means nothing to us, or a second heading for the same field. */
  readonly others: readonly number[]
}

const MONEY: readonly Field[] = ['gross', 'amount', 'net']

function read(cells: readonly Cell[], row: number): Header {
  const fields = new Map<Field, { readonly column: number; readonly rank: number }>()
  const facts = new Map<string, number>()
  const others: number[] = []
  cells.forEach((cell, column) => {
    const meaning = meaningOf(cell.text)
    if (meaning === undefined) {
      others.push(column)
    } else if ('fact' in meaning) {
      if (facts.has(meaning.fact)) others.push(column)
      else facts.set(meaning.fact, column)
    } else {
      const before = fields.get(meaning.field)
      if (before && before.rank <= meaning.rank) others.push(column)
      else {
        if (before) others.push(before.column)
        fields.set(meaning.field, { column, rank: meaning.rank })
      }
    }
  })
  return { row, fields: new Map([...fields].map(([field, { column }]) => [field, column])), facts, others }
}

const isHeader = ({ fields }: Header): boolean =>
  (fields.has('description') || fields.has('code')) && MONEY.some((field) => fields.has(field))

/** The row of the first twenty that names most fields; a table names at least what was charged and how much. */
export function findHeader({ rows }: Pick<Grid, 'rows'>): Header | undefined {
  let best: Header | undefined
  rows.slice(0, MAX_HEADER_ROWS).forEach((cells, row) => {
    const header = read(cells, row)
    const size = header.fields.size + header.facts.size
    if (isHeader(header) && size > (best ? best.fields.size + best.facts.size : 0)) best = header
  })
  return best
}

/** A heading that could reach the prototype of an object. */
export function forbiddenHeading(cells: readonly Cell[]): number | undefined {
  const column = cells.findIndex(({ text }) => FORBIDDEN_NAMES.has(text.trim()))
  return column < 0 ? undefined : column
}
