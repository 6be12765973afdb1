// Lines, allowances and charges of a UBL 2.1 invoice or credit note.
import type { DraftLine, Span, Stated } from '../draft.ts'
import { unitName } from '../units.ts'
import { VALUE } from '../wording.ts'
import { asDay, spanOf } from '../xml/days.ts'
import { placeOf, type XmlNode } from '../xml/node.ts'
import { amountAt, childrenNamed, decimalAt, elementAt, textAt, type XmlReading } from '../xml/reading.ts'
import { grossLine, type NetLine, type Sign } from './gross.ts'

function periodAt(reading: XmlReading, node: XmlNode | undefined): Span | undefined {
  const period = elementAt(reading, node, 'cac:InvoicePeriod')
  const from = asDay(reading, textAt(reading, period, 'cbc:StartDate'))
  return spanOf(reading, from, asDay(reading, textAt(reading, period, 'cbc:EndDate')))
}

/** The one currency of the document; an amount in another cannot be added to the rest. */
function checkCurrency(reading: XmlReading, node: XmlNode, path: string, currency: Stated | undefined): void {
  const amount = elementAt(reading, node, path)
  const own = amount?.attributes.get('currencyID')
  if (amount && own !== undefined && currency && own !== currency.value) {
    reading.faults.push({ place: `${placeOf(amount)}/@currencyID`, detail: VALUE.otherCurrency })
  }
}

function unitAt(reading: XmlReading, node: XmlNode, path: string): Stated | undefined {
  const quantity = elementAt(reading, node, path)
  const code = quantity?.attributes.get('unitCode')
  return quantity && code ? { value: unitName(code), place: `${placeOf(quantity)}/@unitCode` } : undefined
}

function netLine(reading: XmlReading, node: XmlNode, quantityPath: string, wholePeriod: Span | undefined): NetLine {
  return {
    place: placeOf(node),
    id: textAt(reading, node, 'cbc:ID'),
    description: textAt(reading, node, 'cac:Item/cbc:Name'),
    quantity: decimalAt(reading, node, quantityPath),
    unit: unitAt(reading, node, quantityPath),
    price: decimalAt(reading, node, 'cac:Price/cbc:PriceAmount'),
    priceBase: decimalAt(reading, node, 'cac:Price/cbc:BaseQuantity'),
    net: amountAt(reading, node, 'cbc:LineExtensionAmount'),
    percent: decimalAt(reading, node, 'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
    category: textAt(reading, node, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID'),
    period: periodAt(reading, node) ?? wholePeriod,
  }
}

function allowanceLine(reading: XmlReading, node: XmlNode, index: number): { readonly line: NetLine; readonly sign: Sign } {
  const isCharge = textAt(reading, node, 'cbc:ChargeIndicator')?.value === 'true'
  const place = placeOf(node)
  const reason = textAt(reading, node, 'cbc:AllowanceChargeReason') ?? textAt(reading, node, 'cbc:AllowanceChargeReasonCode')
  const line = {
    place,
    id: { value: `${isCharge ? 'charge' : 'allowance'}-${index + 1}`, place },
    description: reason ?? { value: isCharge ? 'charge' : 'allowance', place },
    net: amountAt(reading, node, 'cbc:Amount'),
    percent: decimalAt(reading, node, 'cac:TaxCategory/cbc:Percent'),
    category: textAt(reading, node, 'cac:TaxCategory/cbc:ID'),
  }
  return { line, sign: isCharge ? 1 : -1 }
}

export interface UblTerms {
  readonly sign: Sign
  readonly currency: Stated | undefined
  readonly untaxed: boolean
}

export function readUblLines(reading: XmlReading, root: XmlNode, terms: UblTerms): DraftLine[] {
  const isNote = root.name === 'ubl:CreditNote'
  const wholePeriod = periodAt(reading, root)
  const quantityPath = isNote ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity'
  const lines = childrenNamed(root, isNote ? 'cac:CreditNoteLine' : 'cac:InvoiceLine').map((node) => {
    checkCurrency(reading, node, 'cbc:LineExtensionAmount', terms.currency)
    return grossLine(reading, netLine(reading, node, quantityPath, wholePeriod), terms.sign, terms.untaxed)
  })
  const allowances = childrenNamed(root, 'cac:AllowanceCharge').map((node, index) => {
    checkCurrency(reading, node, 'cbc:Amount', terms.currency)
    const { line, sign } = allowanceLine(reading, node, index)
    return grossLine(reading, line, sign === terms.sign ? 1 : -1, terms.untaxed)
  })
  return [...lines, ...allowances].filter((line) => line !== undefined)
}
