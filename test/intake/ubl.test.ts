// UBL 2.1: net amounts and a rate become what the payer pays; credit notes turn the sign; allowances and charges become lines.
import { describe, expect, test } from 'vitest'
import { complaints, edited, faultsOf, fixture, HERE, onlyInvoice } from './samples.ts'

type Body = { readonly lines: readonly Record<string, unknown>[] }

async function firstLine(part: string | RegExp, by: string): Promise<Record<string, unknown>> {
  const { body } = await onlyInvoice(edited('ubl-invoice.xml', part, by), 'ubl', HERE)
  return (body as Body).lines[0] ?? {}
}

describe('an invoice', () => {
  test('becomes exactly this body, whatever prefixes it uses', async () => {
    const { body } = await onlyInvoice(fixture('ubl-invoice.xml'), 'ubl', HERE)
    expect(body).toEqual({
      id: 'UBL-7',
      issuer: { name: 'Park Power Ltd.', uscc: '91650502MA0000001D' },
      payer: { name: 'Tenant Ltd.' },
      jurisdiction: '650502',
      issuedOn: '2026-02-03',
      currency: 'CNY',
      lines: [
        {
          id: 'L1',
          description: '工商业电费',
          quantity: '1000',
          unit: '千瓦时',
          unitPrice: '0.5085',
          amount: '508.50',
          tax: { rate: '0.13', net: '450.00', amount: '58.50' },
          period: { from: '2026-01-01', to: '2026-01-31' },
        },
        {
          id: 'L2',
          description: '水费',
          quantity: '20',
          unit: '立方米',
          unitPrice: '2.50',
          amount: '50.00',
          period: { from: '2026-01-05', to: '2026-01-20' },
        },
        {
          id: 'charge-1',
          description: 'Metering fee',
          amount: '11.30',
          tax: { rate: '0.13', net: '10.00', amount: '1.30' },
        },
        {
          id: 'allowance-2',
          description: '95',
          amount: '-22.60',
          tax: { rate: '0.13', net: '-20.00', amount: '-2.60' },
          credit: true,
        },
      ],
      total: '553.70',
    })
    expect(complaints(body)).toEqual([])
  })

  test('says where each value stood, in the usual prefixes', async () => {
    const { places } = await onlyInvoice(fixture('ubl-invoice.xml'), 'ubl', HERE)
    expect(places).toMatchObject({
      '': '/ubl:Invoice',
      '/id': '/ubl:Invoice/cbc:ID',
      '/issuer/uscc': '/ubl:Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
      '/lines/0/unit': '/ubl:Invoice/cac:InvoiceLine[1]/cbc:InvoicedQuantity/@unitCode',
      '/lines/0/unitPrice': '/ubl:Invoice/cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount',
      '/lines/0/period/from': '/ubl:Invoice/cac:InvoicePeriod/cbc:StartDate',
      '/lines/1/period/from': '/ubl:Invoice/cac:InvoiceLine[2]/cac:InvoicePeriod/cbc:StartDate',
      '/lines/3/amount': '/ubl:Invoice/cac:AllowanceCharge[2]/cbc:Amount',
      '/total': '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount',
    })
    // A default stands nowhere in the file.
    expect(places).not.toHaveProperty('/jurisdiction')
  })

  test('reports what it did not carry over', async () => {
    const { unmapped } = await onlyInvoice(fixture('ubl-invoice.xml'), 'ubl', HERE)
    expect(unmapped).toEqual([
      { place: '/ubl:Invoice/cbc:CustomizationID', detail: 'not carried over' },
      { place: '/ubl:Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyName', detail: 'not carried over' },
      {
        place: '/ubl:Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
        detail: 'not carried over',
      },
      { place: '/ubl:Invoice/cac:TaxTotal', detail: 'not carried over' },
      { place: '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:LineExtensionAmount', detail: 'not carried over' },
      { place: '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount', detail: 'not carried over' },
      { place: '/ubl:Invoice/cac:InvoiceLine[1]/cac:Item/cbc:Description', detail: 'not carried over' },
    ])
  })
})

