// A table on a terminal: columns as wide as their content, the widest text wrapped, sums of money never cut, every row as wide as the next.
import type { Colour, Paint } from './paint.ts'
import { padEnd, padStart, widthOf, wrap } from './width.ts'

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
  /** Gives way when the table is too wide: one column at most. */
  readonly flexible?: boolean
}

export interface Cell {
  readonly text: string
  readonly colour?: Colour
}

const GAP = 2
/** A flexible column narrower than this is no longer read, and the rows are stacked instead. */
const NARROWEST_FLEXIBLE = 8

export interface Table {
  readonly width: number
  readonly head: string
  readonly rows: readonly (readonly string[])[]
}

/** Lays the rows out, or gives nothing when the terminal is too narrow for the columns. */
export function layOut(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number, paint: Paint): Table | undefined {
  const natural = columns.map(({ title }, place) => Math.max(widthOf(title), ...rows.map((row) => widthOf(row[place]?.text ?? ''))))
  const rest = columns.reduce(
    (sum, column, place) => sum + (column.flexible === true ? 0 : (natural[place] ?? 0)),
    GAP * (columns.length - 1),
  )
  const widths = natural.map((it, place) => (columns[place]?.flexible === true ? Math.min(it, width - rest) : it))
  if (columns.some((column, place) => column.flexible === true && (widths[place] ?? 0) < Math.min(NARROWEST_FLEXIBLE, natural[place] ?? 0)))
    return undefined
  const head = columns.map(({ title }) => ({ text: title, colour: 'bold' as const }))
  return {
    width: widths.reduce((sum, it) => sum + it, GAP * (columns.length - 1)),
    head: rowLines(columns, head, widths, paint)[0] ?? '',
    rows: rows.map((row) => rowLines(columns, row, widths, paint)),
  }
}

function rowLines(columns: readonly Column[], row: readonly Cell[], widths: readonly number[], paint: Paint): string[] {
  const cells = columns.map(({ flexible }, place) => {
    const text = row[place]?.text ?? ''
    return flexible === true ? wrap(text, widths[place] ?? 0) : [text]
  })
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, place) => {
        const pad = align === 'right' ? padStart : padEnd
        return paint(row[place]?.colour ?? 'plain', pad(cells[place]?.[line] ?? '', widths[place] ?? 0))
      })
      .join(' '.repeat(GAP)),
  )
}
