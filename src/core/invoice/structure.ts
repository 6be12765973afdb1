// A quick yes for ordinary bodies, so that a check need not walk the whole schema; whatever it does not know is left to the schema, which has the last word.
import { ISSUER_ROLES, PAYER_KINDS } from '../catalogue/schema/words.ts'
import { MAX_ID, MAX_LINE_ID, MAX_LINES, MAX_TEXT, MAX_UNIT } from './limits.ts'
import { type InvoiceInput, invoiceInput, line } from './schema.ts'

type Members = Readonly<Record<string, unknown>>

const BILL_MEMBERS = new Set(Object.keys(invoiceInput.shape))
const LINE_MEMBERS = new Set(Object.keys(line.shape))
const ISSUER_MEMBERS = new Set(['name', 'uscc', 'role'])
const PAYER_MEMBERS = new Set(['name', 'uscc', 'kind'])
const PERIOD_MEMBERS = new Set(['from', 'to'])
const ROLES: ReadonlySet<unknown> = new Set(ISSUER_ROLES)
const KINDS: ReadonlySet<unknown> = new Set(PAYER_KINDS)

/** True only for bodies that the schema accepts too (a property test holds it to that); false says nothing. */
export function isOrdinary(body: unknown): body is InvoiceInput {
  if (!isObject(body, BILL_MEMBERS)) return false
  const { id, issuer, payer, jurisdiction, issuedOn, currency, lines, facts, total } = body
  if (!isText(id, MAX_ID) || typeof jurisdiction !== 'string' || typeof issuedOn !== 'string') return false
  if ((currency !== undefined && currency !== 'CNY') || !isNumeral(total) || !areFacts(facts)) return false
  if (issuer !== undefined && !isParty(issuer, ISSUER_MEMBERS, 'role', ROLES)) return false
  if (payer !== undefined && !isParty(payer, PAYER_MEMBERS, 'kind', KINDS)) return false
  return Array.isArray(lines) && lines.length > 0 && lines.length <= MAX_LINES && areLines(lines)
}

/** Not `every`, which passes over the holes of a sparse list. */
function areLines(lines: readonly unknown[]): boolean {
  for (const line of lines) if (!isLine(line)) return false
  return true
}

function isLine(body: unknown): boolean {
  if (!isObject(body, LINE_MEMBERS)) return false
  const { id, code, description, quantity, unit, unitPrice, amount, tax, credit, period, facts } = body
  // Rarer members are the schema's business.
  if (tax !== undefined || (credit !== undefined && typeof credit !== 'boolean') || amount === undefined) return false
  if (!isText(id, MAX_LINE_ID) || !isText(code, MAX_TEXT) || !isText(description, MAX_TEXT) || !isText(unit, MAX_UNIT)) return false
  if (!isNumeral(quantity) || !isNumeral(unitPrice) || !isNumeral(amount) || !areFacts(facts)) return false
  return (
    period === undefined || (isObject(period, PERIOD_MEMBERS) && typeof period['from'] === 'string' && typeof period['to'] === 'string')
  )
}

function isParty(body: unknown, members: ReadonlySet<string>, word: string, words: ReadonlySet<unknown>): boolean {
  if (!isObject(body, members)) return false
  const { name, uscc } = body
  return isText(name, MAX_TEXT) && (uscc === undefined || typeof uscc === 'string') && (body[word] === undefined || words.has(body[word]))
}

function areFacts(facts: unknown): boolean {
  if (facts === undefined) return true
  if (!isObject(facts)) return false
  for (const name in facts) {
    const value = facts[name]
    if (name === '__proto__') return false
    if (typeof value !== 'boolean' && (value === undefined || !isNumeral(value))) return false
  }
  return true
}

/** A plain object with no members but the known ones. */
function isObject(value: unknown, members?: ReadonlySet<string>): value is Members {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  if (members !== undefined) for (const name in value) if (!members.has(name)) return false
  return true
}

function isText(value: unknown, longest: number): boolean {
  return value === undefined || (typeof value === 'string' && value.length > 0 && value.length <= longest)
}

/** Infinite and undefined numbers cannot come from JSON, and the schema refuses them. */
function isNumeral(value: unknown): boolean {
  return value === undefined || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}
