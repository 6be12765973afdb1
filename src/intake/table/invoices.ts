// The rows of one or more tables gathered into invoices by their number; an invoice with a bad row is rejected whole.
import { type DraftInvoice, type DraftLine, type Stated, settled } from '../draft.ts'
import type { IntakeDefaults, IntakeFault, Reading, RejectedRow, TakenInvoice } from '../taken.ts'
import { FILE, TABLE } from '../wording.ts'
import type { Grid } from './cell.ts'
import { findHeader, forbiddenHeading, type Header } from './header.ts'
import { HEADING_FIELDS, type Heading, readHeading, readLine } from './line.ts'
import { cellAt, located, type Row, rowOf, textIn } from './row.ts'

const SUM_ROW = /^(?:合计|小计|总计|共计|本页合计|本页小计|累计|total|subtotal|grandtotal|sum)(?:[(:].*)?$/

interface Gathered {
  readonly number: Stated | undefined
  readonly row: number
  readonly place: string
  heading: Heading | undefined
  readonly lines: DraftLine[]
  readonly faults: IntakeFault[]
  readonly notes: IntakeFault[]
  readonly columnsNoted: Set<string>
}

interface Gathering {
  readonly byNumber: Map<string, Gathered>
  last: Gathered | undefined
  /** What is said before there is an invoice to say it of. */
  readonly waiting: IntakeFault[]
}

const isBlank = (row: Row): boolean => (row.grid.rows[row.index] ?? []).every(({ text }) => text === '')

/** A row of sums says so in what it is for, or in its first cell that says anything. */
function isSumRow(row: Row): boolean {
  const cells = row.grid.rows[row.index] ?? []
  const texts = [cellAt(row, row.header.fields.get('description')).text, cells.find(({ text }) => text !== '')?.text ?? '']
  return texts.some((text) => SUM_ROW.test(text.normalize('NFKC').replace(/\s/g, '').toLowerCase()))
}

function sayOf(gathering: Gathering, fault: IntakeFault): void {
  if (gathering.last) gathering.last.notes.push(fault)
  else gathering.waiting.push(fault)
}

function gatheredFor(gathering: Gathering, row: Row): Gathered | undefined {
  const number = textIn(row, 'number')
  const numbered = row.header.fields.has('number')
  if (numbered && !number) {
    if (row.faults.length === 0) row.faults.push({ place: row.grid.placeOf(row.index, 0), detail: TABLE.noNumber })
    return undefined
  }
  // Without a column of numbers the table is one invoice.
  const key = number?.value ?? ''
  const found = gathering.byNumber.get(key)
  if (found) return found
  const place = row.grid.placeOf(row.index, 0)
  const begun: Gathered = {
    number,
    row: row.index + 1,
    place,
    heading: undefined,
    lines: [],
    faults: [],
    notes: [],
    columnsNoted: new Set(),
  }
  begun.notes.push(...gathering.waiting.splice(0))
  gathering.byNumber.set(key, begun)
  return begun
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
    const key = `${row.grid.name ?? ''}/${column}`
    if (!found || gathered.columnsNoted.has(key)) continue
    gathered.columnsNoted.add(key)
    gathered.notes.push({ place: found.place, detail: TABLE.column })
  }
}

function gather(gathering: Gathering, row: Row, rejected: RejectedRow[]): void {
  const gathered = gatheredFor(gathering, row)
  if (!gathered) {
    rejected.push({ row: row.index + 1, faults: row.faults })
    return
  }
  gathering.last = gathered
  gathered.heading = joined(gathered.heading, readHeading(row), row.faults)
  gathered.lines.push(readLine(row, gathered.lines.length + 1))
  gathered.faults.push(...row.faults)
  gathered.notes.push(...row.notes)
  noteColumns(row, gathered)
}

function gatherGrid(gathering: Gathering, grid: Grid, header: Header, rejected: RejectedRow[]): void {
  grid.rows.slice(0, header.row).forEach((cells, index) => {
    const column = cells.findIndex(({ text }) => text !== '')
    if (column >= 0) sayOf(gathering, { place: grid.placeOf(index, column), detail: TABLE.title })
  })
  for (let index = header.row + 1; index < grid.rows.length; index += 1) {
    const row = rowOf(grid, header, index)
    if (isBlank(row)) continue
    if (isSumRow(row)) sayOf(gathering, { place: grid.placeOf(index, 0), detail: TABLE.sums })
    else gather(gathering, row, rejected)
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

/** Reads the tables of a file; `said` is what its reader has noticed about it as a whole. */
export function takeGrids(grids: readonly Grid[], said: readonly IntakeFault[], defaults: IntakeDefaults): Reading {
  const gathering: Gathering = { byNumber: new Map(), last: undefined, waiting: [...said] }
  const rejected: RejectedRow[] = []
  let tables = 0
  for (const grid of grids) {
    const header = findHeader(grid)
    const bad = header ? forbiddenHeading(grid.rows[header.row] ?? []) : undefined
    if (header && bad !== undefined)
      return { ok: false, faults: [{ place: grid.placeOf(header.row, bad), detail: TABLE.forbiddenHeading }] }
    if (header) gatherGrid(gathering, grid, header, rejected)
    else sayOf(gathering, { place: grid.placeOf(0, 0), detail: TABLE.noHeader })
    if (header) tables += 1
  }
  if (tables === 0) return { ok: false, faults: gathering.waiting }
  const invoices: TakenInvoice[] = []
  for (const gathered of gathering.byNumber.values()) {
    if (gathered.faults.length > 0) rejected.push({ row: gathered.row, faults: gathered.faults })
    else invoices.push(settled(draftOf(gathered), gathered, gathered.notes, defaults))
  }
  rejected.sort((a, b) => a.row - b.row)
  if (invoices.length > 0) return { ok: true, invoices, rejected }
  const faults = rejected.flatMap((row) => row.faults)
  return {
    ok: false,
    faults: faults.length > 0 ? faults : [{ place: grids[0]?.placeOf(0, 0) ?? 'row 1', detail: FILE.noRows }],
  }
}
