// The 财政电子票据: the whole of one, who pays, where it was issued, and what is refused.
import { describe, expect, test } from 'vitest'
import { complaints, edited, faultsOf, fixture, HERE, onlyInvoice } from './samples.ts'

const MAIN = '/EInvoice/EInvoiceData/Main'
const ITEMS = '/EInvoice/EInvoiceData/Details'

describe('a bill of a registry', () => {
  test('becomes exactly this body', async () => {
    const { body } = await onlyInvoice(fixture('fiscal-bill.xml'), 'fiscal-bill')
    expect(body).toEqual({
      id: '65010126-0000000123',
      issuer: { name: '甲市不动产登记中心', uscc: '12650500000000000F' },
      payer: { name: '张某', kind: 'individual' },
      jurisdiction: '6505',
      issuedOn: '2026-03-12',
      currency: 'CNY',
      lines: [
        {
          id: '1',
          code: '103044501',
          description: '不动产登记费（住宅）',
          quantity: '1',
          unit: '件',
          unitPrice: '80',
          amount: '80.00',
        },
        {
          id: '2',
          code: '103044502',
          description: '不动产登记费（非住宅）',
          quantity: '1',
          unit: '件',
          amount: '550.00',
        },
      ],
      total: '630.00',
    })
    expect(complaints(body)).toEqual([])
  })

  test('says where each value stood', async () => {
    const { places } = await onlyInvoice(fixture('fiscal-bill.xml'), 'fiscal-bill')
    expect(places).toEqual({
      '': '/EInvoice',
      '/id': `${MAIN}/EInvoiceNumber`,
      '/issuer/name': `${MAIN}/InvoicingParty/InvoicingPartyName`,
      '/issuer/uscc': `${MAIN}/InvoicingParty/InvoicingPartyCode`,
      '/payer/name': `${MAIN}/PayerParty/PayerPartyName`,
      '/payer/kind': `${MAIN}/PayerParty/PayerPartyType`,
      '/jurisdiction': `${MAIN}/SupervisorAreaCode`,
      '/issuedOn': `${MAIN}/IssueDate`,
      '/currency': `${MAIN}/CurrencyType`,
      '/lines/0/id': `${ITEMS}/Item[1]`,
      '/lines/0/code': `${ITEMS}/Item[1]/ItemCode`,
      '/lines/0/description': `${ITEMS}/Item[1]/ItemName`,
      '/lines/0/quantity': `${ITEMS}/Item[1]/ItemQuantity`,
      '/lines/0/unit': `${ITEMS}/Item[1]/ItemUnit`,
      '/lines/0/unitPrice': `${ITEMS}/Item[1]/ItemStd`,
      '/lines/0/amount': `${ITEMS}/Item[1]/ItemAmount`,
      '/lines/1/id': `${ITEMS}/Item[2]`,
      '/lines/1/code': `${ITEMS}/Item[2]/ItemCode`,
      '/lines/1/description': `${ITEMS}/Item[2]/ItemName`,
      '/lines/1/quantity': `${ITEMS}/Item[2]/ItemQuantity`,
      '/lines/1/unit': `${ITEMS}/Item[2]/ItemUnit`,
      '/lines/1/amount': `${ITEMS}/Item[2]/ItemAmount`,
      '/total': `${MAIN}/TotalAmount`,
    })
  })

  test('reports what it did not carry over: a standard in words, the account, the remark', async () => {
    const { unmapped } = await onlyInvoice(fixture('fiscal-bill.xml'), 'fiscal-bill')
    expect(unmapped).toEqual([
      { place: `${ITEMS}/Item[2]/ItemStd`, detail: 'not a plain decimal' },
      { place: '/EInvoice/Header', detail: 'not carried over' },
      { place: `${MAIN}/EInvoiceName`, detail: 'not carried over' },
      { place: `${MAIN}/RandomNumber`, detail: 'not carried over' },
      { place: `${MAIN}/IssueTime`, detail: 'not carried over' },
      { place: `${MAIN}/InvoicingParty/RecAcct`, detail: 'not carried over' },
      { place: `${MAIN}/PayerParty/PayerPartyCode`, detail: 'not carried over' },
      { place: `${ITEMS}/Item[2]/ItemRemark`, detail: 'not carried over' },
    ])
  })

  test('assumes no role of its issuer', async () => {
    const { body } = await onlyInvoice(fixture('fiscal-bill.xml'), 'fiscal-bill')
    expect(body).not.toHaveProperty('issuer.role')
    const told = await onlyInvoice(fixture('fiscal-bill.xml'), 'fiscal-bill', { issuerRole: 'public-institution' })
    expect(told.body).toMatchObject({ issuer: { name: '甲市不动产登记中心', role: 'public-institution' } })
  })
})