describe('a credit note', () => {
  test('is negative throughout, the price apart', async () => {
    const { body, unmapped } = await onlyInvoice(fixture('ubl-credit-note.xml'), 'ubl', HERE)
    expect(body).toEqual({
      id: 'CN-1',
      jurisdiction: '650502',
      issuedOn: '2026-03-01',
      currency: 'CNY',
      lines: [
        {
          id: '1',
          description: '水费',
          quantity: '-20',
          unit: 'XYZ',
          unitPrice: '2.50',
          amount: '-50.00',
          credit: true,
        },
      ],
      total: '-50.00',
    })
    expect(complaints(body)).toEqual([])
    expect(unmapped).toEqual([])
  })

  test('may call itself an invoice of type 381; then a charge is a credit and an allowance is not', async () => {
    const { body } = await onlyInvoice(edited('ubl-invoice.xml', '>380<', '>381<'), 'ubl', HERE)
    expect(body).toMatchObject({
      lines: [
        { quantity: '-1000', unitPrice: '0.5085', amount: '-508.50', credit: true, tax: { net: '-450.00', amount: '-58.50' } },
        { amount: '-50.00', credit: true },
        { id: 'charge-1', amount: '-11.30', credit: true },
        { id: 'allowance-2', amount: '22.60' },
      ],
      total: '-553.70',
    })
    expect(complaints(body)).toEqual([])
  })
})

describe('prices', () => {
  test('a base quantity divides the price', async () => {
    const line = await firstLine(/13\.00<\/cbc:Percent>/, '0</cbc:Percent>')
    expect(line).toMatchObject({ unitPrice: '0.45', amount: '450.00', tax: { rate: '0', net: '450.00', amount: '0.00' } })
  })

  test('a price that does not explain the amount is noted, and the amount decides', async () => {
    const bytes = edited('ubl-invoice.xml', '>45</cbc:PriceAmount>', '>50</cbc:PriceAmount>')
    const { body, unmapped } = await onlyInvoice(bytes, 'ubl', HERE)
    expect((body as Body).lines[0]).toMatchObject({ unitPrice: '0.5085' })
    expect(unmapped).toContainEqual({
      place: '/ubl:Invoice/cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount',
      detail: 'price times quantity is not the amount of the line',
    })
  })

  test('a price with tax that is no exact decimal is left out and noted', async () => {
    const bytes = edited('ubl-invoice.xml', '>1000</cbc:InvoicedQuantity>', '>700</cbc:InvoicedQuantity>')
    const { body, unmapped } = await onlyInvoice(bytes, 'ubl', HERE)
    expect((body as Body).lines[0]).not.toHaveProperty('unitPrice')
    expect(unmapped.map(({ detail }) => detail)).toContain('a price without tax; the price with tax is not an exact decimal')
  })

  test('a price without a quantity is noted', async () => {
    const bytes = edited('ubl-invoice.xml', '<cbc:InvoicedQuantity unitCode="KWH">1000</cbc:InvoicedQuantity>', '')
    const { unmapped } = await onlyInvoice(bytes, 'ubl', HERE)
    expect(unmapped.map(({ detail }) => detail)).toContain('a price without a quantity')
  })

  test.each(['0', '-1'])('a base quantity of %s is refused', async (base) => {
    const bytes = edited('ubl-invoice.xml', '>100</cbc:BaseQuantity>', `>${base}</cbc:BaseQuantity>`)
    expect(await faultsOf(bytes, 'ubl')).toEqual([
      { place: '/ubl:Invoice/cac:InvoiceLine[1]/cac:Price/cbc:BaseQuantity', detail: 'the base quantity of a price is more than zero' },
    ])
  })
})

describe('tax', () => {
  test('is rounded to the fen, halves away from zero', async () => {
    const line = await firstLine('>450.00</cbc:LineExtensionAmount>', '>0.50</cbc:LineExtensionAmount>')
    expect(line).toMatchObject({ amount: '0.57', tax: { net: '0.50', amount: '0.07' } })
  })

  test('a standard-rated line without a rate cannot be made gross', async () => {
    const bytes = edited('ubl-invoice.xml', '<cbc:Percent>13.00</cbc:Percent>', '')
    expect(await faultsOf(bytes, 'ubl')).toEqual([
      { place: '/ubl:Invoice/cac:InvoiceLine[1]', detail: 'no tax rate, so the amount with tax cannot be known' },
    ])
  })

  test.each(['Z', 'E', 'AE', 'K', 'G', 'O'])('category %s has none', async (category) => {
    const line = await firstLine('<cbc:ID>S</cbc:ID><cbc:Percent>13.00</cbc:Percent>', `<cbc:ID>${category}</cbc:ID>`)
    expect(line).toMatchObject({ amount: '450.00', unitPrice: '0.45' })
    expect(line).not.toHaveProperty('tax')
  })

  test('a tax total in the currency of the accounts does not count', async () => {
    const total = '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">5.00</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>'
    const { body } = await onlyInvoice(edited('ubl-credit-note.xml', '<cac:LegalMonetaryTotal>', total), 'ubl', HERE)
    expect(body).toMatchObject({ lines: [{ amount: '-50.00' }] })
  })

  test('one in its own currency does', async () => {
    const total = '<cac:TaxTotal><cbc:TaxAmount currencyID="CNY">5.00</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>'
    const [fault] = await faultsOf(edited('ubl-credit-note.xml', '<cac:LegalMonetaryTotal>', total), 'ubl')
    expect(fault?.detail).toBe('no tax rate, so the amount with tax cannot be known')
  })
})

