// Following the rows of a file one after the other: where an invoice begins, and whether its rows follow each other.
import { InvoiceBook, type Issuer } from '../table/invoice-book.ts'
import { HashIndex } from './hash-index.ts'

/** Stands for the number in a table that has no column of numbers and is one invoice: no cell begins with a newline. */
export function wholeTable(table: number): string {
  return `\n${table}`
}

export interface InvoiceOfRow {
  readonly number: string
  readonly issuer: Issuer
}

export class Following {
  /** Whether a row belonged to an invoice that was already left behind. */
  isApart = false
  readonly #book = new InvoiceBook(new HashIndex())
  #current: number | undefined
  #isInterrupted = false

  /** Begins the next table: no invoice goes on from one to the next. */
  table(): void {
    this.#current = undefined
    this.#isInterrupted = false
  }

  /** A row that cannot be read may have been one of the invoice it stands in. */
  interrupt(): void {
    this.#isInterrupted = true
  }

  /** Whether a row of this number and issuer does not go on with the invoice of the row before. */
  begins({ number, issuer }: InvoiceOfRow): boolean {
    const known = this.#book.size
    const invoice = this.#book.find(number, issuer)
    if (invoice === this.#current && !this.#isInterrupted) return false
    this.isApart ||= invoice < known
    this.#current = invoice
    this.#isInterrupted = false
    return true
  }
}
