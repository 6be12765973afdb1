// The rows of a 数电票 as they stand in the file: net amount, tax and gross total of each, nothing converted yet.
import { type Decimal, decimal } from '../../core/values/decimal.ts'
import { amountText, isTaxFree, rateText } from '../decimals.ts'
import type { Stated } from '../draft.ts'
import { MONEY, VALUE } from '../wording.ts'
import { placeOf, type XmlNode } from '../xml/node.ts'
import { amountAt, decimalAt, elementAt, markTaken, setAside, textAt, type XmlReading } from '../xml/reading.ts'

export interface Row {
  readonly place: string
  /** With the short name of its tax category between asterisks (*供电*电费), which tells the matcher what was sold. */
  readonly name: Stated | undefined
  readonly quantity: Stated | undefined
  readonly unit: Stated | undefined
  readonly netPrice: Stated | undefined
  readonly net: Stated | undefined
  readonly tax: Stated | undefined
  readonly rate: Stated | undefined
  /** What the payer pays; undefined where the row does not say whether there is tax in it. */
  readonly gross: Stated | undefined
  /** First and last day of passage, where the row prints them in place of quantity and price. */
  readonly passage: readonly [Stated, Stated] | undefined
}

const DAY_TEXT = /^20\d{2}(?:-\d{2}-\d{2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/

function rateOf(reading: XmlReading, node: XmlNode): { readonly rate: Stated | undefined; readonly free: boolean } {
  const stated = textAt(reading, node, 'TaxRate')
  if (!stated || /^\*+$/.test(stated.value)) return { rate: undefined, free: false }
  if (isTaxFree(stated.value)) {
    setAside(reading, stated, MONEY.taxFree)
    return { rate: undefined, free: true }
  }
  const rate = rateText(stated.value)
  if (rate === undefined) setAside(reading, stated, VALUE.notATaxRate)
  return { rate: rate === undefined ? undefined : { ...stated, value: rate }, free: rate !== undefined && decimal(rate).isZero() }
}

export function readRow(reading: XmlReading, node: XmlNode, isToll: boolean): Row {
  const passage = isToll ? passageColumns(reading, node) : undefined
  const net = amountAt(reading, node, 'Amount')
  const tax = amountAt(reading, node, 'ComTaxAm')
  const { rate, free } = rateOf(reading, node)
  const total = amountAt(reading, node, 'TotaltaxIncludedAmount')
  return {
    place: placeOf(node),
    name: textAt(reading, node, 'ItemName'),
    quantity: passage ? undefined : decimalAt(reading, node, 'Quantity'),
    unit: textAt(reading, node, 'MeaUnits'),
    netPrice: passage ? undefined : decimalAt(reading, node, 'UnPrice'),
    net,
    tax,
    rate,
    gross: total ?? grossOf(net, tax, free),
    passage,
  }
}

/** Net and tax together; an asterisk for the tax is not zero tax, unless the rate says that there is none. */
function grossOf(net: Stated | undefined, tax: Stated | undefined, free: boolean): Stated | undefined {
  if (!net) return undefined
  if (tax) return { ...net, value: amountText(decimal(net.value).plus(decimal(tax.value))) }
  return free ? net : undefined
}

/** Where a row does not state its tax, the total of the invoice settles it: rows that add up to it as they stand have no tax to add. */
export function settleUntaxed(reading: XmlReading, rows: readonly Row[], total: Decimal | undefined): Row[] {
  const open = rows.filter((row) => !row.gross)
  if (open.length === 0) return [...rows]
  const sum = rows.reduce((so, row) => so.plus(decimal(row.gross?.value ?? row.net?.value ?? '0')), decimal('0'))
  if (total?.equals(sum) && open.every((row) => row.net)) return rows.map((row) => (row.gross ? row : { ...row, gross: row.net }))
  for (const row of open) reading.faults.push({ place: row.place, detail: MONEY.noTax })
  return rows.filter((row) => row.gross)
}

/** Some toll invoices print the days of passage in the columns of quantity and price. */
function passageColumns(reading: XmlReading, node: XmlNode): readonly [Stated, Stated] | undefined {
  const first = elementAt(reading, node, 'Quantity')
  const last = elementAt(reading, node, 'UnPrice')
  if (!first || !last || ![first, last].every((cell) => DAY_TEXT.test(cell.text.trim()))) return undefined
  for (const cell of [first, last]) markTaken(reading, cell)
  return [
    { value: first.text.trim(), place: placeOf(first) },
    { value: last.text.trim(), place: placeOf(last) },
  ]
}
