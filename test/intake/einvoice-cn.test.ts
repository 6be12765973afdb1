// The 数电票: the whole of one, the traps of the format one by one, and what is refused.
import { describe, expect, test } from 'vitest'
import { complaints, edited, einvoice, einvoiceRow, faultsOf, fixture, HERE, onlyInvoice } from './samples.ts'

type Body = { readonly lines: readonly Record<string, unknown>[]; readonly [key: string]: unknown }

async function bodyOf(bytes: Uint8Array): Promise<Body> {
  const { body } = await onlyInvoice(bytes, 'einvoice-cn', HERE)
  return body as Body
}

describe('an electricity bill', () => {
  test('becomes exactly this body', async () => {
    const { body } = await onlyInvoice(fixture('einvoice-electricity.xml'), 'einvoice-cn')
    expect(body).toEqual({
      id: '26657000000000000017',
      issuer: { name: '甲乙物业服务有限公司', uscc: '91650502MA0000001D' },
      payer: { name: '丙丁商贸有限公司' },
      jurisdiction: '65',
      issuedOn: '2026-04-17',
      lines: [
        {
          id: '1',
          description: '*供电*工商业电费',
          quantity: '2000',
          unit: '千瓦时',
          unitPrice: '0.565',
          amount: '1130.00',
          tax: { rate: '0.13', net: '1000.00', amount: '130.00' },
        },
        {
          id: '2',
          description: '*供电*公摊电费',
          quantity: '300',
          unit: '千瓦时',
          amount: '56.50',
          tax: { rate: '0.13', net: '50.00', amount: '6.50' },
        },
      ],
      total: '1186.50',
    })
    expect(complaints(body)).toEqual([])
  })

  test('says where each value stood', async () => {
    const { places, row } = await onlyInvoice(fixture('einvoice-electricity.xml'), 'einvoice-cn')
    const data = '/EInvoice/EInvoiceData'
    expect(row).toBe(1)
    expect(places).toEqual({
      '': '/EInvoice',
      '/id': '/EInvoice/Header/EIid',
      '/issuer/name': `${data}/SellerInformation/SellerName`,
      '/issuer/uscc': `${data}/SellerInformation/SellerIdNum`,
      '/payer/name': `${data}/BuyerInformation/BuyerName`,
      '/jurisdiction': '/EInvoice/TaxSupervisionInfo/TaxBureauCode',
      '/issuedOn': `${data}/BasicInformation/RequestTime`,
      '/lines/0/id': `${data}/IssuItemInformation[1]`,
      '/lines/0/description': `${data}/IssuItemInformation[1]/ItemName`,
      '/lines/0/quantity': `${data}/IssuItemInformation[1]/Quantity`,
      '/lines/0/unit': `${data}/IssuItemInformation[1]/MeaUnits`,
      '/lines/0/unitPrice': `${data}/IssuItemInformation[1]/UnPrice`,
      '/lines/0/amount': `${data}/IssuItemInformation[1]/TotaltaxIncludedAmount`,
      '/lines/0/tax/rate': `${data}/IssuItemInformation[1]/TaxRate`,
      '/lines/0/tax/net': `${data}/IssuItemInformation[1]/Amount`,
      '/lines/0/tax/amount': `${data}/IssuItemInformation[1]/ComTaxAm`,
      '/lines/1/id': `${data}/IssuItemInformation[2]`,
      '/lines/1/description': `${data}/IssuItemInformation[2]/ItemName`,
      '/lines/1/quantity': `${data}/IssuItemInformation[2]/Quantity`,
      '/lines/1/unit': `${data}/IssuItemInformation[2]/MeaUnits`,
      '/lines/1/amount': `${data}/IssuItemInformation[2]/TotaltaxIncludedAmount`,
      '/lines/1/tax/rate': `${data}/IssuItemInformation[2]/TaxRate`,
      '/lines/1/tax/net': `${data}/IssuItemInformation[2]/Amount`,
      '/lines/1/tax/amount': `${data}/IssuItemInformation[2]/ComTaxAm`,
      '/total': `${data}/BasicInformation/TotalTax-includedAmount`,
    })
  })

  test('reports everything it did not carry over, and nothing it did', async () => {
    const { unmapped } = await onlyInvoice(fixture('einvoice-electricity.xml'), 'einvoice-cn')
    const data = '/EInvoice/EInvoiceData'
    expect(unmapped).toEqual([
      { place: `${data}/BuyerInformation/BuyerIdNum`, detail: 'not a sound unified social credit code (GB 32100-2015)' },
      { place: `${data}/IssuItemInformation[3]`, detail: 'discount row: netted into line 2' },
      { place: '/EInvoice/Header/EInvoiceTag', detail: 'not carried over' },
      { place: '/EInvoice/Header/Version', detail: 'not carried over' },
      { place: '/EInvoice/Header/InherentLabel', detail: 'not carried over' },
      { place: `${data}/SellerInformation/SellerAddr`, detail: 'not carried over' },
      { place: `${data}/BasicInformation/TotalTax-includedAmountInChinese`, detail: 'not carried over' },
      { place: `${data}/IssuItemInformation[1]/SpecMod`, detail: 'not carried over' },
      { place: `${data}/IssuItemInformation[1]/TaxClassificationCode`, detail: 'not carried over' },
      { place: `${data}/AdditionalInformation`, detail: 'not carried over' },
      { place: '/EInvoice/TaxSupervisionInfo/TaxBureauName', detail: 'not carried over' },
      { place: '/EInvoice/TaxBureauSignature', detail: 'not carried over' },
    ])
  })

  test('never repeats a value of the bill in what it reports', async () => {
    const { unmapped } = await onlyInvoice(fixture('einvoice-electricity.xml'), 'einvoice-cn')
    const said = unmapped.map(({ detail }) => detail).join('\n')
    for (const secret of ['650000000000000', '某路1号', '2026年3月电费', 'AAAA']) expect(said).not.toContain(secret)
  })
})

