// Gathering records into stretches of whole invoices, and telling invoices whose rows stand apart.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { textHash } from './hash.ts'
import type { Stretch } from './plan.ts'

/** So many numbers that come again later may be named; a file with more is to be sorted first. */
export const MAX_SCATTERED = 1_000

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

/** Follows the numbers of a table row by row, and remembers the hashes of those already left behind. */
export class Numbers {
  readonly scattered = new Set<number>()
  /** The row on which a number came again first. */
  firstAgain: number | undefined
  readonly #seen = new Set<number>()
  #current: string | undefined
  #interrupted = false

  /** A row that cannot be read may have been one of the invoice it stands in. */
  interrupt(): void {
    this.#interrupted = true
  }

  /** Whether a row with this number begins an invoice that was not there before. */
  begins(number: string, row: number): boolean {
    const isCurrent = number === this.#current
    if (isCurrent && !this.#interrupted) return false
    this.#current = number
    this.#interrupted = false
    const hash = textHash(number)
    if (!isCurrent && !this.#seen.has(hash)) {
      this.#seen.add(hash)
      return true
    }
    this.firstAgain ??= row
    if (this.scattered.size <= MAX_SCATTERED) this.scattered.add(hash)
    return true
  }

  get tooMany(): boolean {
    return this.scattered.size > MAX_SCATTERED
  }
}
