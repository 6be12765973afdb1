// Lines of a European e-invoice state amounts without tax and a rate: here they become what the payer pays.
import { type Decimal, decimal, ONE, ZERO } from '../../core/values/decimal.ts'
import { toFen } from '../../core/values/money.ts'
import { amountText, exactQuotient, multipliesTo, shareText } from '../decimals.ts'
import type { DraftLine, Span, Stated } from '../draft.ts'
import { MONEY } from '../wording.ts'
import { setAside, type XmlReading } from '../xml/reading.ts'

/** Categories without tax (UNTDID 5305): zero rated, exempt, reverse charge, intra-community, export, outside the scope. */
const UNTAXED: ReadonlySet<string> = new Set(['Z', 'E', 'AE', 'K', 'G', 'O'])

export interface NetLine {
  readonly place: string
  readonly id: Stated | undefined
  readonly description: Stated | undefined
  readonly quantity?: Stated | undefined
  readonly unit?: Stated | undefined
  /** Price without tax, for `priceBase` units (1 when absent). */
  readonly price?: Stated | undefined
  readonly priceBase?: Stated | undefined
  readonly net: Stated | undefined
  readonly percent: Stated | undefined
  readonly category: Stated | undefined
  readonly period?: Span | undefined
}

/** Credits are stated as positive amounts on a credit note; here they are negative, quantity and all. */
export type Sign = 1 | -1

export function signed(stated: Stated | undefined, sign: Sign): Stated | undefined {
  if (!stated || sign === 1 || decimal(stated.value).isZero()) return stated
  return { ...stated, value: stated.value.startsWith('-') ? stated.value.slice(1) : `-${stated.value}` }
}

function shareOf(line: NetLine, untaxedInvoice: boolean): Decimal | undefined {
  if (line.percent) return decimal(shareText(decimal(line.percent.value)))
  return untaxedInvoice || UNTAXED.has(line.category?.value ?? '') ? ZERO : undefined
}

/** The price with tax: as stated where there is no tax and it explains the amount, else the amount per unit if that is exact. */
function priceOf(reading: XmlReading, line: NetLine, net: Decimal, gross: Decimal): Stated | undefined {
  const { price, quantity } = line
  if (!price || !quantity) return price ? setAside(reading, price, MONEY.priceAlone) : undefined
  const each = decimal(price.value).dividedBy(line.priceBase ? decimal(line.priceBase.value) : ONE)
  const explained = multipliesTo(each, decimal(quantity.value), net)
  const perUnit = line.priceBase ? exactQuotient(decimal(price.value), decimal(line.priceBase.value)) : price.value
  if (explained && gross.equals(net) && perUnit !== undefined) return { ...price, value: perUnit }
  if (!explained) setAside(reading, price, MONEY.priceOff)
  const value = exactQuotient(gross, decimal(quantity.value))
  return value === undefined ? setAside(reading, price, MONEY.inexactPrice) : { ...price, value }
}

/** A line of the contract, or undefined and a fault where the amount with tax cannot be known. */
export function grossLine(reading: XmlReading, line: NetLine, sign: Sign, untaxedInvoice: boolean): DraftLine | undefined {
  if (line.priceBase && decimal(line.priceBase.value).lessThanOrEqualTo(ZERO)) {
    reading.faults.push({ place: line.priceBase.place, detail: MONEY.noPriceBase })
    return undefined
  }
  const share = shareOf(line, untaxedInvoice)
  if (!line.net || share === undefined) {
    reading.faults.push({ place: line.place, detail: line.net ? MONEY.noRate : MONEY.none })
    return undefined
  }
  const net = decimal(line.net.value)
  const gross = share.isZero() ? net : toFen(net.times(share.plus(ONE)))
  const amount = signed({ value: share.isZero() ? line.net.value : amountText(gross), place: line.net.place }, sign)
  const negative = amount?.value.startsWith('-') === true && !gross.isZero()
  const tax = { value: amountText(gross.minus(net)), place: (line.percent ?? line.net).place }
  return {
    id: line.id,
    description: line.description,
    quantity: signed(line.quantity, sign),
    unit: line.unit,
    unitPrice: priceOf(reading, line, net, gross),
    amount,
    tax: line.percent && { rate: { ...line.percent, value: share.toFixed() }, net: signed(line.net, sign), amount: signed(tax, sign) },
    credit: negative && amount ? { value: true, place: amount.place } : undefined,
    period: line.period,
  }
}

/** Document types of credit notes (UNTDID 1001 as EN 16931 groups them). */
export const CREDIT_NOTE_TYPES: ReadonlySet<string> = new Set('81 83 261 262 296 308 381 396 420 458 532'.split(' '))
