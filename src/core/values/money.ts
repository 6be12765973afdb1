// Money in yuan: rounded to the fen only when an amount is stated, never in between.
import { type Decimal, ZERO } from './decimal.ts'

const FEN_PLACES = 2
const MOST_PLACES = 10

/** Rounds to the fen, halves away from zero. */
export function toFen(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(FEN_PLACES)
}

/** The text of an amount of money: two decimals, `390.00`. */
export function moneyText(amount: Decimal): string {
  // Most charges are not too high, and say so by this one zero.
  return amount === ZERO ? '0.00' : amount.toFixed(FEN_PLACES)
}

/** The text of a quantity, rate or price: as many decimals as it has, no trailing zeros, at most ten. */
export function numberText(value: Decimal): string {
  return value.toDecimalPlaces(MOST_PLACES).toFixed()
}
