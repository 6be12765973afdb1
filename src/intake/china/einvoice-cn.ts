// The fully digital e-invoice (数电票): root EInvoice with BasicInformation, amounts without tax, matched by full path only.
import { decimal } from '../../core/values/decimal.ts'
import { dayOf } from '../dates.ts'
import { amountText } from '../decimals.ts'
import type { DraftInvoice, Stated } from '../draft.ts'
import { provinceOfTaxBureau } from '../identity.ts'
import type { IntakeDefaults, Reading } from '../taken.ts'
import { MONEY, VALUE } from '../wording.ts'
import { asIssueDay } from '../xml/days.ts'
import { soundUscc, takeXml } from '../xml/invoice.ts'
import { placeOf, type XmlNode } from '../xml/node.ts'
import { amountAt, elementAt, markTaken, setAside, textAt, type XmlReading } from '../xml/reading.ts'
import { readLines } from './einvoice-lines.ts'

const BASIC = 'EInvoiceData/BasicInformation'
// The header writes `TotalTax-includedAmount`, the rows `TotaltaxIncludedAmount`: alike enough to be mistaken for one another.
const TOTAL_WITH_TAX = `${BASIC}/TotalTax-includedAmount`

function numberOf(reading: XmlReading, root: XmlNode): Stated | undefined {
  const id = textAt(reading, root, 'Header/EIid')
  const again = textAt(reading, root, 'TaxSupervisionInfo/InvoiceNumber')
  if (id && again && id.value !== again.value) {
    reading.faults.push({ place: again.place, detail: VALUE.numbersDisagree })
  }
  return id ?? again
}

function issuedOn(reading: XmlReading, root: XmlNode): Stated | undefined {
  const requested = textAt(reading, root, `${BASIC}/RequestTime`)
  const stated = requested ?? textAt(reading, root, 'TaxSupervisionInfo/IssueTime')
  const day = asIssueDay(reading, stated)
  const again = elementAt(reading, root, 'TaxSupervisionInfo/IssueTime')
  if (requested && again && day && dayOf(again.text) === day.value) markTaken(reading, again)
  return day
}

/** The total with tax, or net and tax together; where all three are stated and disagree, that is noted. */
function totalOf(reading: XmlReading, root: XmlNode): Stated | undefined {
  const total = amountAt(reading, root, TOTAL_WITH_TAX)
  const net = amountAt(reading, root, `${BASIC}/TotalAmWithoutTax`)
  const tax = amountAt(reading, root, `${BASIC}/TotalTaxAm`)
  if (!net || !tax) return total
  const sum = decimal(net.value).plus(decimal(tax.value))
  if (!total) return { value: amountText(sum), place: net.place }
  if (!sum.equals(decimal(total.value))) setAside(reading, total, MONEY.notTheSum)
  return total
}

function jurisdictionOf(reading: XmlReading, root: XmlNode, defaults: IntakeDefaults): Stated | undefined {
  if (defaults.jurisdiction !== undefined) return undefined
  const bureau = textAt(reading, root, 'TaxSupervisionInfo/TaxBureauCode')
  if (!bureau) return undefined
  const province = provinceOfTaxBureau(bureau.value)
  return province === undefined ? setAside(reading, bureau, VALUE.noProvince) : { ...bureau, value: province }
}

function dialect(reading: XmlReading, root: XmlNode, defaults: IntakeDefaults): DraftInvoice {
  const data = elementAt(reading, root, 'EInvoiceData')
  const total = totalOf(reading, root)
  const id = numberOf(reading, root)
  if (!id) reading.faults.push({ place: placeOf(root), detail: VALUE.noNumber })
  return {
    id,
    issuer: {
      name: textAt(reading, data, 'SellerInformation/SellerName'),
      uscc: soundUscc(reading, textAt(reading, data, 'SellerInformation/SellerIdNum')),
    },
    payer: {
      name: textAt(reading, data, 'BuyerInformation/BuyerName'),
      uscc: soundUscc(reading, textAt(reading, data, 'BuyerInformation/BuyerIdNum')),
    },
    jurisdiction: jurisdictionOf(reading, root, defaults),
    issuedOn: issuedOn(reading, root),
    lines: readLines(reading, data, total),
    total,
  }
}

export function takeEinvoiceCn(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  return takeXml(bytes, ['EInvoice'], dialect, defaults)
}