describe('who pays', () => {
  test('an organisation has a code and no kind', async () => {
    const bytes = edited(
      'fiscal-bill.xml',
      /<PayerPartyType>1<\/PayerPartyType>\s*<PayerPartyCode>\d+/,
      '<PayerPartyType>2</PayerPartyType><PayerPartyCode>91650502MA0000002G',
    )
    const { body, unmapped } = await onlyInvoice(bytes, 'fiscal-bill')
    expect(body).toMatchObject({ payer: { name: '张某', uscc: '91650502MA0000002G' } })
    expect(body).not.toHaveProperty('payer.kind')
    expect(unmapped).toContainEqual({ place: `${MAIN}/PayerParty/PayerPartyType`, detail: 'the kind of payer is not told by it' })
  })

  test('a code of zeros is no code', async () => {
    const bytes = edited('fiscal-bill.xml', '12650500000000000F', '000000000000000000')
    const { body, unmapped } = await onlyInvoice(bytes, 'fiscal-bill')
    expect(body).not.toHaveProperty('issuer.uscc')
    expect(unmapped).toContainEqual({
      place: `${MAIN}/InvoicingParty/InvoicingPartyCode`,
      detail: 'not a sound unified social credit code (GB 32100-2015)',
    })
  })

  test('a default kind is used only where the bill says nothing', async () => {
    const { body } = await onlyInvoice(fixture('fiscal-bill.xml'), 'fiscal-bill', { payerKind: 'enterprise' })
    expect(body).toMatchObject({ payer: { kind: 'individual' } })
    const silent = edited('fiscal-bill.xml', '<PayerPartyType>1</PayerPartyType>', '')
    const told = await onlyInvoice(silent, 'fiscal-bill', { payerKind: 'enterprise' })
    expect(told.body).toMatchObject({ payer: { kind: 'enterprise' } })
  })
})

describe('where', () => {
  test.each([
    ['650502', '650502'],
    ['650500', '6505'],
    ['650000', '65'],
  ])('the area %s is the jurisdiction %s', async (area, jurisdiction) => {
    const { body } = await onlyInvoice(edited('fiscal-bill.xml', '>650500<', `>${area}<`), 'fiscal-bill')
    expect(body).toMatchObject({ jurisdiction })
  })

  test('an area that cannot be falls back on the tag', async () => {
    const { body, unmapped } = await onlyInvoice(edited('fiscal-bill.xml', '>650500<', '>990500<'), 'fiscal-bill')
    expect(body).toMatchObject({ jurisdiction: '65' })
    expect(unmapped).toContainEqual({ place: `${MAIN}/SupervisorAreaCode`, detail: 'not an area code of six digits in a province' })
    expect(unmapped.map(({ place }) => place)).not.toContain('/EInvoice/Header/EInvoiceTag')
  })

  test('without either there is none', async () => {
    const bytes = edited('fiscal-bill.xml', /CZ-EI-65([\s\S]*)<SupervisorAreaCode>650500<\/SupervisorAreaCode>/, 'CZ-EI-99$1')
    const { body } = await onlyInvoice(bytes, 'fiscal-bill')
    expect(complaints(body)).toEqual(['/jurisdiction: is missing'])
  })

  test('a default wins', async () => {
    const { body } = await onlyInvoice(fixture('fiscal-bill.xml'), 'fiscal-bill', HERE)
    expect(body).toMatchObject({ jurisdiction: '650502' })
  })
})

