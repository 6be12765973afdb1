// The Cross Industry Invoice: the same invoice as UBL in other words.
import { describe, expect, test } from 'vitest'
import { complaints, edited, faultsOf, fixture, HERE, onlyInvoice } from './samples.ts'

const TRANSACTION = '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction'
const LINE = `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem`
const SETTLEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeSettlement`

describe('an invoice', () => {
  test('becomes exactly this body', async () => {
    const { body } = await onlyInvoice(fixture('cii-invoice.xml'), 'cii', HERE)
    expect(body).toEqual({
      id: 'CII-9',
      issuer: { name: 'Parking Ltd.', uscc: '91650502MA0000002G' },
      payer: { name: 'Driver Ltd.' },
      jurisdiction: '650502',
      issuedOn: '2026-02-03',
      currency: 'CNY',
      lines: [
        {
          id: '10',
          description: '停车费',
          quantity: '8',
          unit: '小时',
          unitPrice: '5.45',
          amount: '43.60',
          tax: { rate: '0.09', net: '40.00', amount: '3.60' },
          period: { from: '2026-01-10', to: '2026-01-11' },
        },
        {
          id: 'allowance-1',
          description: 'Loyalty',
          amount: '-2.18',
          tax: { rate: '0.09', net: '-2.00', amount: '-0.18' },
          credit: true,
        },
      ],
      total: '41.42',
    })
    expect(complaints(body)).toEqual([])
  })

  test('says where each value stood', async () => {
    const { places } = await onlyInvoice(fixture('cii-invoice.xml'), 'cii', HERE)
    expect(places).toMatchObject({
      '': '/rsm:CrossIndustryInvoice',
      '/id': '/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID',
      '/issuer/uscc': `${TRANSACTION}/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:SpecifiedTaxRegistration[2]/ram:ID`,
      '/lines/0/unit': `${LINE}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode`,
      '/lines/0/amount': `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
      '/lines/1/description': `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:Reason`,
      '/total': `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:GrandTotalAmount`,
    })
  })

  test('reports what it did not carry over', async () => {
    const { unmapped } = await onlyInvoice(fixture('cii-invoice.xml'), 'cii', HERE)
    expect(unmapped.map(({ place }) => place)).toEqual([
      `${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:TypeCode`,
      `${TRANSACTION}/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:SpecifiedTaxRegistration[1]`,
      `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:LineTotalAmount`,
      `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount`,
    ])
  })
})

test.each(['381', '261', '396'])('type %s is a credit note', async (type) => {
  const { body } = await onlyInvoice(edited('cii-invoice.xml', '>380<', `>${type}<`), 'cii', HERE)
  expect(body).toMatchObject({
    lines: [
      { quantity: '-8', unitPrice: '5.45', amount: '-43.60', credit: true },
      { id: 'allowance-1', amount: '2.18' },
    ],
    total: '-41.42',
  })
  expect(complaints(body)).toEqual([])
})

test('a charge adds to the bill', async () => {
  const { body } = await onlyInvoice(edited('cii-invoice.xml', 'Indicator>false<', 'Indicator>true<'), 'cii', HERE)
  expect(body).toMatchObject({ lines: [{}, { id: 'charge-1', amount: '2.18' }] })
})

test('an allowance without a reason has its kind for a name', async () => {
  const { body } = await onlyInvoice(edited('cii-invoice.xml', '<ram:Reason>Loyalty</ram:Reason>', ''), 'cii', HERE)
  expect(body).toMatchObject({ lines: [{}, { description: 'allowance' }] })
})

test('the period of the settlement holds for lines without one', async () => {
  const text = new TextDecoder().decode(fixture('cii-invoice.xml'))
  const period = /<ram:BillingSpecifiedPeriod>[\s\S]*?<\/ram:BillingSpecifiedPeriod>/
  const block = period.exec(text)?.[0] ?? ''
  const moved = text
    .replace(period, '')
    .replace('<ram:InvoiceCurrencyCode>CNY</ram:InvoiceCurrencyCode>', `<ram:InvoiceCurrencyCode>CNY</ram:InvoiceCurrencyCode>${block}`)
  const { body, places } = await onlyInvoice(new TextEncoder().encode(moved), 'cii', HERE)
  expect(body).toMatchObject({ lines: [{ period: { from: '2026-01-10', to: '2026-01-11' } }, {}] })
  expect(places['/lines/0/period/from']).toBe(`${SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString`)
})

test('a basis quantity divides the price', async () => {
  const by = '<ram:ChargeAmount>50.00</ram:ChargeAmount><ram:BasisQuantity>10</ram:BasisQuantity>'
  const { body, unmapped } = await onlyInvoice(edited('cii-invoice.xml', '<ram:ChargeAmount>5.00</ram:ChargeAmount>', by), 'cii', HERE)
  expect(body).toMatchObject({ lines: [{ unitPrice: '5.45' }, {}] })
  expect(unmapped.map(({ detail }) => detail)).not.toContain('price times quantity is not the amount of the line')
})

test('a line with tax but without a rate is refused', async () => {
  const bytes = edited('cii-invoice.xml', '<ram:RateApplicablePercent>9</ram:RateApplicablePercent>', '')
  expect(await faultsOf(bytes, 'cii')).toEqual([{ place: LINE, detail: 'no tax rate, so the amount with tax cannot be known' }])
})

test('a day of issue that is none is refused', async () => {
  expect(await faultsOf(edited('cii-invoice.xml', '>20260203<', '>20260230<'), 'cii')).toEqual([
    { place: '/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString', detail: 'not a day of the calendar' },
  ])
})

test('a UBL invoice is not a CII one', async () => {
  expect(await faultsOf(fixture('ubl-invoice.xml'), 'cii')).toEqual([
    { place: '/ubl:Invoice', detail: 'the root element is not rsm:CrossIndustryInvoice' },
  ])
})
