// The one Decimal of the project and the strict door through which decimal text enters: decimal.js itself takes `0x10`, `Infinity` and `1_000`.
import { Decimal as DecimalJs } from 'decimal.js'

/** Exact to 60 significant digits, so that thirty-digit quantities times thirty-digit prices stay exact; halves round away from zero. */
const Long = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 })

/** Digits before and after the point that a submitted number may have; longer ones are refused before they are read. */
export const MAX_INTEGER_DIGITS = 15
export const MAX_FRACTION_DIGITS = 15

const PLAIN_DECIMAL = new RegExp(`^-?(?:0|[1-9]\\d{0,${MAX_INTEGER_DIGITS - 1}})(?:\\.\\d{1,${MAX_FRACTION_DIGITS}})?$`)

/** Places that a short number may have, and the powers of ten that shift it by them, every one of which a double holds exactly. */
const MAX_PLACES = 15
const POWERS = Array.from({ length: MAX_PLACES + 1 }, (_, places) => 10 ** places)
/** So many characters of a number always make a safe integer. */
const SAFE_DIGITS = 15
/** The places of money, and as many units as stay safe when they become hundredths. */
const FEN = 2
const MOST_FEN = Math.floor(Number.MAX_SAFE_INTEGER / 100)
const [MINUS, POINT, ZERO_DIGIT] = [45, 46, 48]

/** What a number is reckoned or compared with: another one, or a whole number as the program counts. */
type Operand = Decimal | number

/**
 * A decimal number, never changed. Sums, prices and quantities of bills are short: they are held as a whole number of units (`39` units of two places are
 * 0.39) and reckoned with as safe integers, which is exact and far cheaper than digit lists. Whatever does not fit, and every quotient, is left to
 * decimal.js; a number that fits is always held short, so equal numbers are held alike.
 */
export class Decimal {
  /** Zero where the number is long. */
  readonly units: number
  readonly places: number
  /** The number itself where it is too long for units, else undefined. */
  readonly long: DecimalJs | undefined

  /** From decimal text, from a safe integer of units of so many places, or from a long number. */
  constructor(value: string | number | DecimalJs, places = 0) {
    if (typeof value === 'number' && Number.isSafeInteger(value)) {
      let units = value
      let left = places
      while (left > 0 && units % 10 === 0) {
        units /= 10
        left -= 1
      }
      this.units = units
      this.places = left
      this.long = undefined
      return
    }
    const long = new Long(value)
    const units = unitsOf(long)
    this.units = units ?? 0
    this.places = long.decimalPlaces()
    this.long = units === undefined ? long : undefined
  }

  plus(operand: Operand): Decimal {
    const other = numberOf(operand)
    return sumOf(this, other, other.units) ?? new Decimal(longOf(this).plus(longOf(other)))
  }

  minus(operand: Operand): Decimal {
    const other = numberOf(operand)
    return sumOf(this, other, -other.units) ?? new Decimal(longOf(this).minus(longOf(other)))
  }

  times(operand: Operand): Decimal {
    const other = numberOf(operand)
    const isShort = this.long === undefined && other.long === undefined
    const product = isShort ? short(this.units * other.units, this.places + other.places) : undefined
    return product ?? new Decimal(longOf(this).times(longOf(other)))
  }

  dividedBy(divisor: Operand): Decimal {
    return new Decimal(longOf(this).dividedBy(longOf(numberOf(divisor))))
  }

  negated(): Decimal {
    return this.long === undefined ? new Decimal(-this.units, this.places) : new Decimal(this.long.negated())
  }

  abs(): Decimal {
    return this.isNegative() ? this.negated() : this
  }

  /** −1, 0 or 1. */
  comparedTo(operand: Operand): number {
    const other = numberOf(operand)
    if (this.long === undefined && other.long === undefined) {
      if (this.places === other.places) return Math.sign(this.units - other.units)
      const most = Math.max(this.places, other.places)
      const a = shifted(this.units, most - this.places)
      const b = shifted(other.units, most - other.places)
      if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return Math.sign(a - b)
    }
    return longOf(this).comparedTo(longOf(other))
  }

  equals(other: Operand): boolean {
    return this.comparedTo(other) === 0
  }

  lessThan(other: Operand): boolean {
    return this.comparedTo(other) < 0
  }

  lessThanOrEqualTo(other: Operand): boolean {
    return this.comparedTo(other) <= 0
  }

  greaterThan(other: Operand): boolean {
    return this.comparedTo(other) > 0
  }

  greaterThanOrEqualTo(other: Operand): boolean {
    return this.comparedTo(other) >= 0
  }

  isZero(): boolean {
    return this.long === undefined && this.units === 0
  }

  /** True of a zero that was written with a minus too. */
  isNegative(): boolean {
    return this.long === undefined ? this.units < 0 || Object.is(this.units, -0) : this.long.isNegative()
  }

  decimalPlaces(): number {
    return this.places
  }

