// The rows of a 数电票: tax that is stated, free or unknown, prices with tax, discounts and returned goods.
import { describe, expect, test } from 'vitest'
import { einvoice, einvoiceRow, faultsOf, HERE, onlyInvoice } from './samples.ts'

type Body = { readonly lines: readonly Record<string, unknown>[]; readonly [key: string]: unknown }

async function bodyOf(bytes: Uint8Array): Promise<Body> {
  const { body } = await onlyInvoice(bytes, 'einvoice-cn', HERE)
  return body as Body
}

async function lineOf(values: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const { lines } = await bodyOf(einvoice(einvoiceRow({ ItemName: '电费', ...values })))
  return lines[0] ?? {}
}

describe('tax', () => {
  test.each([
    ['13%', '0.13'],
    ['0.13', '0.13'],
    ['6 %', '0.06'],
    ['１％'.normalize('NFKC'), '0.01'],
  ])('a rate of %s is %s', async (TaxRate, rate) => {
    expect(await lineOf({ Amount: '100.00', ComTaxAm: '1.00', TaxRate })).toMatchObject({ tax: { rate } })
  })

  test.each(['免税', '不征税'])('%s leaves the amount as it is and states no rate', async (TaxRate) => {
    const line = await lineOf({ Amount: '100.00', ComTaxAm: '*', TaxRate })
    expect(line).toEqual({ id: '1', description: '电费', amount: '100.00' })
  })

  test('a zero rate with an asterisk for the tax has no tax in it', async () => {
    const line = await lineOf({ Amount: '100.00', ComTaxAm: '***', TaxRate: '0%' })
    expect(line).toMatchObject({ amount: '100.00', tax: { rate: '0', net: '100.00' } })
  })

  test('an asterisk is not zero: a row that tells neither tax nor total is a fault', async () => {
    const bytes = einvoice(einvoiceRow({ ItemName: '电费', Amount: '100.00', TaxRate: '*', ComTaxAm: '*' }))
    expect(await faultsOf(bytes, 'einvoice-cn')).toEqual([
      { place: '/EInvoice/EInvoiceData/IssuItemInformation', detail: 'neither the total with tax nor the tax is stated' },
    ])
  })

  test('unless the total of the invoice shows that nothing is to be added', async () => {
    const rows = ['40.00', '60.00'].map((Amount) => einvoiceRow({ ItemName: `费${Amount}`, Amount, TaxRate: '*', ComTaxAm: '' })).join('')
    const body = await bodyOf(einvoice(rows, '<TotalTax-includedAmount>100.00</TotalTax-includedAmount>'))
    expect(body.lines.map(({ amount }) => amount)).toEqual(['40.00', '60.00'])
  })

  test('a rate we cannot read is noted and left out', async () => {
    const bytes = einvoice(einvoiceRow({ ItemName: '电费', Amount: '100.00', ComTaxAm: '3.00', TaxRate: '三' }))
    const { body, unmapped } = await onlyInvoice(bytes, 'einvoice-cn', HERE)
    expect((body as Body).lines[0]).toMatchObject({ amount: '103.00', tax: { net: '100.00', amount: '3.00' } })
    expect(unmapped).toEqual([{ place: '/EInvoice/EInvoiceData/IssuItemInformation/TaxRate', detail: 'not a tax rate' }])
  })
})

describe('the price with tax', () => {
  const at = { ItemName: '电费', Quantity: '3', UnPrice: '33.3333333333', Amount: '100.00', TaxRate: '13%', ComTaxAm: '13.00' }

  test('is left out where it is no exact decimal, and the price without tax is noted', async () => {
    const { body, unmapped } = await onlyInvoice(einvoice(einvoiceRow(at)), 'einvoice-cn', HERE)
    expect((body as Body).lines[0]).toEqual({
      id: '1',
      description: '电费',
      quantity: '3',
      amount: '113.00',
      tax: { rate: '0.13', net: '100.00', amount: '13.00' },
    })
    expect(unmapped).toEqual([
      {
        place: '/EInvoice/EInvoiceData/IssuItemInformation/UnPrice',
        detail: 'a price without tax; the price with tax is not an exact decimal',
      },
    ])
  })

  test('is the printed one, digit for digit, where there is no tax', async () => {
    const line = await lineOf({ Quantity: '100', UnPrice: '0.3900000000', Amount: '39.00', TaxRate: '免税' })
    expect(line).toMatchObject({ unitPrice: '0.3900000000', amount: '39.00' })
  })

  test('a printed price that does not explain the amount is reported', async () => {
    const { unmapped } = await onlyInvoice(einvoice(einvoiceRow({ ...at, Quantity: '4', UnPrice: '26' })), 'einvoice-cn', HERE)
    expect(unmapped).toContainEqual({
      place: '/EInvoice/EInvoiceData/IssuItemInformation/UnPrice',
      detail: 'price without tax times quantity is not the amount without tax',
    })
  })

  test('a quantity of zero divides nothing', async () => {
    expect(await lineOf({ ...at, Quantity: '0' })).not.toHaveProperty('unitPrice')
  })

  test('a price without a quantity is noted', async () => {
    const { Quantity: _, ...rest } = at
    const { unmapped } = await onlyInvoice(einvoice(einvoiceRow(rest)), 'einvoice-cn', HERE)
    expect(unmapped.map(({ detail }) => detail)).toEqual(['a price without tax and without a quantity'])
  })
})

describe('rows of the opposite sign', () => {
  const row = (Amount: string, more: Readonly<Record<string, string>> = {}): string =>
    einvoiceRow({ ItemName: '*供电*电费', Amount, ComTaxAm: '0.00', ...more })

  test('are discounts of the row before them', async () => {
    const { lines } = await bodyOf(einvoice(row('100.00', { Quantity: '10' }) + row('-25.00')))
    expect(lines).toMatchObject([{ quantity: '10', unitPrice: '7.5', amount: '75.00', tax: { net: '75.00', amount: '0.00' } }])
  })

  test('two discounts in a row are both netted', async () => {
    const { lines } = await bodyOf(einvoice(row('100.00') + row('-25.00') + row('-5.00')))
    expect(lines).toMatchObject([{ amount: '70.00' }])
  })

  test('of another name are credit lines', async () => {
    const { lines } = await bodyOf(einvoice(row('100.00') + row('-25.00', { ItemName: '*供电*退费' })))
    expect(lines).toMatchObject([{ amount: '100.00' }, { amount: '-25.00', credit: true }])
    expect(lines[0]).not.toHaveProperty('credit')
  })

  test('with a quantity of their own are returned goods, not discounts', async () => {
    const { lines } = await bodyOf(einvoice(row('100.00', { Quantity: '10' }) + row('-20.00', { Quantity: '-2' })))
    expect(lines).toMatchObject([{ amount: '100.00' }, { quantity: '-2', amount: '-20.00', unitPrice: '10', credit: true }])
  })

  test('larger than the row before them are no discounts', async () => {
    const { lines } = await bodyOf(einvoice(row('10.00') + row('-25.00')))
    expect(lines.map(({ amount }) => amount)).toEqual(['10.00', '-25.00'])
  })

  test('in a red invoice the discount is the positive row', async () => {
    const { lines } = await bodyOf(einvoice(row('-100.00') + row('25.00')))
    expect(lines).toMatchObject([{ amount: '-75.00', credit: true }])
  })
})
