// Money in yuan: rounded to the fen only when an amount is stated, never in between.
import { Decimal } from './decimal.ts'

const FEN_PLACES = 2
const MOST_PLACES = 10

/** Rounds to the fen, halves away from zero. */
export function toFen(amount: Decimal): Decimal {
  if (amount.decimalPlaces() <= FEN_PLACES) return amount
  return amount.toDecimalPlaces(FEN_PLACES, Decimal.ROUND_HALF_UP)
}

/** The text of an amount of money: two decimals, `390.00`. */
export function moneyText(amount: Decimal): string {
  if (amount.isZero()) return '0.00'
  return amount.toFixed(FEN_PLACES)
}

/** The text of a quantity, rate or price: as many decimals as it has, no trailing zeros, at most ten. */
export function numberText(value: Decimal): string {
  return (value.decimalPlaces() <= MOST_PLACES ? value : value.toDecimalPlaces(MOST_PLACES)).toFixed()
}
