// One invoice as JSON: already in the shape of the contract, so only its syntax is checked here.
import { isPlain, withDefaults } from '../draft.ts'
import { MAX_JSON_BYTES } from '../limits.ts'
import { type IntakeDefaults, type IntakeFault, oneInvoice, type Reading, refused, type TakenInvoice } from '../taken.ts'
import { decodeUtf8 } from '../text.ts'
import { OVER, TEXT } from '../wording.ts'
import { scanJson } from './scan.ts'

export type JsonInvoice = { readonly ok: true; readonly invoice: TakenInvoice } | { readonly ok: false; readonly fault: IntakeFault }

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
  if (value === undefined) return { ok: false, fault: { place: place || '/', detail: TEXT.notJson } }
  const fault = scanJson(text)
  if (fault) return { ok: false, fault: { place: `${place}${fault.place}` || '/', detail: fault.detail } }
  if (!isPlain(value)) return { ok: false, fault: { place: place || '/', detail: TEXT.notAnObject } }
  return { ok: true, invoice: { body: withDefaults(value, defaults), places: { '': place || '/' }, unmapped: [], row } }
}

export function takeJson(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  if (bytes.length > MAX_JSON_BYTES) return refused('byte 1', OVER.fileBytes(MAX_JSON_BYTES))
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return decoded
  const read = readJsonInvoice(decoded.text, '', 1, defaults)
  return read.ok ? oneInvoice(read.invoice) : { ok: false, faults: [read.fault] }
}
