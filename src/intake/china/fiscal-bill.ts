// The fiscal e-bill (财政电子票据): root EInvoice with Main and Details; amounts are final, and ItemStd is the standard charged.
import { decimal } from '../../core/values/decimal.ts'
import type { DraftInvoice, DraftLine, Stated } from '../draft.ts'
import { jurisdictionOfArea, provinceOf } from '../identity.ts'
import type { IntakeDefaults, Reading } from '../taken.ts'
import { MONEY, VALUE } from '../wording.ts'
import { asIssueDay } from '../xml/days.ts'
import { soundUscc, takeXml } from '../xml/invoice.ts'
import { placeOf, type XmlNode } from '../xml/node.ts'
import { amountAt, childrenNamed, decimalAt, elementAt, markTaken, setAside, textAt, type XmlReading } from '../xml/reading.ts'

const YUAN: ReadonlySet<string> = new Set(['CNY', 'RMB', '156', '人民币', '人民币元'])
const TAG = /^CZ-EI-(\d{2})$/

function numberOf(reading: XmlReading, main: XmlNode | undefined): Stated | undefined {
  const code = textAt(reading, main, 'EInvoiceCode')
  const number = textAt(reading, main, 'EInvoiceNumber')
  // Numbers begin anew under every code, so only both together name one bill.
  return code && number ? { value: `${code.value}-${number.value}`, place: number.place } : (number ?? code)
}

/** The area the supervising finance bureau answers for, else the province in the tag of the bill. */
function jurisdictionOf(reading: XmlReading, root: XmlNode, defaults: IntakeDefaults): Stated | undefined {
  if (defaults.jurisdiction !== undefined) return undefined
  const area = textAt(reading, root, 'EInvoiceData/Main/SupervisorAreaCode')
  const known = area ? jurisdictionOfArea(area.value) : undefined
  if (area && known !== undefined) return { ...area, value: known }
  if (area) setAside(reading, area, VALUE.noArea)
  const tag = elementAt(reading, root, 'Header/EInvoiceTag')
  const province = provinceOf(TAG.exec(tag?.text.trim() ?? '')?.[1] ?? '')
  if (!tag || province === undefined) return undefined
  markTaken(reading, tag)
  return { value: province, place: placeOf(tag) }
}

function payerOf(reading: XmlReading, main: XmlNode | undefined): DraftInvoice['payer'] {
  const payer = elementAt(reading, main, 'PayerParty')
  const name = textAt(reading, payer, 'PayerPartyName')
  const type = textAt(reading, payer, 'PayerPartyType')
  // The code of a person is that of an identity card, which has eighteen places too and is none of our business.
  if (type?.value === '1') return { name, kind: { ...type, value: 'individual' } }
  // An organisation may be a company or a public body: the bill does not say.
  if (type) setAside(reading, type, VALUE.noPayerKind)
  return { name, uscc: soundUscc(reading, textAt(reading, payer, 'PayerPartyCode')) }
}

function currencyOf(reading: XmlReading, main: XmlNode | undefined): Stated | undefined {
  const stated = textAt(reading, main, 'CurrencyType')
  return stated && YUAN.has(stated.value.toUpperCase()) ? { ...stated, value: 'CNY' } : stated
}

function lineOf(reading: XmlReading, node: XmlNode, index: number): DraftLine {
  const place = placeOf(node)
  const amount = amountAt(reading, node, 'ItemAmount')
  if (!amount) reading.faults.push({ place, detail: MONEY.noItemAmount })
  const negative = amount !== undefined && decimal(amount.value).isNegative() && !decimal(amount.value).isZero()
  return {
    id: { value: String(index + 1), place },
    code: textAt(reading, node, 'ItemCode'),
    description: textAt(reading, node, 'ItemName'),
    quantity: decimalAt(reading, node, 'ItemQuantity'),
    unit: textAt(reading, node, 'ItemUnit'),
    unitPrice: decimalAt(reading, node, 'ItemStd'),
    amount,
    credit: negative ? { value: true, place: amount.place } : undefined,
  }
}

function dialect(reading: XmlReading, root: XmlNode, defaults: IntakeDefaults): DraftInvoice {
  const main = elementAt(reading, root, 'EInvoiceData/Main')
  const items = childrenNamed(elementAt(reading, root, 'EInvoiceData/Details'), 'Item')
  return {
    id: numberOf(reading, main),
    issuer: {
      name: textAt(reading, main, 'InvoicingParty/InvoicingPartyName'),
      uscc: soundUscc(reading, textAt(reading, main, 'InvoicingParty/InvoicingPartyCode')),
    },
    payer: payerOf(reading, main),
    jurisdiction: jurisdictionOf(reading, root, defaults),
    issuedOn: asIssueDay(reading, textAt(reading, main, 'IssueDate')),
    currency: currencyOf(reading, main),
    lines: items.map((node, index) => lineOf(reading, node, index)),
    total: amountAt(reading, main, 'TotalAmount'),
  }
}

export function takeFiscalBill(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  return takeXml(bytes, ['EInvoice'], dialect, defaults)
}
