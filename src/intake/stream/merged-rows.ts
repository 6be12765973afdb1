// Merged cells say the same in every row and column they cover: filled in row by row as the sheet goes by.
import { type Cell, EMPTY } from '../table/cell.ts'
import type { Merge } from './sheet-scan.ts'

/** Answers with a function that fills one row after the other, from the top. */
export function mergedRows(merges: readonly Merge[]): (index: number, cells: Cell[]) => Cell[] {
  const waiting = merges.toSorted((a, b) => b.startRow - a.startRow)
  let open: { readonly merge: Merge; readonly cell: Cell }[] = []
  return (index, cells) => {
    open = open.filter(({ merge }) => merge.endRow >= index)
    for (let next = waiting.at(-1); next !== undefined && next.startRow <= index; next = waiting.at(-1)) {
      waiting.pop()
      const cell = next.startRow === index ? (cells[next.startColumn] ?? EMPTY) : EMPTY
      if (cell.text !== '') open.push({ merge: next, cell })
    }
    for (const { merge, cell } of open) {
      while (cells.length < merge.startColumn) cells.push(EMPTY)
      for (let column = merge.startColumn; column <= merge.endColumn; column += 1) cells[column] = cell
    }
    return cells
  }
}
