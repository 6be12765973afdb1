// One bill of a batch by the row it begins on: the plan says which stretch holds the row, and only that one is read.
import type { Plan } from '../../intake/stream/plan.ts'
import type { BlobStore } from './ports.ts'
import { lineOnRow } from './read-results.ts'
import type { ResultLine } from './result-line.ts'

/** `several`: sheets that each have a bill beginning there, where none was named. */
export type FoundResult = { readonly found: ResultLine } | { readonly found: undefined; readonly several: readonly string[] }

/** `row` from 1; `sheet` where the file is a workbook, undefined: whichever has a bill there. */
export async function findResult(
  blobs: BlobStore,
  id: string,
  plan: Plan,
  { row, sheet }: { readonly row: number; readonly sheet: string | undefined },
): Promise<FoundResult> {
  const lines: ResultLine[] = []
  // Lines of NDJSON stand in no table; their stretches all count as of the first.
  const names = plan.tables.length === 0 ? [undefined] : plan.tables.map(({ name }) => name)
  for (const [table, name] of names.entries()) {
    if (sheet !== undefined && name !== sheet) continue
    const stretch = stretchOf(plan, table, row)
    const line = stretch === undefined ? undefined : await lineOnRow(blobs, id, stretch, row)
    if (line !== undefined) lines.push(line)
  }
  const [found, ...others] = lines
  if (found !== undefined && others.length === 0) return { found }
  return { found: undefined, several: lines.flatMap((line) => line.sheet ?? []) }
}

/** The stretch of a table that the row falls into: the last that begins on it or before. */
function stretchOf({ stretches }: Plan, table: number, row: number): number | undefined {
  const index = stretches.findLastIndex((it) => it.table === table && it.row <= row)
  return index < 0 ? undefined : index
}
