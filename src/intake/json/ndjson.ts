// Many invoices as NDJSON: one a line; a bad line is rejected with its number and the others go on.
import { MAX_JSON_BYTES, MAX_NDJSON_BYTES, MAX_NDJSON_LINES } from '../limits.ts'
import { type IntakeDefaults, type Reading, type RejectedRow, refused, type TakenInvoice } from '../taken.ts'
import { decodeUtf8 } from '../text.ts'
import { readJsonInvoice } from './json.ts'

export function takeNdjson(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  if (bytes.length > MAX_NDJSON_BYTES) return refused('byte 1', `the file is larger than ${MAX_NDJSON_BYTES} bytes`)
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return decoded
  const lines = decoded.text.split('\n')
  if (lines.length > MAX_NDJSON_LINES + 1) return refused('line 1', `the file has more than ${MAX_NDJSON_LINES} lines`)
  const invoices: TakenInvoice[] = []
  const rejected: RejectedRow[] = []
  lines.forEach((line, index) => {
    const row = index + 1
    const text = line.trim()
    if (text === '') return
    if (text.length > MAX_JSON_BYTES) {
      rejected.push({ row, faults: [{ place: `line ${row}`, detail: `the line is longer than ${MAX_JSON_BYTES} characters` }] })
      return
    }
    const read = readJsonInvoice(text, `line ${row}`, row, defaults)
    if (read.ok) invoices.push(read.invoice)
    else rejected.push({ row, faults: [read.fault] })
  })
  if (invoices.length > 0) return { ok: true, invoices, rejected }
  return rejected.length > 0
    ? { ok: false, faults: rejected.flatMap(({ faults }) => faults) }
    : refused('line 1', 'the file holds no invoice')
}