describe('a red invoice', () => {
  test('becomes credit lines', async () => {
    const { body, unmapped } = await onlyInvoice(fixture('einvoice-red.xml'), 'einvoice-cn', HERE)
    expect(body).toEqual({
      id: '26657000000000000035',
      issuer: { name: '甲自来水有限公司' },
      payer: { name: '乙' },
      jurisdiction: '650502',
      issuedOn: '2026-06-01',
      lines: [
        {
          id: '1',
          description: '*水冰雪*水费',
          quantity: '-40',
          unit: '立方米',
          unitPrice: '2.575',
          amount: '-103.00',
          credit: true,
          tax: { rate: '0.03', net: '-100.00', amount: '-3.00' },
        },
      ],
      total: '-103.00',
    })
    expect(complaints(body)).toEqual([])
    expect(unmapped).toContainEqual({ place: '/EInvoice/EInvoiceData/SpecificInformation', detail: 'not carried over' })
  })
})

describe('the two totals that differ by a hyphen and a capital', () => {
  const row = einvoiceRow({ ItemName: '电费', Amount: '100.00', ComTaxAm: '13.00', TotaltaxIncludedAmount: '113.00' })

  test('each is read at its own path', async () => {
    const body = await bodyOf(einvoice(row, '<TotalTax-includedAmount>113.01</TotalTax-includedAmount>'))
    expect(body).toMatchObject({ total: '113.01', lines: [{ amount: '113.00' }] })
  })

  test('swapped, neither is taken for the other', async () => {
    const swapped = row.replaceAll('TotaltaxIncludedAmount', 'TotalTax-includedAmount')
    const { body, unmapped } = await onlyInvoice(
      einvoice(swapped, '<TotaltaxIncludedAmount>113.00</TotaltaxIncludedAmount>'),
      'einvoice-cn',
      HERE,
    )
    expect(body).toMatchObject({ lines: [{ amount: '113.00' }] })
    expect(body).not.toHaveProperty('total')
    expect(unmapped.map(({ place }) => place)).toEqual([
      '/EInvoice/EInvoiceData/BasicInformation/TotaltaxIncludedAmount',
      '/EInvoice/EInvoiceData/IssuItemInformation/TotalTax-includedAmount',
    ])
  })

  test('a total missing is net and tax together', async () => {
    const totals = '<TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTaxAm>13.00</TotalTaxAm>'
    expect(await bodyOf(einvoice(row, totals))).toMatchObject({ total: '113.00' })
  })

  test('a total that is not the sum is carried over and noted', async () => {
    const totals = `<TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTaxAm>12.00</TotalTaxAm><TotalTax-includedAmount>113.00</TotalTax-includedAmount>`
    const { body, unmapped } = await onlyInvoice(einvoice(row, totals), 'einvoice-cn', HERE)
    expect(body).toMatchObject({ total: '113.00' })
    expect(unmapped).toContainEqual({
      place: '/EInvoice/EInvoiceData/BasicInformation/TotalTax-includedAmount',
      detail: 'not the sum of the total without tax and the tax',
    })
  })
})

describe('the number of the invoice', () => {
  test('is refused where the file states two', async () => {
    const bytes = edited('einvoice-electricity.xml', '<InvoiceNumber>2665', '<InvoiceNumber>2666')
    expect(await faultsOf(bytes, 'einvoice-cn')).toEqual([
      { place: '/EInvoice/TaxSupervisionInfo/InvoiceNumber', detail: 'the two invoice numbers of the file disagree' },
    ])
  })

  test('is found in the supervision block where the header has none', async () => {
    const bytes = edited('einvoice-electricity.xml', '<EIid>26657000000000000017</EIid>', '')
    expect(await bodyOf(bytes)).toMatchObject({ id: '26657000000000000017' })
  })

  test('is missed', async () => {
    const bytes = edited('einvoice-red.xml', /<EIid>\d+<\/EIid>/, '')
    expect(await faultsOf(bytes, 'einvoice-cn')).toEqual([{ place: '/EInvoice', detail: 'no invoice number (Header/EIid)' }])
  })
})

