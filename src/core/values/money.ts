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
  // Most amounts have no more than two decimals: their own text needs filling up, no rounding.
  const places = amount.decimalPlaces()
  if (places > FEN_PLACES) return amount.toFixed(FEN_PLACES)
  const text = amount.toFixed()
  return places === 0 ? `${text}.00` : places === 1 ? `${text}0` : text
}

/** The text of a quantity, rate or price: as many decimals as it has, no trailing zeros, at most ten. */
export function numberText(value: Decimal): string {
  return (value.decimalPlaces() <= MOST_PLACES ? value : value.toDecimalPlaces(MOST_PLACES)).toFixed()
}
