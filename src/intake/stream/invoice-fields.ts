// What a record says of the invoice it belongs to, read from its bytes without reading the rest of it.
import { type Issuer, issuerOf } from '../table/invoice-book.ts'
import { isSumText } from '../table/standing.ts'
import { csvRecords } from './csv-records.ts'
import type { Encoding } from './plan.ts'

const QUOTE = 34

/** The columns of number, code and name of the issuer, where the table has them. */
export type InvoiceColumns = readonly [number: number | undefined, uscc: number | undefined, name: number | undefined]

/** Reads one record after the other; rows of one invoice follow each other, so bytes that repeat are not decoded again. */
export class InvoiceFields {
  number = ''
  issuer: Issuer
  /** Whether the record read last says anything else than the one before. */
  isNew = false
  readonly #textOf: (bytes: Uint8Array) => string
  readonly #delimiter: number
  readonly #fields: readonly [Field, Field, Field]
  /** Which of the fields stands in a column, up to the last that has one. */
  readonly #byColumn: readonly (Field | undefined)[]

  constructor(encoding: Encoding, delimiter: number, columns: InvoiceColumns) {
    const decoder = new TextDecoder(encoding)
    this.#textOf = (bytes) => decoder.decode(bytes)
    this.#delimiter = delimiter
    this.#fields = [new Field(this.#textOf), new Field(this.#textOf), new Field(this.#textOf)]
    const width = Math.max(...columns.map((column) => (column ?? -1) + 1))
    this.#byColumn = Array.from({ length: width }, (_, column) => this.#fields[columns.indexOf(column)])
    this.issuer = issuerOf('', '')
  }

  /** In both encodings no byte of a longer character is a delimiter or a quote. */
  read(window: Uint8Array, start: number, end: number): void {
    const width = this.#byColumn.length
    let column = 0
    let from = start
    let isQuoted = false
    for (let at = start; column < width; at += 1) {
      if (at < end && window[at] === QUOTE) isQuoted = !isQuoted
      if (at < end && (isQuoted || window[at] !== this.#delimiter)) continue
      this.#byColumn[column]?.take(window, from, Math.min(at, end))
      column += 1
      from = Math.min(at + 1, end)
    }
    const [number, uscc, name] = this.#fields
    this.number = number.text
    if (uscc.isNew || name.isNew) this.issuer = issuerOf(uscc.text, name.text)
    this.isNew = number.isNew || uscc.isNew || name.isNew
  }

  /** What a record is, asked of those that say something new: `description` is the column of what is charged. */
  standingOf(window: Uint8Array, start: number, end: number, description: number | undefined): 'row' | 'sums' | 'unreadable' {
    const record = window.subarray(start, end)
    const delimiter = String.fromCharCode(this.#delimiter)
    if (record.includes(QUOTE)) {
      const [read] = csvRecords(this.#textOf(record), delimiter)
      if (read?.ok === false) return 'unreadable'
      return isSumRecord(read?.values ?? [], description) ? 'sums' : 'row'
    }
    return isSumRecord(this.#textOf(record).split(delimiter, Math.max(this.#byColumn.length, (description ?? 0) + 1)), description)
      ? 'sums'
      : 'row'
  }
}

/** A row of sums says so in what it is for, or in its first cell that says anything; the number is looked at apart. */
function isSumRecord(values: readonly string[], description: number | undefined): boolean {
  const first = values.find((value) => value.trim() !== '') ?? ''
  return isSumText(first.trim()) || isSumText((description === undefined ? undefined : values[description])?.trim() ?? '')
}

class Field {
  text = ''
  /** Whether its bytes are others than those of the record before. */
  isNew = false
  readonly #textOf: (bytes: Uint8Array) => string
  #bytes = new Uint8Array()

  constructor(textOf: (bytes: Uint8Array) => string) {
    this.#textOf = textOf
  }

  take(window: Uint8Array, from: number, to: number): void {
    this.isNew = !sameBytes(this.#bytes, window, from, to)
    if (!this.isNew) return
    this.#bytes = window.slice(from, to)
    this.text = unquoted(this.#textOf(this.#bytes))
  }
}

function sameBytes(last: Uint8Array, window: Uint8Array, from: number, to: number): boolean {
  if (last.length !== to - from) return false
  for (let index = 0; index < last.length; index += 1) if (last[index] !== window[from + index]) return false
  return true
}

function unquoted(field: string): string {
  const plain = field.trim()
  if (!plain.startsWith('"')) return plain
  return plain
    .slice(1, plain.endsWith('"') && plain.length > 1 ? -1 : undefined)
    .replaceAll('""', '"')
    .trim()
}
