// The door of the intake: which format some bytes are in, and their invoices in the shape of the contract.
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import { takeEinvoiceCn } from './china/einvoice-cn.ts'
import { takeFiscalBill } from './china/fiscal-bill.ts'
import { type DetectionHint, detected } from './detect.ts'
import { takeCii } from './en16931/cii.ts'
import { takeUbl } from './en16931/ubl.ts'
import { takeJson } from './json/json.ts'
import { takeNdjson } from './json/ndjson.ts'
import { NODE_ZIP_CAPS, type ZipCaps } from './limits.ts'
import { takeCsv } from './table/csv.ts'
import { takeXlsx } from './table/xlsx.ts'
import type { Format, IntakeDefaults, IntakeResult, Reading } from './taken.ts'

export type { Format, IntakeDefaults, IntakeFault, IntakeResult, RejectedRow, TakenIn, TakenInvoice } from './taken.ts'

const XML = ['application/xml', 'text/xml'] as const

/** The media types each format comes as, the preferred one first; the four XML dialects share theirs and are told apart by content. */
export const MEDIA_TYPES = {
  json: ['application/json'],
  ndjson: ['application/x-ndjson', 'application/ndjson', 'application/jsonl'],
  csv: ['text/csv', 'application/csv'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  'einvoice-cn': XML,
  'fiscal-bill': XML,
  ubl: XML,
  cii: XML,
} as const satisfies Record<Format, readonly string[]>

type Reader = (bytes: Uint8Array, defaults: IntakeDefaults, caps: ZipCaps) => Reading | Promise<Reading>

const READERS: Record<Format, Reader> = {
  json: takeJson,
  ndjson: takeNdjson,
  csv: takeCsv,
  xlsx: takeXlsx,
  'einvoice-cn': takeEinvoiceCn,
  'fiscal-bill': takeFiscalBill,
  ubl: takeUbl,
  cii: takeCii,
}

/** The format of the bytes, by what is in them first and by the hint only where that leaves it open. */
export function detectFormat(bytes: Uint8Array, hint: DetectionHint = {}): Format | undefined {
  const found = detected(bytes, hint)
  return found.ok ? found.format : undefined
}

/** Why {@link detectFormat} found nothing, and what to send instead. */
export function undetectedReason(bytes: Uint8Array, hint: DetectionHint = {}): Bilingual | undefined {
  const found = detected(bytes, hint)
  return found.ok ? undefined : found.detail
}

/** Reads the bytes; what cannot be read is a fault with its place, never an exception. A Worker passes its smaller caps. */
export async function takeIn(
  bytes: Uint8Array,
  format: Format,
  defaults: IntakeDefaults,
  caps: ZipCaps = NODE_ZIP_CAPS,
): Promise<IntakeResult> {
  const read = await READERS[format](bytes, defaults, caps)
  return read.ok ? { ok: true, taken: { format, invoices: read.invoices, rejected: read.rejected } } : read
}
