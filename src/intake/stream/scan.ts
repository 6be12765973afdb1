// Finding where records end, window by window: a newline outside of quotes. What is too long is skipped, not held.
import type { ByteSource } from './plan.ts'

const MIB = 1024 * 1024
const WINDOW = 4 * MIB
const NEWLINE = 10
const RETURN = 13
const QUOTE = 34

export interface RecordSink {
  /** One record without its newline; `at` is where it begins in the file. The window is written over afterwards: what is to be kept is copied. */
  readonly record: (window: Uint8Array, start: number, end: number, at: number) => void
  /** A line that is no record: longer than allowed, or its quote is never closed. `end` is where it ends in the file. */
  readonly bad: (at: number, end: number, why: 'too-long' | 'open-quote') => void
}

export interface ScanRules {
  /** The byte between fields, where a newline within quotes belongs to the record; absent: every newline ends one. */
  readonly delimiter?: number
  readonly maxBytes: number
}

/** Walks all records from `from` to the end of the source; no more than a window and one record are held, in the same memory from first to last. */
export async function scanRecords(source: ByteSource, from: number, rules: ScanRules, sink: RecordSink): Promise<void> {
  const held = new Held()
  let base = from
  for (;;) {
    const isLast = !(await held.readOn(source, base))
    const used = scanWindow(held.bytes, base, isLast, rules, sink)
    if (isLast) return
    held.drop(used)
    base += used
    if (held.bytes.length > rules.maxBytes) {
      // No newline within the longest record: whatever follows up to the next one is one bad line.
      const end = await skipLine(source, base + held.bytes.length)
      sink.bad(base, end, 'too-long')
      base = end < source.size ? end + 1 : end
      held.drop(held.bytes.length)
    }
  }
}

/** The bytes that are looked at. New memory for every window would pile up: it is let go only when the garbage is collected. */
class Held {
  bytes: Uint8Array = new Uint8Array()
  #room = new Uint8Array(WINDOW)

  /** Appends the next window of a source of which `base` is the first byte held; false at its end. */
  async readOn(source: ByteSource, base: number): Promise<boolean> {
    const { length } = this.bytes
    if (this.#room.length < length + WINDOW) this.#room = new Uint8Array(length + WINDOW)
    // What is left of the window before goes to the front; within one piece of memory the two may overlap.
    this.#room.set(this.bytes)
    const rest = this.#room.subarray(length, length + WINDOW)
    const more = await source.read(base + length, base + length + WINDOW, rest)
    if (more.buffer !== rest.buffer) rest.set(more)
    this.bytes = this.#room.subarray(0, length + more.length)
    return more.length > 0
  }

  drop(length: number): void {
    this.bytes = this.bytes.subarray(length)
  }
}

/** Reports the records that end within the window and answers with how many of its bytes are done. */
function scanWindow(window: Uint8Array, base: number, isLast: boolean, rules: ScanRules, sink: RecordSink): number {
  const ends = new Ends(window, rules.delimiter)
  let start = 0
  while (start < window.length) {
    const end = ends.after(start)
    const tooLong = (end === undefined ? window.length : end) - start > rules.maxBytes
    if (end !== undefined && !tooLong) {
      sink.record(window, start, end, base + start)
      start = end + 1
      continue
    }
    if (!isLast && !tooLong) return start
    const isOpen = ends.isOpen
    if (end === undefined && isLast && !isOpen && !tooLong) {
      // The last record needs no newline behind it, and may hold some within its quotes.
      sink.record(window, start, window.length, base + start)
      return window.length
    }
    const line = window.indexOf(NEWLINE, start)
    if (line < 0 && !isLast) return start
    const stop = line < 0 ? window.length : line
    if (isOpen || stop - start > rules.maxBytes) sink.bad(base + start, base + stop, isOpen ? 'open-quote' : 'too-long')
    else sink.record(window, start, stop, base + start)
    start = stop + 1
    ends.forget()
  }
  return Math.min(start, window.length)
}

/** The ends of records in one window; the next quote is remembered, so that a file without any is searched for them once. */
class Ends {
  /** Whether the record asked for last has a quote that is never closed. */
  isOpen = false
  readonly #window: Uint8Array
  readonly #delimiter: number | undefined
  #quote = -1

  constructor(window: Uint8Array, delimiter: number | undefined) {
    this.#window = window
    this.#delimiter = delimiter
  }

  /** Where the record ends; a quote out of place does not carry it beyond its line. */
  after(start: number): number | undefined {
    this.isOpen = false
    if (this.#delimiter === undefined) return this.#newline(start)
    for (let at = start; ; ) {
      const newline = this.#newline(at)
      const opening = this.#quoteFrom(at)
      if (opening >= (newline ?? this.#window.length)) return newline
      if (opening > start && this.#window[opening - 1] !== this.#delimiter) return newline
      const closing = this.#closing(opening + 1)
      if (closing === undefined) return undefined
      at = closing + 1
      const next = this.#window[at]
      if (next !== this.#delimiter && next !== RETURN && next !== NEWLINE) return this.#newline(at)
    }
  }

  /** To be asked again from an earlier place. */
  forget(): void {
    this.#quote = -1
  }

  #newline(at: number): number | undefined {
    const found = this.#window.indexOf(NEWLINE, at)
    return found < 0 ? undefined : found
  }

  /** The quote that closes the field; two in a row stand for one within it. */
  #closing(from: number): number | undefined {
    for (let at = from; ; ) {
      const quote = this.#quoteFrom(at)
      if (quote >= this.#window.length) {
        this.isOpen = true
        return undefined
      }
      if (this.#window[quote + 1] !== QUOTE) return quote
      at = quote + 2
    }
  }

  #quoteFrom(at: number): number {
    if (this.#quote < at) {
      const found = this.#window.indexOf(QUOTE, at)
      this.#quote = found < 0 ? this.#window.length : found
    }
    return this.#quote
  }
}

async function skipLine(source: ByteSource, from: number): Promise<number> {
  const room = new Uint8Array(WINDOW)
  for (let at = from; ; ) {
    const window = await source.read(at, at + WINDOW, room)
    if (window.length === 0) return at
    const newline = window.indexOf(NEWLINE)
    if (newline >= 0) return at + newline
    at += window.length
  }
}
