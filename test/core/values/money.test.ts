// Money is rounded to the fen, halves away from zero, and only when it is stated.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal, decimal } from '../../../src/core/values/decimal.ts'
import { moneyText, numberText, toFen } from '../../../src/core/values/money.ts'

describe('rounding to the fen', () => {
  test.each([
    ['0.005', '0.01'],
    ['0.004999999999999', '0.00'],
    ['0.015', '0.02'],
    ['0.025', '0.03'],
    ['1.005', '1.01'],
    ['2.675', '2.68'],
    ['-0.005', '-0.01'],
    ['-1.005', '-1.01'],
    ['389.995', '390.00'],
    ['999999999999999.995', '1000000000000000.00'],
  ])('%s is %s', (exact, stated) => {
    expect(moneyText(toFen(decimal(exact)))).toBe(stated)
    expect(moneyText(decimal(exact))).toBe(stated)
  })

  test('agrees with integer arithmetic, and rounding twice is rounding once', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (units) => {
        const text = units.toString().padStart(6, '0')
        const amount = decimal(`${text.slice(0, -5)}.${text.slice(-5)}`.replace(/^0+(?=\d)/, ''))
        const fen = (units + 500n) / 1000n
        expect(toFen(amount).times(new Decimal(100)).toFixed()).toBe(fen.toString())
        expect(toFen(toFen(amount)).equals(toFen(amount))).toBe(true)
      }),
    )
  })
})

describe('texts', () => {
  test.each([
    ['0', '0.00'],
    ['390', '390.00'],
    ['12345678.9', '12345678.90'],
  ])('%s yuan are written %s', (amount, text) => expect(moneyText(decimal(amount))).toBe(text))

  test.each([
    ['0.390', '0.39'],
    ['1000', '1000'],
    ['1.120', '1.12'],
    ['0.00000000004', '0'],
    ['0.1234567890123', '0.123456789'],
  ])('the number %s is written %s', (value, text) => expect(numberText(decimal(value))).toBe(text))
})
