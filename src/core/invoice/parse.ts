// From a submitted body to an Invoice, or to every fault in it with its pointer.
import type { Vocabulary } from '../catalogue/vocabulary.ts'
import { type Decimal, decimal, repeatedDecimal } from '../values/decimal.ts'
import { jsonQuoted } from '../values/json-quote.ts'
import { chainOf, type RegionTable } from '../values/region.ts'
import { typedFacts } from './facts.ts'
import type { Fault, Invoice, Line } from './invoice.ts'
import type { InvoiceInput, LineInput } from './schema.ts'
import { Sense } from './sense.ts'
import { readStructure } from './structural.ts'
import { isOrdinary } from './structure.ts'

export type ParsedInvoice = { readonly ok: true; readonly invoice: Invoice } | { readonly ok: false; readonly faults: readonly Fault[] }

/** Parses a body against the schema, the vocabulary of facts and the table of regions; all faults at once, in the order of the document. */
export function parseInvoice(body: unknown, vocabulary: Vocabulary, regions: RegionTable): ParsedInvoice {
  const sense = new Sense(vocabulary, regions)
  sense.bill(body)
  if (sense.faults.length === 0 && isOrdinary(body)) return { ok: true, invoice: assemble(body, vocabulary) }
  const structure = readStructure(body)
  if (structure.ok && sense.faults.length === 0) return { ok: true, invoice: assemble(structure.input, vocabulary) }
  const structural = structure.ok ? [] : structure.faults
  const told = new Set(structural.map((fault) => fault.pointer))
  const faults = [...structural, ...sense.faults.filter((fault) => !told.has(fault.pointer))]
  return { ok: false, faults }
}

function assemble(input: InvoiceInput, vocabulary: Vocabulary): Invoice {
  return {
    id: input.id ?? undefined,
    issuer: { name: input.issuer?.name ?? undefined, role: input.issuer?.role ?? undefined },
    payer: { kind: input.payer?.kind ?? undefined },
    jurisdiction: input.jurisdiction,
    chain: chainOf(input.jurisdiction),
    issuedOn: input.issuedOn,
    lines: input.lines.map((line, index) => lineOf(line, index, vocabulary)),
    facts: typedFacts(input.facts, vocabulary) ?? {},
    total: optional(input.total),
    canonical: canonicalText(input),
  }
}

function lineOf(line: LineInput, index: number, vocabulary: Vocabulary): Line {
  return {
    index,
    id: line.id ?? String(index + 1),
    code: line.code ?? undefined,
    description: line.description ?? line.code ?? '',
    quantity: optional(line.quantity),
    unit: line.unit ?? undefined,
    unitPrice: line.unitPrice == null ? undefined : repeatedDecimal(String(line.unitPrice)),
    amount: decimal(String(line.amount)),
    tax: line.tax ? { rate: optional(line.tax.rate), net: optional(line.tax.net), amount: optional(line.tax.amount) } : undefined,
    credit: line.credit ?? false,
    period: line.period ?? undefined,
    facts: typedFacts(line.facts, vocabulary),
  }
}

function optional(value: string | number | null | undefined): Decimal | undefined {
  return value == null ? undefined : decimal(String(value))
}

/**
 * The bill's members by their places, so that neither the order of keys nor a member left out or null makes another text. Put together by hand: as lists
 * for JSON.stringify it took a tenth of a short check.
 */
function canonicalText(input: InvoiceInput): string {
  const { issuer, payer } = input
  const parties = `${text(issuer?.name)},${text(issuer?.uscc)},${text(issuer?.role)},${text(payer?.name)},${text(payer?.uscc)},${text(payer?.kind)}`
  let lines = ''
  for (const line of input.lines) lines += lines === '' ? canonicalLine(line) : `,${canonicalLine(line)}`
  const rest = `${text(input.jurisdiction)},${text(input.issuedOn)},${text(input.total)},${canonicalFacts(input.facts)}`
  return `[${text(input.id)},${parties},${rest},[${lines}]]`
}

function canonicalLine(line: LineInput): string {
  const { period, tax } = line
  const name = `${text(line.id)},${text(line.code)},${text(line.description)}`
  const sums = `${text(line.quantity)},${text(line.unit)},${text(line.unitPrice)},${text(line.amount)}`
  const taxed = tax ? `[${text(tax.rate)},${text(tax.net)},${text(tax.amount)}]` : 'null'
  return `[${name},${sums},${taxed},${line.credit === true},${text(period?.from)},${text(period?.to)},${canonicalFacts(line.facts)}]`
}

/** A number says as much as its text. */
function text(value: string | number | null | undefined): string {
  return value == null ? 'null' : jsonQuoted(String(value))
}

/** Facts come in the caller's order; sorted by name they are the same facts. */
function canonicalFacts(facts: InvoiceInput['facts']): string {
  if (facts === undefined) return 'null'
  const names = Object.keys(facts)
  if (names.length === 0) return 'null'
  if (names.length > 1) names.sort()
  return `[${names.map((name) => `[${jsonQuoted(name)},${factText(facts[name])}]`).join()}]`
}

function factText(value: string | number | boolean | null | undefined): string {
  return typeof value === 'boolean' ? String(value) : jsonQuoted(String(value))
}
