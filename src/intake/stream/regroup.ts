// The second step for a table in which the rows of an invoice do not follow each other: written out again invoice after invoice, and cut anew.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { Column } from '../column.ts'
import { InvoiceBook } from '../table/invoice-book.ts'
import { writeRow } from './cells.ts'
import { Cutter } from './cutter.ts'
import type { InvoiceOfRow } from './following.ts'
import { HashIndex } from './hash-index.ts'
import { Lines, type RowSink } from './lines.ts'
import type { Mark } from './marks.ts'
import type { ByteSource, Plan } from './plan.ts'
import { invoiceOfRow } from './planned-table.ts'
import { type Run, type RunShelf, SortedRuns } from './sorted-runs.ts'
import { walkRows } from './walk-rows.ts'

const MIB = 1024 * 1024
/** Rows held at once. With what a reader and a writer of blobs hold besides it stays below 40 MiB, which a Worker has to spare. */
export const RUN_BYTES = 12 * MIB

export interface Regrouping {
  readonly target: number
  readonly shelf: RunShelf
  readonly sink: RowSink
  /** Bytes of a run, such as {@link RUN_BYTES}. */
  readonly runBytes: number
}

/**
 * Reads the file once, writes its rows out in sorted runs, and merges the runs: twice the file is read and twice it is written, in
 * whatever order it was and however large an invoice is. A file of one run is sorted in memory. Invoices stand in the order of their
 * first rows; what belongs to none (rows without a number, rows that cannot be read) stands where it stood among these.
 */
export async function regroup(source: ByteSource, plan: Plan, { target, shelf, sink, runBytes }: Regrouping): Promise<Plan> {
  const units = new Units()
  const runs = new SortedRuns(shelf, runBytes)
  let table = 0
  // Rows come as a window is looked through, which waits for nobody: what has come is put away before the next one is read.
  const relieved: ByteSource = {
    size: source.size,
    read: async (from, to, room) => {
      await runs.relieve()
      return source.read(from, to, room)
    },
  }
  await walkRows(relieved, plan, {
    table: (index) => {
      table = index
      units.table(index)
    },
    row: (row) => runs.add(units.unitOf(invoiceOfRow(row, table)), writeRow(row.index, row.cells)),
    unreadable: (index, fault) => units.unreadable(index + 1, fault),
  })
  const lines = new Lines(sink)
  const cutter = await merged(await runs.merging(), units, new Cutter(target), lines)
  await lines.flush()
  const { tables, notes, formulas } = plan
  const stretches = cutter.finish()
  const { rows, invoices } = cutter
  return { form: 'rows', encoding: 'utf-8', delimiter: '', tables, notes, formulas, rows, invoices, grouped: true, stretches }
}

async function merged(runs: readonly Run[], units: Units, cutter: Cutter, lines: Lines): Promise<Cutter> {
  for (let unit = 0; unit < units.count; unit += 1) {
    const table = units.tableFrom(unit)
    if (table !== undefined) cutter.table(table)
    const unreadable = units.unreadableAt(unit)
    if (unreadable !== undefined) cutter.reject(lines.at, lines.at, unreadable.row, unreadable.fault)
    const mark = units.markOf(unit)
    let from = lines.at
    let begins = mark !== undefined
    if (mark !== undefined) await lines.write(mark)
    // A run later in the file holds later rows of the invoice.
    for (const run of runs) {
      while (run.place === unit) {
        const row = rowNumber(run.line)
        const written = lines.writeBytes(run.line)
        if (written !== undefined) await written
        cutter.add({ from, to: lines.at, row, begins })
        begins = false
        from = lines.at
        const read = run.step()
        if (read !== undefined) await read
      }
    }
  }
  return cutter
}

const [ZERO, NINE] = [48, 57]

/** From 1: a line begins `[12,`, and counts from 0. */
function rowNumber(line: Uint8Array): number {
  let index = 0
  for (let at = 1; at < line.length; at += 1) {
    const digit = line[at] ?? 0
    if (digit < ZERO || digit > NINE) break
    index = index * 10 + digit - ZERO
  }
  return index + 1
}

const MARKS = [undefined, 'invoice', 'interrupted', 'several sheets'] as const satisfies readonly (Mark | undefined)[]
const placeOfMark = (mark: Mark): number => MARKS.indexOf(mark)

/** What stands together: the rows of an invoice, or one row that belongs to none. Counted in the order in which they begin. */
class Units {
  readonly #book = new InvoiceBook(new HashIndex())
  readonly #marks = new Column()
  /** The unit of each invoice of the book. */
  readonly #ofInvoice = new Column()
  readonly #tables = new Map<number, number>()
  readonly #unreadable = new Map<number, { readonly row: number; readonly fault: Bilingual }>()
  #firstOfTable = 0
  #current: number | undefined
  #isInterrupted = false

  get count(): number {
    return this.#marks.length
  }

  table(index: number): void {
    this.#tables.set(this.count, index)
    this.#firstOfTable = this.count
    this.#current = undefined
    this.#isInterrupted = false
  }

  unreadable(row: number, fault: Bilingual): void {
    this.#unreadable.set(this.#begin(undefined), { row, fault })
    this.#isInterrupted = true
  }

  /** Blank rows and rows of sums stand with the invoice they follow. */
  unitOf(row: InvoiceOfRow | 'blank' | 'sums' | 'alone'): number {
    if (row === 'alone') return this.#begin(undefined)
    if (typeof row === 'string') return this.#current ?? this.#begin(undefined)
    const unit = this.#unitOfInvoice(row)
    if (this.#isInterrupted && unit === this.#current) this.#marks.set(unit, placeOfMark('interrupted'))
    this.#isInterrupted = false
    this.#current = unit
    return unit
  }

  /** The table that begins with this unit. */
  tableFrom(unit: number): number | undefined {
    return this.#tables.get(unit)
  }

  unreadableAt(unit: number): { readonly row: number; readonly fault: Bilingual } | undefined {
    return this.#unreadable.get(unit)
  }

  markOf(unit: number): Mark | undefined {
    return MARKS[this.#marks.at(unit)]
  }

  #unitOfInvoice({ number, issuer }: InvoiceOfRow): number {
    const known = this.#book.size
    const invoice = this.#book.find(number, issuer)
    const before = invoice < known ? this.#ofInvoice.at(invoice) : undefined
    if (before !== undefined && before >= this.#firstOfTable) return before
    const unit = this.#begin(before === undefined ? 'invoice' : 'several sheets')
    if (before === undefined) this.#ofInvoice.push(unit)
    else {
      this.#marks.set(before, placeOfMark('several sheets'))
      this.#ofInvoice.set(invoice, unit)
    }
    return unit
  }

  #begin(mark: Mark | undefined): number {
    this.#marks.push(mark === undefined ? 0 : placeOfMark(mark))
    return this.count - 1
  }
}
