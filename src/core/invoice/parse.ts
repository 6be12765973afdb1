// From a submitted body to an Invoice, or to every fault in it with its pointer.
import type { Vocabulary } from '../catalogue/vocabulary.ts'
import { type Decimal, decimal } from '../values/decimal.ts'
import { chainOf, type RegionTable } from '../values/region.ts'
import { typedFacts } from './facts.ts'
import type { Fault, Invoice, Line } from './invoice.ts'
import { type InvoiceInput, invoiceInput, type LineInput } from './schema.ts'
import { Sense } from './sense.ts'

export type ParsedInvoice = { readonly ok: true; readonly invoice: Invoice } | { readonly ok: false; readonly faults: readonly Fault[] }

const MAX_FAULTS = 1000

/** Parses a body against the schema, the vocabulary of facts and the table of regions; all faults at once, in the order of the document. */
export function parseInvoice(body: unknown, vocabulary: Vocabulary, regions: RegionTable): ParsedInvoice {
  const parsed = invoiceInput.safeParse(body)
  const sense = new Sense(vocabulary, regions)
  sense.bill(body)
  if (parsed.success && sense.faults.length === 0) return { ok: true, invoice: assemble(parsed.data, vocabulary) }
  const structural = parsed.success ? [] : parsed.error.issues.flatMap(faultsOf)
  const told = new Set(structural.map((fault) => fault.pointer))
  const faults = [...structural, ...sense.faults.filter((fault) => !told.has(fault.pointer))]
  return { ok: false, faults: faults.slice(0, MAX_FAULTS) }
}

type Issue = NonNullable<ReturnType<typeof invoiceInput.safeParse>['error']>['issues'][number]

function faultsOf(issue: Issue): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerTo(issue.path), detail: issue.message.replace(/^Invalid input: /, '') }]
  return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: 'is not a property of this object' }))
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
    unitPrice: optional(line.unitPrice),
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

/** The schema writes members in one fixed order; only facts come in the caller's order and are sorted. */
function canonicalText(input: InvoiceInput): string {
  if (isSorted(input.facts) && input.lines.every((line) => isSorted(line.facts))) return JSON.stringify(input)
  return JSON.stringify({ ...input, facts: sorted(input.facts), lines: input.lines.map((line) => ({ ...line, facts: sorted(line.facts) })) })
}

type FactsInput = InvoiceInput['facts']

function isSorted(facts: FactsInput): boolean {
  if (facts === undefined) return true
  let previous = ''
  for (const name in facts) {
    if (name < previous) return false
    previous = name
  }
  return true
}

function sorted(facts: FactsInput): FactsInput {
  return facts === undefined ? undefined : Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** RFC 6901. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
