// The Cross Industry Invoice (UN/CEFACT CII D16B) as EN 16931 uses it.
import type { DraftInvoice, DraftParty } from '../draft.ts'
import type { IntakeDefaults, Reading } from '../taken.ts'
import { asIssueDay } from '../xml/days.ts'
import { takeXml } from '../xml/invoice.ts'
import type { XmlNode } from '../xml/node.ts'
import { amountAt, childrenNamed, elementAt, textAt, type XmlReading } from '../xml/reading.ts'
import { readCiiLines } from './cii-lines.ts'
import { CREDIT_NOTE_TYPES, signed } from './gross.ts'
import { isUntaxed, usccAmong } from './party.ts'

const AGREEMENT = 'ram:ApplicableHeaderTradeAgreement'
const TOTALS = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation'
const IDENTIFIERS = ['ram:SpecifiedLegalOrganization/ram:ID', 'ram:SpecifiedTaxRegistration/ram:ID', 'ram:ID']

function partyAt(reading: XmlReading, transaction: XmlNode | undefined, name: string): DraftParty {
  const party = elementAt(reading, transaction, `${AGREEMENT}/${name}`)
  return { name: textAt(reading, party, 'ram:Name'), uscc: usccAmong(reading, party, IDENTIFIERS) }
}

function dialect(reading: XmlReading, root: XmlNode): DraftInvoice {
  const document = elementAt(reading, root, 'rsm:ExchangedDocument')
  const transaction = elementAt(reading, root, 'rsm:SupplyChainTradeTransaction')
  const settlement = elementAt(reading, transaction, 'ram:ApplicableHeaderTradeSettlement')
  const sign = CREDIT_NOTE_TYPES.has(textAt(reading, document, 'ram:TypeCode')?.value ?? '') ? -1 : 1
  const currency = textAt(reading, settlement, 'ram:InvoiceCurrencyCode')
  const taxTotals = childrenNamed(elementAt(reading, settlement, TOTALS), 'ram:TaxTotalAmount')
  return {
    id: textAt(reading, document, 'ram:ID'),
    issuer: partyAt(reading, transaction, 'ram:SellerTradeParty'),
    payer: partyAt(reading, transaction, 'ram:BuyerTradeParty'),
    issuedOn: asIssueDay(reading, textAt(reading, document, 'ram:IssueDateTime/udt:DateTimeString')),
    currency,
    lines: readCiiLines(reading, transaction, settlement, { sign, untaxed: isUntaxed(taxTotals, currency) }),
    total: signed(amountAt(reading, settlement, `${TOTALS}/ram:GrandTotalAmount`), sign),
  }
}

export function takeCii(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  return takeXml(bytes, ['rsm:CrossIndustryInvoice'], dialect, defaults)
}
