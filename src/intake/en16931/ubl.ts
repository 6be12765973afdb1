// UBL 2.1 invoices and credit notes as EN 16931 uses them.
import type { DraftInvoice, DraftParty } from '../draft.ts'
import type { IntakeDefaults, Reading } from '../taken.ts'
import { asIssueDay } from '../xml/days.ts'
import { takeXml } from '../xml/invoice.ts'
import type { XmlNode } from '../xml/node.ts'
import { amountAt, childrenNamed, elementAt, textAt, type XmlReading } from '../xml/reading.ts'
import { CREDIT_NOTE_TYPES, signed } from './gross.ts'
import { firstText, isUntaxed, usccAmong } from './party.ts'
import { readUblLines } from './ubl-lines.ts'

const NAMES = ['cac:PartyLegalEntity/cbc:RegistrationName', 'cac:PartyName/cbc:Name']
const IDENTIFIERS = ['cac:PartyLegalEntity/cbc:CompanyID', 'cac:PartyTaxScheme/cbc:CompanyID', 'cac:PartyIdentification/cbc:ID']

function partyAt(reading: XmlReading, root: XmlNode, path: string): DraftParty {
  const party = elementAt(reading, root, `${path}/cac:Party`)
  return { name: firstText(reading, party, NAMES), uscc: usccAmong(reading, party, IDENTIFIERS) }
}

function dialect(reading: XmlReading, root: XmlNode): DraftInvoice {
  const type = textAt(reading, root, root.name === 'ubl:CreditNote' ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode')
  const sign = root.name === 'ubl:CreditNote' || CREDIT_NOTE_TYPES.has(type?.value ?? '') ? -1 : 1
  const currency = textAt(reading, root, 'cbc:DocumentCurrencyCode')
  const taxTotals = childrenNamed(root, 'cac:TaxTotal').flatMap((total) => childrenNamed(total, 'cbc:TaxAmount'))
  const total = amountAt(reading, root, 'cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount')
  return {
    id: textAt(reading, root, 'cbc:ID'),
    issuer: partyAt(reading, root, 'cac:AccountingSupplierParty'),
    payer: partyAt(reading, root, 'cac:AccountingCustomerParty'),
    issuedOn: asIssueDay(reading, textAt(reading, root, 'cbc:IssueDate')),
    currency,
    lines: readUblLines(reading, root, { sign, currency, untaxed: isUntaxed(taxTotals, currency) }),
    total: signed(total, sign),
  }
}

export function takeUbl(bytes: Uint8Array, defaults: IntakeDefaults): Reading {
  return takeXml(bytes, ['ubl:Invoice', 'ubl:CreditNote'], dialect, defaults)
}