describe('dates', () => {
  test('half a period is noted and the line has none', async () => {
    const bytes = edited('ubl-invoice.xml', '<cbc:EndDate>2026-01-31</cbc:EndDate>', '')
    const { body, unmapped } = await onlyInvoice(bytes, 'ubl', HERE)
    expect((body as Body).lines[0]).not.toHaveProperty('period')
    expect(unmapped).toContainEqual({ place: '/ubl:Invoice/cac:InvoicePeriod/cbc:StartDate', detail: 'no period can be made of it' })
  })

  test('a day that is none is noted in a period and refused as the day of issue', async () => {
    const period = await onlyInvoice(edited('ubl-invoice.xml', '2026-01-31', '2026-01-32'), 'ubl', HERE)
    expect(period.unmapped).toContainEqual({ place: '/ubl:Invoice/cac:InvoicePeriod/cbc:EndDate', detail: 'not a day of the calendar' })
    expect(await faultsOf(edited('ubl-invoice.xml', '2026-02-03+08:00', '03.02.2026'), 'ubl')).toEqual([
      { place: '/ubl:Invoice/cbc:IssueDate', detail: 'not a day of the calendar' },
    ])
  })
})

describe('currency', () => {
  test('an amount in another currency than the document is refused', async () => {
    const bytes = edited(
      'ubl-invoice.xml',
      '<cbc:LineExtensionAmount currencyID="CNY">450.00',
      '<cbc:LineExtensionAmount currencyID="EUR">450.00',
    )
    expect(await faultsOf(bytes, 'ubl')).toEqual([
      { place: '/ubl:Invoice/cac:InvoiceLine[1]/cbc:LineExtensionAmount/@currencyID', detail: 'not the currency of the document' },
    ])
  })

  test('a document in euro is for the schema to refuse', async () => {
    const text = new TextDecoder().decode(fixture('ubl-invoice.xml')).replaceAll('CNY', 'EUR')
    const { body } = await onlyInvoice(new TextEncoder().encode(text), 'ubl', HERE)
    expect(complaints(body)).toEqual(['/currency: the limits are in yuan: only CNY can be checked'])
  })
})

test('an attached file is reported and not read, however long', async () => {
  const object = `<cbc:EmbeddedDocumentBinaryObject>${'QUFB'.repeat(50_000)}</cbc:EmbeddedDocumentBinaryObject>`
  const reference = `<a:AdditionalDocumentReference><a:Attachment>${object}</a:Attachment></a:AdditionalDocumentReference><a:TaxTotal>`
  const { unmapped } = await onlyInvoice(edited('ubl-invoice.xml', '<a:TaxTotal>', reference), 'ubl', HERE)
  expect(unmapped).toContainEqual({ place: '/ubl:Invoice/cac:AdditionalDocumentReference', detail: 'not carried over' })
})

test('a line without an amount is refused', async () => {
  const bytes = edited('ubl-invoice.xml', '<cbc:LineExtensionAmount currencyID="CNY">450.00</cbc:LineExtensionAmount>', '')
  expect(await faultsOf(bytes, 'ubl')).toEqual([{ place: '/ubl:Invoice/cac:InvoiceLine[1]', detail: 'no amount' }])
})

test('elements of another namespace are not mistaken for ours', async () => {
  const bytes = edited('ubl-invoice.xml', '<cbc:ID>UBL-7</cbc:ID>', '<x:ID xmlns:x="urn:other">UBL-7</x:ID>')
  const { body, unmapped } = await onlyInvoice(bytes, 'ubl', HERE)
  expect(body).not.toHaveProperty('id')
  expect(unmapped).toContainEqual({ place: '/ubl:Invoice/{urn:other}ID', detail: 'not carried over' })
})