test.each(['2026-03-12', '20260312', '2026年3月12日'])('the day %s is read', async (day) => {
  const { body } = await onlyInvoice(edited('fiscal-bill.xml', '<IssueDate>20260312', `<IssueDate>${day}`), 'fiscal-bill')
  expect(body).toMatchObject({ issuedOn: '2026-03-12' })
})

test.each(['人民币', 'rmb', '156', 'CNY'])('%s is yuan', async (currency) => {
  const { body } = await onlyInvoice(edited('fiscal-bill.xml', '>CNY<', `>${currency}<`), 'fiscal-bill')
  expect(body).toMatchObject({ currency: 'CNY' })
})

test('another currency is carried over for the schema to refuse', async () => {
  const { body } = await onlyInvoice(edited('fiscal-bill.xml', '>CNY<', '>USD<'), 'fiscal-bill')
  expect(complaints(body)).toEqual(['/currency: the limits are in yuan: only CNY can be checked'])
})

test('a number without a code stands alone', async () => {
  const { body } = await onlyInvoice(edited('fiscal-bill.xml', '<EInvoiceCode>65010126</EInvoiceCode>', ''), 'fiscal-bill')
  expect(body).toMatchObject({ id: '0000000123' })
})

test('a negative item is a credit line', async () => {
  const bytes = edited('fiscal-bill.xml', '<ItemAmount>80.00', '<ItemAmount>-80.00')
  const { body } = await onlyInvoice(bytes, 'fiscal-bill')
  expect(body).toMatchObject({ lines: [{ amount: '-80.00', credit: true }, { amount: '550.00' }] })
  expect(complaints(body)).toEqual([])
})

test('auxiliary details are reported as a whole', async () => {
  const aux = '<AuxDetails><AuxItem><AuxItemName>附</AuxItemName><AuxItemAmount>1</AuxItemAmount></AuxItem></AuxDetails></EInvoiceData>'
  const { unmapped } = await onlyInvoice(edited('fiscal-bill.xml', '</EInvoiceData>', aux), 'fiscal-bill')
  expect(unmapped).toContainEqual({ place: '/EInvoice/EInvoiceData/AuxDetails', detail: 'not carried over' })
})

describe('what is refused', () => {
  test.each([
    ['no amount', '<ItemAmount>80.00</ItemAmount>', '', `${ITEMS}/Item[1]`, 'no amount (ItemAmount)'],
    ['an asterisk for an amount', '<ItemAmount>80.00', '<ItemAmount>*', `${ITEMS}/Item[1]`, 'no amount (ItemAmount)'],
    ['an amount in words', '<ItemAmount>80.00', '<ItemAmount>捌拾元', `${ITEMS}/Item[1]/ItemAmount`, 'not a plain decimal'],
    ['an impossible day', '<IssueDate>20260312', '<IssueDate>20260231', `${MAIN}/IssueDate`, 'not a day of the calendar'],
    ['a total in hexadecimal', '<TotalAmount>630.00', '<TotalAmount>0x10', `${MAIN}/TotalAmount`, 'not a plain decimal'],
  ])('%s', async (_, part, by, place, detail) => {
    expect(await faultsOf(edited('fiscal-bill.xml', part, by), 'fiscal-bill')).toContainEqual({ place, detail })
  })

  test('a bill without items', async () => {
    const bytes = edited('fiscal-bill.xml', /<Details>[\s\S]*<\/Details>/, '<Details/>')
    expect(await faultsOf(bytes, 'fiscal-bill')).toEqual([{ place: '/EInvoice', detail: 'the invoice has no lines' }])
  })
})
