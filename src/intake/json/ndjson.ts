// Many invoices as NDJSON: one a line; a bad line is rejected with its number and the others go on.
import { MAX_FAULTS } from '../../core/invoice/limits.ts'
import { MAX_JSON_BYTES, MAX_NDJSON_BYTES, MAX_NDJSON_LINES } from '../limits.ts'
import { type IntakeDefaults, type Reading, type RejectedRow, refused, type TakenInvoice } from '../taken.ts'
import { decodeUtf8 } from '../text.ts'
import { FILE, OVER } from '../wording.ts'
import { readJsonInvoice } from './json.ts'

export function takeNdjson(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  if (bytes.length > MAX_NDJSON_BYTES) return refused('byte 1', OVER.fileBytes(MAX_NDJSON_BYTES))
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return decoded
  const lines = decoded.text.split('\n')
  if (lines.length > MAX_NDJSON_LINES + 1) return refused('line 1', OVER.fileLines(MAX_NDJSON_LINES))
  const invoices: TakenInvoice[] = []
  const rejected: RejectedRow[] = []
  // Every bad line is told with all its faults, until so many were told that the first of each must do.
  let told = 0
  lines.forEach((line, index) => {
    const row = index + 1
    const text = line.trim()
    if (text === '') return
    if (text.length > MAX_JSON_BYTES) {
      rejected.push({ row, faults: [{ place: `line ${row}`, detail: OVER.lineCharacters(MAX_JSON_BYTES) }] })
      return
    }
    const read = readJsonInvoice(text, `line ${row}`, row, defaults)
    if (read.ok) invoices.push(read.invoice)
    else {
      rejected.push({ row, faults: told < MAX_FAULTS ? read.faults : read.faults.slice(0, 1) })
      told += read.faults.length
    }
  })
  if (invoices.length > 0) return { ok: true, invoices, rejected }
  return rejected.length > 0 ? { ok: false, faults: rejected.flatMap(({ faults }) => faults) } : refused('line 1', FILE.noInvoice)
}
