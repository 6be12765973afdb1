// Discount rows of a 数电票: a row of the opposite sign right after the row it discounts is netted into it.
import { type Decimal, decimal } from '../../core/values/decimal.ts'
import { amountText } from '../decimals.ts'
import type { Stated } from '../draft.ts'
import { discountNetted } from '../wording.ts'
import type { XmlReading } from '../xml/reading.ts'
import type { Row } from './rows.ts'

const grossOf = (row: Row): Decimal => decimal(row.gross?.value ?? '0')

function sumOf(first: Stated | undefined, second: Stated | undefined): Stated | undefined {
  if (!first || !second) return first
  return { ...first, value: amountText(decimal(first.value).plus(decimal(second.value))) }
}

/** A discount repeats the name, turns the sign and never exceeds the row; with a quantity of its own it is a return of goods. */
function discounts(row: Row, before: Row): boolean {
  const own = grossOf(row)
  const whole = grossOf(before)
  if (row.name?.value !== before.name?.value || row.quantity || own.isZero() || whole.isZero()) return false
  return own.isNegative() !== whole.isNegative() && own.abs().lessThanOrEqualTo(whole.abs())
}

/** Nets the discount rows and notes where each went. */
export function netDiscounts(reading: XmlReading, rows: readonly Row[]): Row[] {
  const netted: Row[] = []
  for (const row of rows) {
    const before = netted.at(-1)
    if (!before || !discounts(row, before)) {
      netted.push(row)
      continue
    }
    netted[netted.length - 1] = {
      ...before,
      net: sumOf(before.net, row.net),
      tax: sumOf(before.tax, row.tax),
      gross: sumOf(before.gross, row.gross),
      // The printed price is the one before the discount.
      netPrice: undefined,
    }
    reading.notes.push({ place: row.place, detail: discountNetted(netted.length) })
  }
  return netted
}
