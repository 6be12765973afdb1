// Every row of a planned file from the first to the last, whether it is CSV or was written out of a workbook.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import type { Row } from '../table/row.ts'
import { readRow } from './cells.ts'
import { csvRecords } from './csv-records.ts'
import { cellOf, faultOf, MAX_RECORD_BYTES } from './cut-csv.ts'
import type { ByteSource, Plan, PlannedTable } from './plan.ts'
import { rowIn } from './planned-table.ts'
import { scanRecords } from './scan.ts'

export interface RowVisitor {
  /** The rows of the next table begin; its place in the plan. */
  readonly table: (index: number) => void
  readonly row: (row: Row) => void
  /** `index` from 0. */
  readonly unreadable: (index: number, fault: Bilingual) => void
}

/** `source` are the bytes that the plan was cut from. */
export async function walkRows(source: ByteSource, plan: Plan, visitor: RowVisitor): Promise<void> {
  if (plan.form === 'csv') await walkCsv(source, plan, tableAt(plan, 0), visitor)
  else await walkWritten(source, plan, visitor)
}

async function walkCsv(source: ByteSource, { encoding, delimiter }: Plan, table: PlannedTable, visitor: RowVisitor): Promise<void> {
  const decoder = new TextDecoder(encoding)
  let index = -1
  visitor.table(0)
  const rules = { delimiter: delimiter.charCodeAt(0), maxBytes: MAX_RECORD_BYTES }
  // From the first byte on, as it was cut: so the records are the same, whatever they are.
  await scanRecords(source, 0, rules, {
    record: (window, start, end) => {
      index += 1
      if (index <= table.headerRow) return
      const [record] = csvRecords(decoder.decode(window.subarray(start, end)), delimiter)
      if (record === undefined) visitor.row(rowIn(table, index, []))
      else if (record.ok) visitor.row(rowIn(table, index, record.values.map(cellOf)))
      else visitor.unreadable(index, record.fault)
    },
    bad: (_, __, why) => {
      index += 1
      if (index > table.headerRow) visitor.unreadable(index, faultOf(why))
    },
  })
}

async function walkWritten(source: ByteSource, plan: Plan, visitor: RowVisitor): Promise<void> {
  // Every table that has rows begins with a stretch of its own.
  const begins = new Map(plan.stretches.toReversed().map(({ table, from }) => [table, from]))
  const tables = new Map([...begins].map(([table, from]) => [from, table]))
  const decoder = new TextDecoder()
  let table = tableAt(plan, 0)
  const rules = { maxBytes: Number.MAX_SAFE_INTEGER }
  await scanRecords(source, 0, rules, {
    record: (window, start, end, at) => {
      const next = tables.get(at)
      if (next !== undefined) {
        table = tableAt(plan, next)
        visitor.table(next)
      }
      const { index, cells } = readRow(decoder.decode(window.subarray(start, end)))
      visitor.row(rowIn(table, index, cells))
    },
    bad: () => {
      throw new Error('a row that was written out is none')
    },
  })
}

function tableAt({ tables }: Plan, index: number): PlannedTable {
  const table = tables[index]
  if (table === undefined) throw new Error(`the plan has no table ${index}`)
  return table
}
