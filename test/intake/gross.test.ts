// From net to gross, the one calculation of European e-invoices: it must agree with itself whatever the numbers are.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal, decimal, ONE } from '../../src/core/values/decimal.ts'
import type { Stated } from '../../src/intake/draft.ts'
import { grossLine, type NetLine, type Sign, signed } from '../../src/intake/en16931/gross.ts'
import { startReading } from '../../src/intake/xml/reading.ts'
import { readXml } from '../../src/intake/xml.ts'
import { inEnglish, utf8 } from './samples.ts'

function reading() {
  const read = readXml(utf8('<a/>'))
  if (!read.ok) throw new Error('no XML')
  return startReading(read.root)
}

const at = (value: string): Stated => ({ value, place: `/${value}` })
const fen = fc.integer({ min: 1, max: 100_000_000 }).map((amount) => new Decimal(amount, 2).toFixed(2))
const percent = fc.constantFrom('0', '1', '3', '6', '9', '13', '1.5')
const sign = fc.constantFrom<Sign[]>(1, -1)

function lineOf(net: string, rate: string, more: Partial<NetLine> = {}): NetLine {
  return { place: '/line', id: at('1'), description: at('电费'), net: at(net), percent: at(rate), category: at('S'), ...more }
}

describe('a line', () => {
  test('states an amount that is net and tax together, to the fen', () => {
    fc.assert(
      fc.property(fen, percent, sign, (net, rate, turned) => {
        const line = grossLine(reading(), lineOf(net, rate), turned, false)
        const sum = decimal(line?.tax?.net?.value ?? '').plus(decimal(line?.tax?.amount?.value ?? ''))
        expect(sum.toFixed(2)).toBe(decimal(line?.amount?.value ?? '').toFixed(2))
        const exact = decimal(net)
          .times(decimal(rate).dividedBy(new Decimal(100)).plus(ONE))
          .times(new Decimal(turned))
        expect(exact.minus(sum).abs().lessThanOrEqualTo(decimal('0.005'))).toBe(true)
      }),
    )
  })

  test('is a credit exactly where its amount is negative', () => {
    fc.assert(
      fc.property(fen, percent, sign, fc.boolean(), (net, rate, turned, isNegative) => {
        const line = grossLine(reading(), lineOf(isNegative ? `-${net}` : net, rate), turned, false)
        expect(line?.amount?.value.startsWith('-')).toBe(line?.credit?.value === true)
      }),
    )
  })

  test('states a price only where it multiplies to the amount', () => {
    fc.assert(
      fc.property(fen, percent, fc.integer({ min: 1, max: 5_000 }), sign, (net, rate, count, turned) => {
        const price = decimal(net).dividedBy(new Decimal(count)).toDecimalPlaces(10).toFixed()
        const line = grossLine(reading(), lineOf(net, rate, { quantity: at(String(count)), price: at(price) }), turned, false)
        if (!line?.unitPrice) return
        const product = decimal(line.unitPrice.value).times(decimal(line.quantity?.value ?? ''))
        expect(
          product
            .minus(decimal(line.amount?.value ?? ''))
            .abs()
            .lessThanOrEqualTo(decimal('0.01')),
        ).toBe(true)
      }),
    )
  })

  test('of nothing is no credit and has no minus', () => {
    const line = grossLine(reading(), lineOf('0.00', '13'), -1, false)
    expect(line).toMatchObject({ amount: { value: '0.00' }, credit: undefined })
  })

  test('of an invoice without any tax needs no rate', () => {
    const { percent: _, ...rest } = lineOf('5.00', '13')
    const untaxed: NetLine = { ...rest, percent: undefined }
    expect(grossLine(reading(), untaxed, 1, true)).toMatchObject({ amount: { value: '5.00' }, tax: undefined })
    const account = reading()
    expect(grossLine(account, untaxed, 1, false)).toBeUndefined()
    expect(inEnglish(account.faults)).toEqual([{ place: '/line', detail: 'no tax rate, so the amount with tax cannot be known' }])
  })
})

test('turning the sign twice changes nothing', () => {
  fc.assert(
    fc.property(fen, (amount) => {
      expect(signed(signed(at(amount), -1), -1)?.value).toBe(amount)
      expect(signed(at(amount), 1)?.value).toBe(amount)
    }),
  )
  expect(signed(undefined, -1)).toBeUndefined()
  expect(signed(at('0.00'), -1)?.value).toBe('0.00')
})
