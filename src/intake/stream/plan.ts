// How a file too large to hold is read: cut once into stretches that can each be read alone, in any order, by any worker.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import type { Cell } from '../table/cell.ts'
import type { IntakeFault } from '../taken.ts'

/** Where the bytes of a file are; a read beyond its end gives what there is, and may put it into `room` instead of into new memory. */
export interface ByteSource {
  readonly size: number
  readonly read: (from: number, to: number, room?: Uint8Array) => Promise<Uint8Array>
}

/** `rows` are tables already written out, one row of cells a line. */
export type Form = 'ndjson' | 'csv' | 'rows'
export type Encoding = 'utf-8' | 'gb18030'

/** One table of the file: its header row, read once for all its stretches. */
export interface PlannedTable {
  readonly name: string | undefined
  readonly epoch: '1900' | '1904' | undefined
  /** From 0. */
  readonly headerRow: number
  readonly header: readonly Cell[]
}

/** A piece of the file that holds whole invoices; with `fault` one that cannot be read, which stands for a single rejected row. */
export interface Stretch {
  /** Bytes, the end not included. */
  readonly from: number
  readonly to: number
  readonly table: number
  /** The row or line it begins on, from 1, and how many it has. */
  readonly row: number
  readonly rows: number
  readonly invoices: number
  readonly fault?: Bilingual
}

export interface Plan {
  readonly form: Form
  readonly encoding: Encoding
  readonly delimiter: string
  readonly tables: readonly PlannedTable[]
  /** Titles, hidden sheets, columns that mean nothing to us: said once of the file. */
  readonly notes: readonly IntakeFault[]
  /** Cells whose formula was not worked out. */
  readonly formulas: number
  readonly rows: number
  readonly invoices: number
  /** The rows were written out again, invoice after invoice in the order in which they begin. */
  readonly grouped?: true
  /** Only in plans of an earlier version: numbers, hashed, of invoices whose rows stand apart, which are rejected whole. */
  readonly scattered?: readonly number[]
  readonly stretches: readonly Stretch[]
}

/** `isApart`: rows of one invoice do not follow each other, so that the stretches do not hold whole invoices. */
export type Planned =
  | { readonly ok: true; readonly plan: Plan; readonly isApart: boolean }
  | { readonly ok: false; readonly faults: readonly IntakeFault[] }
