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
  const { lines, canonical } = readLines(input.lines, vocabulary)
  return {
    id: input.id ?? undefined,
    issuer: { name: input.issuer?.name ?? undefined, role: input.issuer?.role ?? undefined },
    payer: { kind: input.payer?.kind ?? undefined },
    jurisdiction: input.jurisdiction,
    chain: chainOf(input.jurisdiction),
    issuedOn: input.issuedOn,
    lines,
    facts: typedFacts(input.facts, vocabulary) ?? {},
    total: optional(input.total),
    canonical: canonicalText(input, canonical),
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

/** Lines read and laid out at once: all the lines of a long bill, laid out, would weigh more than the bill itself. */
const LINES_AT_ONCE = 200

/** The lines, and what the canonical text of the bill says of them. */
function readLines(input: readonly LineInput[], vocabulary: Vocabulary): { readonly lines: readonly Line[]; readonly canonical: string } {
  const lines: Line[] = []
  const written: string[] = []
  for (let from = 0; from < input.length; from += LINES_AT_ONCE) {
    const some = input.length <= LINES_AT_ONCE ? input : input.slice(from, from + LINES_AT_ONCE)
    for (const line of some) lines.push(lineOf(line, lines.length, vocabulary))
    written.push(JSON.stringify(some.map(canonicalLine)).slice(1, -1))
  }
  return { lines, canonical: `[${written.join()}]` }
}

/** The bill's members by their places, so that neither the order of keys nor a member left out or null makes another text. */
function canonicalText(input: InvoiceInput, lines: string): string {
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
  return `${JSON.stringify([...head, canonicalFacts(input.facts)]).slice(0, -1)},${lines}]`
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
