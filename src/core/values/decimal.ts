// The one configured Decimal and the strict door through which decimal text enters: decimal.js itself takes `0x10`, `Infinity` and `1_000`.
import { Decimal as DecimalJs } from 'decimal.js'

/** Exact to 60 significant digits, so that thirty-digit quantities times thirty-digit prices stay exact; halves round away from zero. */
export const Decimal = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 })
export type Decimal = DecimalJs

/** Digits before and after the point that a submitted number may have; longer ones are refused before decimal.js sees them. */
export const MAX_INTEGER_DIGITS = 15
export const MAX_FRACTION_DIGITS = 15

const PLAIN_DECIMAL = new RegExp(`^-?(?:0|[1-9]\\d{0,${MAX_INTEGER_DIGITS - 1}})(?:\\.\\d{1,${MAX_FRACTION_DIGITS}})?$`)

/** True for plain decimal text: optional minus, no leading zeros, no exponent, at most fifteen digits on either side of the point. */
export function isDecimalText(text: string): boolean {
  return PLAIN_DECIMAL.test(text)
}

/** Reads text that passed {@link isDecimalText}. */
export function decimal(text: string): Decimal {
  return new Decimal(text)
}

/** Prices and rates remembered: they repeat from line to line and Decimals never change. */
const MAX_REMEMBERED = 2000
const remembered = new Map<string, Decimal>()

/** The same, for numbers that repeat. */
export function repeatedDecimal(text: string): Decimal {
  const known = remembered.get(text)
  if (known !== undefined) return known
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  const read = new Decimal(text)
  remembered.set(text, read)
  return read
}

const constants = new Map<string, Decimal>()

/** Reads a number the catalogue states: there are few of them and each is read once. */
export function constant(text: string): Decimal {
  let known = constants.get(text)
  if (known === undefined) {
    known = new Decimal(text)
    constants.set(text, known)
  }
  return known
}

export const ZERO = new Decimal(0)
export const ONE = new Decimal(1)
