// The bill while it is being filled in: texts as typed, and the body of the contract made from them.

export type FactValue = string | boolean
export type Facts = Readonly<Record<string, FactValue>>

export interface BillLine {
  /** Tells rows apart while they are added and removed; not part of the bill. */
  readonly key: number
  readonly description: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly amount: string
  /** The code on the bill, or the item chosen by hand. */
  readonly code: string
  readonly facts: Facts
  /** What a file said of the line that has no field here: period, tax, credit, id. */
  readonly more: Readonly<Record<string, unknown>>
}

export interface Bill {
  readonly id: string
  readonly issuerName: string
  readonly issuerUscc: string
  readonly role: string
  readonly payerName: string
  readonly payerKind: string
  readonly jurisdiction: string
  readonly issuedOn: string
  readonly from: string
  readonly to: string
  readonly total: string
  readonly lines: readonly BillLine[]
  readonly facts: Facts
  /** What a file said of the payer that has no field here. */
  readonly payerUscc: string
}

let nextKey = 1

export function emptyLine(): BillLine {
  return { key: nextKey++, description: '', quantity: '', unit: '', unitPrice: '', amount: '', code: '', facts: {}, more: {} }
}

export function emptyBill(): Bill {
  const texts = { id: '', issuerName: '', issuerUscc: '', role: '', payerName: '', payerKind: '', payerUscc: '' }
  return { ...texts, jurisdiction: '', issuedOn: '', from: '', to: '', total: '', lines: [emptyLine()], facts: {} }
}

export function isBlank(line: BillLine): boolean {
  return [line.description, line.quantity, line.unitPrice, line.amount, line.code].every((text) => text.trim() === '')
}

/** Digits as people write them: full-width, with thousands commas, a currency sign or the word yuan. */
export function plainNumber(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/[\s¥￥元]/g, '')
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
}

/** The body of `POST /v1/checks`; rows left blank are no lines. `rows` says which row each line of it stands in. */
export function bodyOf(bill: Bill): { readonly body: Record<string, unknown>; readonly rows: readonly number[] } {
  const rows = bill.lines.flatMap((line, row) => (isBlank(line) ? [] : [row]))
  const body = filled({
    id: bill.id.trim(),
    issuer: filled({ name: bill.issuerName.trim(), uscc: bill.issuerUscc.trim(), role: bill.role }),
    payer: filled({ name: bill.payerName.trim(), uscc: bill.payerUscc.trim(), kind: bill.payerKind }),
    jurisdiction: bill.jurisdiction,
    issuedOn: bill.issuedOn,
    lines: rows.flatMap((row) => {
      const line = bill.lines[row]
      return line === undefined ? [] : [lineBody(line, bill)]
    }),
    facts: filled(bill.facts),
    total: plainNumber(bill.total),
  })
  return { body: body ?? {}, rows }
}

function lineBody(line: BillLine, { from, to }: Bill): Record<string, unknown> {
  const period = from === '' && to === '' ? undefined : { from: from === '' ? to : from, to: to === '' ? from : to }
  return {
    ...(period === undefined ? {} : { period }),
    ...line.more,
    ...filled({
      code: line.code.trim(),
      description: line.description.trim(),
      quantity: plainNumber(line.quantity),
      unit: line.unit.trim(),
      unitPrice: plainNumber(line.unitPrice),
      amount: plainNumber(line.amount),
      facts: filled(line.facts),
    }),
  }
}

/** Without members that say nothing; undefined where none is left. */
function filled(members: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const said = Object.entries(members).filter(([, value]) => value !== undefined && value !== '')
  return said.length === 0 ? undefined : Object.fromEntries(said)
}
