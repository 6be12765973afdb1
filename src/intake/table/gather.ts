// Rows gathered into invoices by number and issuer, whether a whole table is at hand or a stretch of one; an invoice with a bad row is rejected whole.
import { type DraftInvoice, type DraftLine, type Stated, settled } from '../draft.ts'
import type { IntakeDefaults, IntakeFault, RejectedRow, TakenInvoice } from '../taken.ts'
import { TABLE } from '../wording.ts'
import type { Header } from './header.ts'
import { InvoiceBook, NOBODY } from './invoice-book.ts'
import { HEADING_FIELDS, type Heading, readHeading, readLine } from './line.ts'
import { cellAt, located, type Row, textIn } from './row.ts'
import { standingOf, statedIssuer } from './standing.ts'

interface Gathered {
  readonly number: Stated | undefined
  readonly row: number
  readonly place: string
  heading: Heading | undefined
  /** The first row, where nothing had to be said about what of it stands on the invoice. */
  plain: Row | undefined
  readonly lines: DraftLine[]
  readonly faults: IntakeFault[]
  readonly notes: IntakeFault[]
  readonly columnsNoted: Set<string>
}

export interface Gathering {
  /** In the order they began. */
  readonly invoices: Gathered[]
  readonly book: InvoiceBook
  /** The first of them that the book knows. */
  firstInBook: number
  last: Gathered | undefined
  /** A row that cannot be read may have been one of the invoice it stands in. */
  isInterrupted: boolean
  /** What is said before there is an invoice to say it of. */
  readonly waiting: IntakeFault[]
  readonly rejected: RejectedRow[]
  /** Rows of sums that were left out. */
  sums: number
}

export function gathering(said: readonly IntakeFault[]): Gathering {
  return {
    invoices: [],
    book: new InvoiceBook(new Map()),
    firstInBook: 0,
    last: undefined,
    isInterrupted: false,
    waiting: [...said],
    rejected: [],
    sums: 0,
  }
}

/** From here on no row belongs to an invoice that has begun. */
export function gatherApart(all: Gathering): void {
  all.book.clear()
  all.firstInBook = all.invoices.length
}

/** Takes note of a row that cannot be read. */
export function gatherUnreadable(all: Gathering, rejected: RejectedRow): void {
  all.rejected.push(rejected)
  all.isInterrupted = true
}

/** Adds a row; blank rows and rows of sums are no lines. */
export function gather(all: Gathering, row: Row): void {
  const standing = standingOf(row)
  if (standing === 'blank') return
  if (standing === 'sums') {
    all.sums += 1
    sayOf(all, { place: row.table.placeOf(row.index, 0), detail: TABLE.sums })
    return
  }
  const gathered = gatheredFor(all, row)
  if (!gathered) {
    all.rejected.push({ row: row.index + 1, faults: row.faults })
    return
  }
  if (all.isInterrupted && all.last === gathered) row.faults.push({ place: row.table.placeOf(row.index, 0), detail: TABLE.interrupted })
  all.isInterrupted = false
  all.last = gathered
  gathered.heading = headingOf(gathered, row)
  gathered.lines.push(readLine(row, gathered.lines.length + 1))
  gathered.faults.push(...row.faults)
  gathered.notes.push(...row.notes)
  noteColumns(row, gathered)
}

/** The invoices gathered, in the order they began; those with a fault stand among the rejected. */
export function settle(all: Gathering, defaults: IntakeDefaults): { readonly invoices: TakenInvoice[]; readonly rejected: RejectedRow[] } {
  const invoices: TakenInvoice[] = []
  const rejected = [...all.rejected]
  for (const gathered of all.invoices) {
    const { row, faults, lines } = gathered
    if (faults.length > 0) rejected.push({ row, faults, rows: lines.length })
    else invoices.push(settled(draftOf(gathered), gathered, gathered.notes, defaults))
  }
  return { invoices, rejected: rejected.sort((a, b) => a.row - b.row) }
}

export function sayOf(all: Gathering, fault: IntakeFault): void {
  if (all.last) all.last.notes.push(fault)
  else all.waiting.push(fault)
}

function gatheredFor(all: Gathering, row: Row): Gathered | undefined {
  const number = textIn(row, 'number')
  const numbered = row.header.fields.has('number')
  if (numbered && !number) {
    if (row.faults.length === 0) row.faults.push({ place: row.table.placeOf(row.index, 0), detail: TABLE.noNumber })
    return undefined
  }
  // Without a column of numbers the table is one invoice.
  const key = number?.value ?? ''
  const place = all.firstInBook + all.book.find(key, numbered ? statedIssuer(row) : NOBODY)
  const found = all.invoices[place]
  if (found) return found
  const begun: Gathered = {
    number,
    row: row.index + 1,
    place: row.table.placeOf(row.index, 0),
    heading: undefined,
    plain: undefined,
    lines: [],
    faults: [],
    notes: all.waiting.splice(0),
    columnsNoted: new Set(),
  }
  all.invoices.push(begun)
  return begun
}

/** Most rows say of the invoice what its first row says, to the letter: then there is nothing to read again. */
function headingOf(gathered: Gathered, row: Row): Heading {
  const { heading, plain } = gathered
  if (heading !== undefined && plain !== undefined && repeats(row, plain)) return heading
  const said = row.faults.length + row.notes.length
  const read = joined(heading, readHeading(row), row.faults)
  if (heading === undefined && row.faults.length + row.notes.length === said) gathered.plain = row
  return read
}

function repeats(row: Row, first: Row): boolean {
  if (row.header !== first.header || row.table !== first.table) return false
  return headingColumns(row.header).every((column) => {
    const [own, before] = [cellAt(row, column), cellAt(first, column)]
    return own.text === before.text && own.kind === before.kind
  })
}

const columnsOf = new WeakMap<Header, readonly number[]>()

function headingColumns(header: Header): readonly number[] {
  let columns = columnsOf.get(header)
  if (columns === undefined) {
    columns = HEADING_FIELDS.flatMap((field) => header.fields.get(field) ?? [])
    columnsOf.set(header, columns)
  }
  return columns
}

/** Rows of one invoice repeat what stands on it; an empty cell repeats nothing, another value is a fault. */
function joined(before: Heading | undefined, now: Heading, faults: IntakeFault[]): Heading {
  if (!before) return now
  const whole: { -readonly [field in keyof Heading]: Heading[field] } = { ...now }
  for (const field of HEADING_FIELDS) {
    const first = before[field]
    const own = now[field]
    if (first && own && own.value !== first.value) faults.push({ place: own.place, detail: TABLE.differs })
    whole[field] = first ?? own
  }
  return whole
}

function noteColumns(row: Row, gathered: Gathered): void {
  for (const column of row.header.others) {
    const found = located(row, column)
    const key = `${row.table.name ?? ''}/${column}`
    if (!found || gathered.columnsNoted.has(key)) continue
    gathered.columnsNoted.add(key)
    gathered.notes.push({ place: found.place, detail: TABLE.column })
  }
}

function draftOf({ number, heading, lines }: Gathered): DraftInvoice {
  return {
    id: number,
    issuer: { name: heading?.issuerName, uscc: heading?.issuerUscc, role: heading?.issuerRole },
    payer: { name: heading?.payerName, uscc: heading?.payerUscc, kind: heading?.payerKind },
    jurisdiction: heading?.jurisdiction,
    issuedOn: heading?.issuedOn,
    currency: heading?.currency,
    lines,
    total: heading?.total,
  }
}
