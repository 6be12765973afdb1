// Rows of a 数电票 as lines of the contract: prices with tax, exact or not at all.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import { decimal } from '../../core/values/decimal.ts'
import { exactQuotient, multipliesTo } from '../decimals.ts'
import type { DraftLine, Stated } from '../draft.ts'
import { MONEY } from '../wording.ts'
import type { XmlNode } from '../xml/node.ts'
import { childrenNamed, type XmlReading } from '../xml/reading.ts'
import { netDiscounts } from './discounts.ts'
import { type Row, readRow, settleUntaxed } from './rows.ts'
import { type Passage, passageSpan, readPassages, tollBlocks } from './toll.ts'

/** The price with tax: the printed one where the row has no tax in it, else what the total comes to per unit, if that is exact. */
function priceOf(reading: XmlReading, row: Row): Stated | undefined {
  const { quantity, netPrice, net, gross } = row
  if (!gross || !quantity) return netPrice ? noted(reading, netPrice, MONEY.netPriceAlone) : undefined
  if (netPrice && net && decimal(net.value).equals(decimal(gross.value))) return netPrice
  if (netPrice && net && !multipliesTo(decimal(netPrice.value), decimal(quantity.value), decimal(net.value))) {
    noted(reading, netPrice, MONEY.netPriceOff)
  }
  const value = exactQuotient(decimal(gross.value), decimal(quantity.value))
  if (value !== undefined) return { value, place: (netPrice ?? gross).place }
  return netPrice ? noted(reading, netPrice, MONEY.inexactPrice) : undefined
}

function noted(reading: XmlReading, stated: Stated, detail: Bilingual): undefined {
  reading.notes.push({ place: stated.place, detail })
}

function taxOf(row: Row): DraftLine['tax'] {
  return row.tax || row.rate ? { rate: row.rate, net: row.net, amount: row.tax } : undefined
}

function lineOf(reading: XmlReading, row: Row, index: number, passage: Passage | undefined): DraftLine {
  const negative = row.gross?.value.startsWith('-') === true && !decimal(row.gross.value).isZero()
  return {
    id: { value: String(index + 1), place: row.place },
    description: row.name,
    quantity: row.quantity,
    unit: row.unit,
    unitPrice: priceOf(reading, row),
    amount: row.gross,
    tax: taxOf(row),
    credit: negative ? { value: true, place: row.gross.place } : undefined,
    period: passage?.period ?? (row.passage ? passageSpan(reading, row.passage) : undefined),
    facts: passage?.facts,
  }
}

/** The lines of the invoice; `total` is its total with tax. */
export function readLines(reading: XmlReading, data: XmlNode | undefined, total: Stated | undefined): DraftLine[] {
  const nodes = childrenNamed(data, 'IssuItemInformation')
  const blocks = tollBlocks(data)
  const rows = nodes.map((node) => readRow(reading, node, blocks.length > 0))
  const settled = settleUntaxed(reading, rows, total ? decimal(total.value) : undefined)
  const netted = netDiscounts(reading, settled)
  const passages = readPassages(reading, blocks, netted.length)
  return netted.map((row, index) => lineOf(reading, row, index, passages[index]))
}
