// Gathering records into stretches of whole invoices.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import type { Stretch } from './plan.ts'

/** Collects stretches of about `target` bytes; they are cut only where an invoice begins. */
export class Cutter {
  readonly stretches: Stretch[] = []
  rows = 0
  invoices = 0
  readonly #target: number
  #table = 0
  #open: { from: number; to: number; row: number; rows: number; invoices: number } | undefined

  constructor(target: number) {
    this.#target = target
  }

  /** Begins the next table: no stretch spans two. */
  table(index: number): void {
    this.#close()
    this.#table = index
  }

  /** Adds a record; `row` counts from 1. */
  add(record: { readonly from: number; readonly to: number; readonly row: number; readonly begins: boolean }): void {
    const { from, to, row, begins } = record
    if (begins && this.#open !== undefined && this.#open.to - this.#open.from >= this.#target) this.#close()
    this.#open ??= { from, to, row, rows: 0, invoices: 0 }
    this.#open.to = to
    this.#open.rows += 1
    if (begins) {
      this.#open.invoices += 1
      this.invoices += 1
    }
    this.rows += 1
  }

  /** A record that cannot be read stands alone. */
  reject(from: number, to: number, row: number, fault: Bilingual): void {
    this.#close()
    this.stretches.push({ from, to, table: this.#table, row, rows: 1, invoices: 1, fault })
    this.rows += 1
    this.invoices += 1
  }

  finish(): readonly Stretch[] {
    this.#close()
    return this.stretches
  }

  #close(): void {
    if (this.#open !== undefined) this.stretches.push({ ...this.#open, table: this.#table })
    this.#open = undefined
  }
}
