// The records of a stretch of CSV: plain lines are split at once, and only a line with a quote is read character by character.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { malformedCsv } from '../malformed.ts'

export type CsvRecord = { readonly ok: true; readonly values: readonly string[] } | { readonly ok: false; readonly fault: Bilingual }

const QUOTE = '"'

/** Splits the text into records; each one that is not well-formed is a fault of its own, and the next line goes on. */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord> {
  let start = 0
  let quote = text.indexOf(QUOTE)
  while (start < text.length) {
    if (quote >= 0 && quote < start) quote = text.indexOf(QUOTE, start)
    const newline = text.indexOf('\n', start)
    const line = newline < 0 ? text.length : newline
    if (quote < 0 || quote >= line) {
      yield { ok: true, values: withoutReturn(text.slice(start, line)).split(delimiter) }
      start = line + 1
      continue
    }
    const read = quotedRecord(text, start, delimiter)
    yield read.record
    start = read.next
  }
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

interface QuotedRecord {
  readonly record: CsvRecord
  /** Where the next record begins. */
  readonly next: number
}

function quotedRecord(text: string, start: number, delimiter: string): QuotedRecord {
  const values: string[] = []
  let at = start
  for (;;) {
    const field = text[at] === QUOTE ? quotedField(text, at) : plainField(text, at, delimiter)
    if (typeof field === 'string') return broken(text, at, field)
    values.push(field.value)
    at = text.startsWith('\r', field.end) && text[field.end + 1] === '\n' ? field.end + 1 : field.end
    if (text[at] === delimiter) at += 1
    else if (at >= text.length || text[at] === '\n') return { record: { ok: true, values }, next: at + 1 }
    else return broken(text, at, 'CSV_INVALID_CLOSING_QUOTE')
  }
}

interface Field {
  readonly value: string
  readonly end: number
}

/** A field between quotes, or why it is none. */
function quotedField(text: string, start: number): Field | 'CSV_QUOTE_NOT_CLOSED' {
  let value = ''
  let at = start + 1
  for (;;) {
    const closing = text.indexOf(QUOTE, at)
    if (closing < 0) return 'CSV_QUOTE_NOT_CLOSED'
    value += text.slice(at, closing)
    if (text[closing + 1] !== QUOTE) return { value, end: closing + 1 }
    value += QUOTE
    at = closing + 2
  }
}

function plainField(text: string, start: number, delimiter: string): Field | 'INVALID_OPENING_QUOTE' {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') {
    if (text[end] === QUOTE) return 'INVALID_OPENING_QUOTE'
    end += 1
  }
  const isReturn = text[end - 1] === '\r' && end > start
  return { value: text.slice(start, isReturn ? end - 1 : end), end: isReturn && text[end] === '\n' ? end - 1 : end }
}

/** The rest of the line is given up with the record. */
function broken(text: string, at: number, code: string): QuotedRecord {
  const newline = text.indexOf('\n', at)
  return { record: { ok: false, fault: malformedCsv(code) }, next: newline < 0 ? text.length : newline + 1 }
}
