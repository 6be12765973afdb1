// Numbers as bills write them: plain decimal text or nothing; never a float, never a silent zero.
import { Decimal, decimal, isDecimalText, MAX_FRACTION_DIGITS } from '../core/values/decimal.ts'
import { toFen } from '../core/values/money.ts'

const XS_DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/
const UNSTATED = /^(?:[*＊]*|[-—－]+)$/
const NO_TAX = /^(?:免税|不征税|出口零税率|零税率)$/
const PERCENT = /^(.+)[%％]$/
const FEN_PLACES = 2
const [ZERO, NINE] = [48, 57]
const ONE_FEN = new Decimal(1, FEN_PLACES)
/** No number of a bill is longer; patterns are not let loose on longer text. */
const MAX_NUMBER_TEXT = 80

/** Decimal text of an XML file in our spelling (`+05.` is `5`), or undefined when it is no plain decimal or too long. */
export function plainDecimal(text: string): string | undefined {
  const found = text.length > MAX_NUMBER_TEXT ? null : XS_DECIMAL.exec(text)
  if (!found) return undefined
  const [, sign = '', whole = '', fraction = ''] = found
  if (whole === '' && fraction === '') return undefined
  const digits = fraction.length > MAX_FRACTION_DIGITS ? fraction.replace(/0+$/, '') : fraction
  const plain = `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${digits === '' ? '' : `.${digits}`}`
  return isDecimalText(plain) ? plain : undefined
}

/** Empty, asterisks or dashes: the bill does not say, which is not the same as zero. */
export function isUnstated(text: string): boolean {
  return !isDigit(text.charCodeAt(0)) && UNSTATED.test(text.trim())
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}

export function isTaxFree(text: string): boolean {
  return NO_TAX.test(text.trim())
}

/** A tax rate as a share: `13%` and `0.13` are both `0.13`. */
export function rateText(text: string): string | undefined {
  const percent = text.length > MAX_NUMBER_TEXT ? undefined : PERCENT.exec(text)?.[1]
  if (percent === undefined) return plainDecimal(text)
  const plain = plainDecimal(percent.trim())
  return plain === undefined ? undefined : shareText(decimal(plain))
}

/** A percentage as a share. */
export function shareText(percent: Decimal): string {
  return percent.dividedBy(100).toFixed()
}

/** The text of an amount: at least two decimals, more where it has them. */
export function amountText(amount: Decimal): string {
  return amount.toFixed(Math.max(FEN_PLACES, amount.decimalPlaces()))
}

/** The quotient where it is exact within the digits a submitted number may have; an inexact price would not be what the bill says. */
export function exactQuotient(dividend: Decimal, divisor: Decimal): string | undefined {
  if (divisor.isZero()) return undefined
  const quotient = dividend.dividedBy(divisor).toDecimalPlaces(MAX_FRACTION_DIGITS)
  const text = quotient.toFixed()
  return quotient.times(divisor).equals(dividend) && isDecimalText(text) ? text : undefined
}

/** Whether price times quantity comes to the amount, to one fen. */
export function multipliesTo(price: Decimal, quantity: Decimal, amount: Decimal): boolean {
  return toFen(price.times(quantity)).minus(amount).abs().lessThanOrEqualTo(ONE_FEN)
}
