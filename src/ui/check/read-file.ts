// A file of the bill, read by the service into lines that can be looked over and completed.
import type { Language } from '../language.ts'
import type { Reading } from '../service/answers.ts'
import { ask, queryOf } from '../service/ask.ts'
import type { Bill } from './bill.ts'
import { billOf } from './bill-of.ts'

/** What the ends of names stand for; the browser's own word for a type differs between systems. */
const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/jsonl',
  csv: 'text/csv',
  txt: 'text/csv',
  tsv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
}
export const ACCEPTED = Object.keys(TYPES)
  .map((end) => `.${end}`)
  .join(',')

export function readFile(file: File, { jurisdiction, role, payerKind }: Bill, language: Language): Promise<Reading> {
  const end = file.name.toLowerCase().split('.').at(-1) ?? ''
  // What we have no word for is sent as XML: the service tells by the content what it is, or says what to send instead.
  const type = TYPES[end] ?? 'application/xml'
  return ask<Reading>(`/v1/readings${queryOf({ jurisdiction, role, payerKind })}`, language, { method: 'POST', type, body: file })
}

/** The bill that was read; what it does not say stays as it was filled in. */
export function withRead(bill: Bill, invoice: unknown): Bill {
  const read = billOf(invoice)
  return {
    ...read,
    jurisdiction: read.jurisdiction || bill.jurisdiction,
    issuedOn: read.issuedOn || bill.issuedOn,
    role: read.role || bill.role,
    issuerName: read.issuerName || bill.issuerName,
    issuerUscc: read.issuerUscc || bill.issuerUscc,
    payerName: read.payerName || bill.payerName,
    payerKind: read.payerKind || bill.payerKind,
    id: read.id || bill.id,
    from: read.from || bill.from,
    to: read.to || bill.to,
    total: read.total || bill.total,
    facts: { ...bill.facts, ...read.facts },
  }
}
