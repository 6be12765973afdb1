// The invoice number of a record, read from its bytes without reading the rest of it.

import type { Encoding } from './plan.ts'

const QUOTE = 34

/** Answers with a reader of one column; rows of one invoice follow each other, so bytes that repeat are not decoded again. */
export function numberField(
  encoding: Encoding,
  delimiter: number,
): (window: Uint8Array, start: number, end: number, column: number) => string {
  const decoder = new TextDecoder(encoding)
  let last = new Uint8Array()
  let text = ''
  return (window, start, end, column) => {
    const { from, to } = fieldAt(window, start, end, column, delimiter)
    if (!sameBytes(last, window, from, to)) {
      last = window.slice(from, to)
      text = unquoted(decoder.decode(last))
    }
    return text
  }
}

/** In both encodings no byte of a longer character is a delimiter or a quote. */
function fieldAt(window: Uint8Array, start: number, end: number, column: number, delimiter: number): { from: number; to: number } {
  let from = start
  let left = column
  let isQuoted = false
  for (let at = start; at < end; at += 1) {
    const byte = window[at]
    if (byte === QUOTE) isQuoted = !isQuoted
    else if (byte === delimiter && !isQuoted) {
      if (left === 0) return { from, to: at }
      left -= 1
      from = at + 1
    }
  }
  return left === 0 ? { from, to: end } : { from: end, to: end }
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
