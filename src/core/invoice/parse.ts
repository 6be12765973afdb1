// From a submitted body to an Invoice, or to every fault in it with its pointer.
import type { Vocabulary } from '../catalogue/vocabulary.ts'
import { type Decimal, decimal, repeatedDecimal } from '../values/decimal.ts'
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

/** The bill's members by their places, so that neither the order of keys nor a member left out or null makes another text. */
function canonicalText(input: InvoiceInput): string {
  const { issuer, payer } = input
  const head = [
    input.id,
    issuer?.name,
    issuer?.uscc,
    issuer?.role,
    payer?.name,
    payer?.uscc,
    payer?.kind,
    input.jurisdiction,
    input.issuedOn,
    text(input.total),
  ]
  return JSON.stringify([...head, canonicalFacts(input.facts), input.lines.map(canonicalLine)])
}

function canonicalLine(line: LineInput): readonly unknown[] {
  const { period, tax } = line
  return [
    line.id,
    line.code,
    line.description,
    text(line.quantity),
    line.unit,
    text(line.unitPrice),
    text(line.amount),
    tax ? [text(tax.rate), text(tax.net), text(tax.amount)] : null,
    line.credit === true,
    period?.from,
    period?.to,
    canonicalFacts(line.facts),
  ]
}

/** A number says as much as its text. */
function text(value: string | number | null | undefined): string | null {
  return value == null ? null : String(value)
}

/** Facts come in the caller's order; sorted by name they are the same facts. */
function canonicalFacts(facts: InvoiceInput['facts']): readonly unknown[] | null {
  if (facts === undefined) return null
  const names = Object.keys(facts)
  if (names.length > 1) names.sort()
  return names.length === 0 ? null : names.map((name) => [name, typeof facts[name] === 'boolean' ? facts[name] : String(facts[name])])
}