  /** Rounded to so many places, halves away from zero. */
  toDecimalPlaces(places: number): Decimal {
    if (this.long !== undefined) return new Decimal(this.long.toDecimalPlaces(places, DecimalJs.ROUND_HALF_UP))
    return places >= this.places ? this : (short(rounded(this.units, this.places - places), places) ?? this)
  }

  /** Plain text without an exponent: all its places, or rounded or filled up to so many. */
  toFixed(places: number = this.places): string {
    if (this.long !== undefined) return this.long.toFixed(places, DecimalJs.ROUND_HALF_UP)
    if (places === FEN && this.places <= FEN && Math.abs(this.units) <= MOST_FEN)
      return fenText(this.units * (POWERS[FEN - this.places] ?? 1))
    const kept = Math.min(places, this.places)
    let digits = String(Math.abs(rounded(this.units, this.places - kept)))
    const sign = this.units < 0 ? '-' : ''
    if (places === 0) return sign + digits
    if (digits.length <= kept) digits = digits.padStart(kept + 1, '0')
    const point = digits.length - kept
    const fraction = kept === places ? digits.slice(point) : digits.slice(point).padEnd(places, '0')
    return `${sign}${digits.slice(0, point)}.${fraction}`
  }

  toString(): string {
    return this.toFixed()
  }

  static min(...values: readonly Decimal[]): Decimal {
    return values.reduce((least, it) => (it.lessThan(least) ? it : least))
  }

  static max(...values: readonly Decimal[]): Decimal {
    return values.reduce((most, it) => (it.greaterThan(most) ? it : most))
  }
}

/** The text of so many hundredths. */
function fenText(hundredths: number): string {
  const fen = Math.abs(hundredths)
  const rest = fen % 100
  return `${hundredths < 0 ? '-' : ''}${(fen - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`
}

function numberOf(operand: Operand): Decimal {
  return typeof operand === 'number' ? new Decimal(operand) : operand
}

/** The number of so many units, or undefined where it is not to be held so. */
function short(units: number, places: number): Decimal | undefined {
  if (!Number.isSafeInteger(units)) return undefined
  const number = new Decimal(units, places)
  return number.places > MAX_PLACES ? undefined : number
}

/** Both short: a product or sum of safe integers that comes out safe is exact, for what lies beyond comes out beyond. */
function sumOf(a: Decimal, b: Decimal, units: number): Decimal | undefined {
  if (a.long !== undefined || b.long !== undefined) return undefined
  if (a.places === b.places) return short(a.units + units, a.places)
  const most = Math.max(a.places, b.places)
  const first = shifted(a.units, most - a.places)
  const second = shifted(units, most - b.places)
  return Number.isSafeInteger(first) && Number.isSafeInteger(second) ? short(first + second, most) : undefined
}

function shifted(units: number, places: number): number {
  return units * (POWERS[places] ?? Number.NaN)
}

/** Units less so many places, halves away from zero: remainder and division are exact. */
function rounded(units: number, places: number): number {
  if (places === 0) return units
  const power = POWERS[places] ?? Number.NaN
  const rest = units % power
  const whole = (units - rest) / power
  return Math.abs(rest) * 2 < power ? whole : whole + Math.sign(units)
}

function longOf(value: Decimal): DecimalJs {
  return value.long ?? new Long(value.toFixed())
}

/** The number as units of its own places, where they are few and the units safe. */
function unitsOf(long: DecimalJs): number | undefined {
  const places = long.decimalPlaces()
  const units = places <= MAX_PLACES ? long.times(POWERS[places] ?? Number.NaN).toNumber() : Number.NaN
  return Number.isSafeInteger(units) ? units : undefined
}

/** True for plain decimal text: optional minus, no leading zeros, no exponent, at most fifteen digits on either side of the point. */
export function isDecimalText(text: string): boolean {
  return PLAIN_DECIMAL.test(text)
}

/** Reads text that passed {@link isDecimalText}. */
export function decimal(text: string): Decimal {
  // A safe integer less its point is read as one; longer text is read by decimal.js.
  if (text.length > SAFE_DIGITS) return new Decimal(text)
  let units = 0
  let places = 0
  let isFraction = false
  for (let at = text.charCodeAt(0) === MINUS ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === POINT) isFraction = true
    else {
      units = units * 10 + (code - ZERO_DIGIT)
      if (isFraction) places += 1
    }
  }
  return short(text.charCodeAt(0) === MINUS ? -units : units, places) ?? new Decimal(text)
}

/** Prices and rates remembered: they repeat from line to line and Decimals never change. */
const MAX_REMEMBERED = 2000
const remembered = new Map<string, Decimal>()

/** The same, for numbers that repeat. */
export function repeatedDecimal(text: string): Decimal {
  const known = remembered.get(text)
  if (known !== undefined) return known
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  const read = decimal(text)
  remembered.set(text, read)
  return read
}

const constants = new Map<string, Decimal>()

/** Reads a number the catalogue states: there are few of them and each is read once. */
export function constant(text: string): Decimal {
  let known = constants.get(text)
  if (known === undefined) {
    known = decimal(text)
    constants.set(text, known)
  }
  return known
}

export const ZERO = new Decimal(0)
export const ONE = new Decimal(1)
