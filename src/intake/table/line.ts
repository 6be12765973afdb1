// A row of a table as a line of an invoice and its share of what stands on the invoice as a whole.
import type { DraftLine, Facts, Span, Stated } from '../draft.ts'
import { isSoundUscc, jurisdictionOfArea } from '../identity.ts'
import { TABLE, VALUE } from '../wording.ts'
import { periodIn } from './cell.ts'
import { readMoney } from './money.ts'
import { cellAt, dayAt, located, numberIn, type Row, textIn, wordIn } from './row.ts'

/** What every row of an invoice repeats. */
export const HEADING_FIELDS = [
  'issuerName',
  'issuerUscc',
  'issuerRole',
  'payerName',
  'payerUscc',
  'payerKind',
  'jurisdiction',
  'issuedOn',
  'currency',
  'total',
] as const
export type Heading = { readonly [field in (typeof HEADING_FIELDS)[number]]: Stated | undefined }

const TRUE: ReadonlySet<string> = new Set(['true', '是', '1', 'y', 'yes'])
const FALSE: ReadonlySet<string> = new Set(['false', '否', '0', 'n', 'no'])

function usccIn(row: Row, field: 'issuerUscc' | 'payerUscc'): Stated | undefined {
  const stated = textIn(row, field)
  if (!stated || isSoundUscc(stated.value)) return stated
  row.notes.push({ place: stated.place, detail: VALUE.notAUscc })
  return undefined
}

function jurisdictionIn(row: Row): Stated | undefined {
  const found = located(row, row.header.fields.get('jurisdiction'))
  if (!found) return undefined
  const text = found.cell.text.normalize('NFKC')
  if (/^(?:CN|\d{2}|\d{4})$/.test(text)) return { value: text, place: found.place }
  const value = jurisdictionOfArea(text)
  if (value !== undefined) return { value, place: found.place }
  row.notes.push({ place: found.place, detail: VALUE.notARegion })
  return undefined
}

export function readHeading(row: Row): Heading {
  const total = numberIn(row, 'total')
  return {
    issuerName: textIn(row, 'issuerName'),
    issuerUscc: usccIn(row, 'issuerUscc'),
    issuerRole: wordIn(row, 'issuerRole'),
    payerName: textIn(row, 'payerName'),
    payerUscc: usccIn(row, 'payerUscc'),
    payerKind: wordIn(row, 'payerKind'),
    jurisdiction: jurisdictionIn(row),
    issuedOn: dayAt(row, 'issuedOn'),
    currency: textIn(row, 'currency'),
    total: total && { value: total.value, place: total.place },
  }
}

function spanIn(row: Row): Span | undefined {
  const found = located(row, row.header.fields.get('period'))
  const days = found ? periodIn(found.cell, row.table) : undefined
  if (found && !days) row.faults.push({ place: found.place, detail: TABLE.noPeriod })
  if (found && days) return { from: { value: days.from, place: found.place }, to: { value: days.to, place: found.place } }
  const from = dayAt(row, 'periodFrom')
  const to = dayAt(row, 'periodTo')
  if (from && to) return { from, to }
  for (const day of [from, to]) if (day) row.notes.push({ place: day.place, detail: TABLE.halfPeriod })
  return undefined
}

function creditIn(row: Row): Stated<boolean> | undefined {
  const found = located(row, row.header.fields.get('credit'))
  const word = found?.cell.text.toLowerCase() ?? ''
  if (!found || FALSE.has(word)) return undefined
  if (TRUE.has(word)) return { value: true, place: found.place }
  row.faults.push({ place: found.place, detail: TABLE.neitherYesNorNo })
  return undefined
}

function factsIn(row: Row): Facts | undefined {
  const facts = new Map<string, Stated<string | boolean>>()
  const customerClass = wordIn(row, 'customerClass')
  const object = textIn(row, 'object')
  if (customerClass) facts.set('customerClass', customerClass)
  if (object) facts.set('object', object)
  for (const [name, column] of row.header.facts) {
    const text = cellAt(row, column).text
    if (text === '') continue
    const value = /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : text
    facts.set(name, { value, place: row.table.placeOf(row.index, column) })
  }
  return facts.size > 0 ? Object.fromEntries(facts) : undefined
}

/** The line of the row; `position` is its place in the invoice, from 1. */
export function readLine(row: Row, position: number): DraftLine {
  const money = readMoney(row)
  if (!money.amount && row.faults.length === 0) {
    row.faults.push({ place: row.table.placeOf(row.index, 0), detail: TABLE.noAmount })
  }
  return {
    ...money,
    id: textIn(row, 'lineId') ?? { value: String(position), place: row.table.placeOf(row.index, 0) },
    code: textIn(row, 'code'),
    description: textIn(row, 'description'),
    credit: creditIn(row),
    period: spanIn(row),
    facts: factsIn(row),
  }
}