describe('where', () => {
  const bureau = (code: string): Uint8Array => edited('einvoice-electricity.xml', '16500000000', code)

  test.each([
    ['13302000000', '33'],
    ['11100000000', '11'],
  ])('the tax bureau %s is in province %s', async (code, province) => {
    const { body } = await onlyInvoice(bureau(code), 'einvoice-cn')
    expect(body).toMatchObject({ jurisdiction: province })
  })

  test.each(['19900000000', '26500000000', '1650000000', '165000000000', '1AB00000000'])('%s names no province', async (code) => {
    const { body, unmapped } = await onlyInvoice(bureau(code), 'einvoice-cn')
    expect(body).not.toHaveProperty('jurisdiction')
    expect(unmapped).toContainEqual({ place: '/EInvoice/TaxSupervisionInfo/TaxBureauCode', detail: 'names no province' })
  })

  test('a default wins, and the bureau is reported as not carried over', async () => {
    const { body, unmapped } = await onlyInvoice(fixture('einvoice-electricity.xml'), 'einvoice-cn', HERE)
    expect(body).toMatchObject({ jurisdiction: '650502' })
    expect(unmapped.map(({ place }) => place)).toContain('/EInvoice/TaxSupervisionInfo/TaxBureauCode')
  })
})

describe('what is refused', () => {
  const cases: readonly [string, Uint8Array, string, string][] = [
    [
      'an amount that is no number',
      edited('einvoice-red.xml', '<Amount>-100.00', '<Amount>1e5'),
      '/EInvoice/EInvoiceData/IssuItemInformation/Amount',
      'not a plain decimal',
    ],
    [
      'a thousands separator',
      edited('einvoice-red.xml', '<TotalTax-includedAmount>-103.00', '<TotalTax-includedAmount>1,103.00'),
      '/EInvoice/EInvoiceData/BasicInformation/TotalTax-includedAmount',
      'not a plain decimal',
    ],
    [
      'an impossible day',
      edited('einvoice-red.xml', '2026-06-01', '2026-06-31'),
      '/EInvoice/EInvoiceData/BasicInformation/RequestTime',
      'not a day of the calendar',
    ],
    [
      'a value stated twice',
      edited('einvoice-red.xml', '<TotalTaxAm>-3.00</TotalTaxAm>', '<TotalTaxAm>-3.00</TotalTaxAm><TotalTaxAm>-4.00</TotalTaxAm>'),
      '/EInvoice/EInvoiceData/BasicInformation/TotalTaxAm[2]',
      'stands more than once where one is expected',
    ],
    [
      'a bill without rows',
      edited('einvoice-red.xml', /<IssuItemInformation>[\s\S]*<\/IssuItemInformation>/, ''),
      '/EInvoice',
      'the invoice has no lines',
    ],
  ]
  test.each(cases)('%s', async (_, bytes, place, detail) => {
    expect(await faultsOf(bytes, 'einvoice-cn')).toContainEqual({ place, detail })
  })

  test('two invoices in one file are not merged', async () => {
    const one = '<EInvoice><Header><EIid>1</EIid></Header></EInvoice>'
    const bytes = new TextEncoder().encode(`<EInvoices>${one}${one}</EInvoices>`)
    expect(await faultsOf(bytes, 'einvoice-cn')).toEqual([
      { place: '/EInvoices/EInvoice[2]', detail: 'the file holds more than one invoice: send each in a file of its own' },
    ])
  })

  test('two roots one after the other are no XML', async () => {
    const text = new TextDecoder().decode(fixture('einvoice-red.xml'))
    const bytes = new TextEncoder().encode(text + text.replace(/<\?xml.*\?>/, ''))
    const [fault] = await faultsOf(bytes, 'einvoice-cn')
    expect(fault?.detail).toMatch(/^not well-formed XML: documents may contain only one root/)
  })

  test('a root in a namespace of its own is another dialect', async () => {
    const bytes = edited('einvoice-red.xml', '<EInvoice>', '<EInvoice xmlns="http://www.chinatax.gov.cn/eip">')
    expect(await faultsOf(bytes, 'einvoice-cn')).toEqual([
      { place: '/{http://www.chinatax.gov.cn/eip}EInvoice', detail: 'the root element is not EInvoice' },
    ])
  })
})

test('the day falls back on the supervision block', async () => {
  const bytes = edited('einvoice-electricity.xml', /<RequestTime>.*<\/RequestTime>/, '')
  expect(await bodyOf(bytes)).toMatchObject({ issuedOn: '2026-04-17' })
})

test('a supervision day that differs is reported', async () => {
  const bytes = edited('einvoice-electricity.xml', '<IssueTime>2026-04-17', '<IssueTime>2026-04-18')
  const { unmapped } = await onlyInvoice(bytes, 'einvoice-cn')
  expect(unmapped).toContainEqual({ place: '/EInvoice/TaxSupervisionInfo/IssueTime', detail: 'not carried over' })
})
