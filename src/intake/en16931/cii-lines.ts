// Lines, allowances and charges of a Cross Industry Invoice (CII D16B).
import type { DraftLine, Span, Stated } from '../draft.ts'
import { unitName } from '../units.ts'
import { asDay, spanOf } from '../xml/days.ts'
import { placeOf, type XmlNode } from '../xml/node.ts'
import { amountAt, childrenNamed, decimalAt, elementAt, textAt, type XmlReading } from '../xml/reading.ts'
import { grossLine, type NetLine, type Sign } from './gross.ts'

const PRICE = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice'
const QUANTITY = 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'
const SETTLEMENT = 'ram:SpecifiedLineTradeSettlement'
const LINE_TOTAL = 'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'

function periodAt(reading: XmlReading, node: XmlNode | undefined): Span | undefined {
  const period = elementAt(reading, node, 'ram:BillingSpecifiedPeriod')
  const from = asDay(reading, textAt(reading, period, 'ram:StartDateTime/udt:DateTimeString'))
  return spanOf(reading, from, asDay(reading, textAt(reading, period, 'ram:EndDateTime/udt:DateTimeString')))
}

function unitAt(reading: XmlReading, node: XmlNode): Stated | undefined {
  const quantity = elementAt(reading, node, QUANTITY)
  const code = quantity?.attributes.get('unitCode')
  return quantity && code ? { value: unitName(code), place: `${placeOf(quantity)}/@unitCode` } : undefined
}

function netLine(reading: XmlReading, node: XmlNode, wholePeriod: Span | undefined): NetLine {
  const settlement = elementAt(reading, node, SETTLEMENT)
  return {
    place: placeOf(node),
    id: textAt(reading, node, 'ram:AssociatedDocumentLineDocument/ram:LineID'),
    description: textAt(reading, node, 'ram:SpecifiedTradeProduct/ram:Name'),
    quantity: decimalAt(reading, node, QUANTITY),
    unit: unitAt(reading, node),
    price: decimalAt(reading, node, `${PRICE}/ram:ChargeAmount`),
    priceBase: decimalAt(reading, node, `${PRICE}/ram:BasisQuantity`),
    net: amountAt(reading, settlement, LINE_TOTAL),
    percent: decimalAt(reading, settlement, 'ram:ApplicableTradeTax/ram:RateApplicablePercent'),
    category: textAt(reading, settlement, 'ram:ApplicableTradeTax/ram:CategoryCode'),
    period: periodAt(reading, settlement) ?? wholePeriod,
  }
}

function allowanceLine(reading: XmlReading, node: XmlNode, index: number): { readonly line: NetLine; readonly sign: Sign } {
  const isCharge = textAt(reading, node, 'ram:ChargeIndicator/udt:Indicator')?.value === 'true'
  const place = placeOf(node)
  const reason = textAt(reading, node, 'ram:Reason') ?? textAt(reading, node, 'ram:ReasonCode')
  const line = {
    place,
    id: { value: `${isCharge ? 'charge' : 'allowance'}-${index + 1}`, place },
    description: reason ?? { value: isCharge ? 'charge' : 'allowance', place },
    net: amountAt(reading, node, 'ram:ActualAmount'),
    percent: decimalAt(reading, node, 'ram:CategoryTradeTax/ram:RateApplicablePercent'),
    category: textAt(reading, node, 'ram:CategoryTradeTax/ram:CategoryCode'),
  }
  return { line, sign: isCharge ? 1 : -1 }
}

/** The lines of the transaction; `settlement` is its header settlement, where what concerns all lines stands. */
export function readCiiLines(
  reading: XmlReading,
  transaction: XmlNode | undefined,
  settlement: XmlNode | undefined,
  terms: { readonly sign: Sign; readonly untaxed: boolean },
): DraftLine[] {
  const wholePeriod = periodAt(reading, settlement)
  const lines = childrenNamed(transaction, 'ram:IncludedSupplyChainTradeLineItem').map((node) =>
    grossLine(reading, netLine(reading, node, wholePeriod), terms.sign, terms.untaxed),
  )
  const allowances = childrenNamed(settlement, 'ram:SpecifiedTradeAllowanceCharge').map((node, index) => {
    const { line, sign } = allowanceLine(reading, node, index)
    return grossLine(reading, line, sign === terms.sign ? 1 : -1, terms.untaxed)
  })
  return [...lines, ...allowances].filter((line) => line !== undefined)
}
