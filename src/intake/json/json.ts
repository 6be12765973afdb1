// One invoice as JSON: already in the shape of the contract, so only its text is checked here.
import { jsonTextFaults } from '../../core/invoice/json-text.ts'
import { isPlain, withDefaults } from '../draft.ts'
import { MAX_JSON_BYTES } from '../limits.ts'
import { type IntakeDefaults, oneInvoice, type Reading, type Refused, refused, type TakenInvoice } from '../taken.ts'
import { decodeUtf8 } from '../text.ts'
import { OVER, TEXT } from '../wording.ts'

export type JsonInvoice = { readonly ok: true; readonly invoice: TakenInvoice } | Refused

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads the text of one invoice; `place` is where it stands in the file and `row` its number. */
export function readJsonInvoice(text: string, place: string, row: number, defaults: IntakeDefaults): JsonInvoice {
  const value = parsed(text)
  if (value === undefined) return refused(place || '/', TEXT.notJson)
  const faults = jsonTextFaults(text, value)
  if (faults.length > 0) return { ok: false, faults: faults.map(({ pointer, detail }) => ({ place: `${place}${pointer}` || '/', detail })) }
  if (!isPlain(value)) return refused(place || '/', TEXT.notAnObject)
  return { ok: true, invoice: { body: withDefaults(value, defaults), places: { '': place || '/' }, unmapped: [], row } }
}

export function takeJson(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  if (bytes.length > MAX_JSON_BYTES) return refused('byte 1', OVER.fileBytes(MAX_JSON_BYTES))
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return decoded
  const read = readJsonInvoice(decoded.text, '', 1, defaults)
  return read.ok ? oneInvoice(read.invoice) : read
}
