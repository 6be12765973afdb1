// What a row of a table charges, tax included, and at what price.
import { decimal, ONE } from '../../core/values/decimal.ts'
import { toFen } from '../../core/values/money.ts'
import { amountText, exactQuotient, multipliesTo, rateText } from '../decimals.ts'
import type { DraftLine, Stated } from '../draft.ts'
import { MONEY, VALUE } from '../wording.ts'
import { located, numberIn, type Row } from './row.ts'

type Money = Pick<DraftLine, 'amount' | 'unitPrice' | 'quantity' | 'unit' | 'tax'>
type Sums = { readonly [name in 'gross' | 'net' | 'amount' | 'tax' | 'rate']: Stated | undefined }

const plain = (stated: Stated | undefined): Stated | undefined => stated && { value: stated.value, place: stated.place }
const number = (row: Row, field: Parameters<typeof numberIn>[1]): Stated | undefined => plain(numberIn(row, field))

function rateIn(row: Row): Stated | undefined {
  const found = located(row, row.header.fields.get('taxRate'))
  if (!found) return undefined
  const value = found.cell.kind === 'lossy' ? undefined : rateText(found.cell.text.normalize('NFKC'))
  if (value !== undefined) return { value, place: found.place }
  row.notes.push({ place: found.place, detail: VALUE.notATaxRate })
  return undefined
}

/** The amount with tax, as stated or worked out from the amount without; where the columns do not tell which is meant, a fault. */
function grossOf(row: Row, { gross, net, amount, tax, rate }: Sums): Stated | undefined {
  if (gross) return gross
  if (net && tax) return { value: amountText(decimal(net.value).plus(decimal(tax.value))), place: net.place }
  if (net && rate) return { value: amountText(toFen(decimal(net.value).times(decimal(rate.value).plus(ONE)))), place: net.place }
  if (amount && tax && !decimal(tax.value).isZero()) {
    row.faults.push({ place: amount.place, detail: MONEY.taxUnclear })
    return undefined
  }
  return amount
}

/** The amount without tax: its own column, or 金额 where with the tax it makes the amount with tax. */
function netOf(row: Row, { gross, net, amount, tax }: Sums): Stated | undefined {
  if (!amount || !gross) return net
  const isNet = tax !== undefined && decimal(amount.value).plus(decimal(tax.value)).equals(decimal(gross.value))
  if (!net && isNet) return amount
  if (!decimal(amount.value).equals(decimal(gross.value))) row.notes.push({ place: amount.place, detail: MONEY.grossUsed })
  return net
}

/** A price that multiplies to the amount without tax is one without tax, and is restated with it where that is exact. */
function priceOf(row: Row, price: Stated | undefined, quantity: Stated | undefined, gross: Stated | undefined, net: Stated | undefined) {
  if (!price || !quantity || !gross || !net || decimal(gross.value).equals(decimal(net.value))) return price
  if (multipliesTo(decimal(price.value), decimal(quantity.value), decimal(gross.value))) return price
  if (!multipliesTo(decimal(price.value), decimal(quantity.value), decimal(net.value))) return price
  const value = exactQuotient(decimal(gross.value), decimal(quantity.value))
  if (value !== undefined) return { value, place: price.place }
  row.notes.push({ place: price.place, detail: MONEY.inexactPrice })
  return undefined
}

export function readMoney(row: Row): Money {
  const sums: Sums = {
    gross: number(row, 'gross'),
    net: number(row, 'net'),
    amount: number(row, 'amount'),
    tax: number(row, 'taxAmount'),
    rate: rateIn(row),
  }
  const gross = grossOf(row, sums)
  const net = netOf(row, sums)
  const quantity = numberIn(row, 'quantity')
  const price = numberIn(row, 'unitPrice')
  const unit = located(row, row.header.fields.get('unit'))
  const inCell = quantity?.unit === undefined ? price : quantity
  return {
    amount: gross,
    quantity: plain(quantity),
    unit: unit
      ? { value: unit.cell.text, place: unit.place }
      : inCell?.unit === undefined
        ? undefined
        : { value: inCell.unit, place: inCell.place },
    unitPrice: priceOf(row, plain(price), plain(quantity), gross, net),
    tax: sums.tax || sums.rate || net ? { rate: sums.rate, net, amount: sums.tax } : undefined,
  }
}
