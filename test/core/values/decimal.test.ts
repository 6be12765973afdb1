// The door for numbers: only plain decimals come in, whatever decimal.js itself would take, and what comes in stays exact.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal, decimal, isDecimalText } from '../../../src/core/values/decimal.ts'

describe('plain decimals are let in', () => {
  test.each(['0', '1', '-1', '0.5', '-0.5', '390.00', '999999999999999', '0.123456789012345', '999999999999999.123456789012345'])(
    '%s',
    (text) => {
      expect(isDecimalText(text)).toBe(true)
      expect(decimal(text).equals(new Decimal(text))).toBe(true)
    },
  )
})

describe('everything else is refused', () => {
  const notations = ['0x10', '0b1', '0o7', '1e5', '1E5', '1_000', '1,000', '１２', '٣', '½', 'Ⅳ']
  const words = ['Infinity', '-Infinity', 'NaN', 'null', 'true', '十', '']
  const shapes = ['+1', '--1', '- 1', ' 1', '1 ', '1\n', '\t1', '.5', '5.', '1.2.3', '-', '.', '1.-2', '1\u0000', '$1', '1元']
  const zeros = ['00', '01', '-01', '007.5', '00.5']
  const tooLong = ['1000000000000000', '0.1234567890123456', '1'.repeat(400), `0.${'1'.repeat(400)}`]
  test.each([...notations, ...words, ...shapes, ...zeros, ...tooLong])('%j', (text) => {
    expect(isDecimalText(text)).toBe(false)
  })

  test('any text that is not written with a minus, digits and one point', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
        (text) => isDecimalText(text) === false || /^-?[0-9]+(\.[0-9]+)?$/.test(text),
      ),
    )
  })
})

describe('what came in stays exact', () => {
  const digits = fc.stringMatching(/^[1-9][0-9]{14}\.[0-9]{14}[1-9]$/)

  test('the product of the longest numbers', () => {
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const whole = (text: string): bigint => BigInt(text.replace('.', ''))
        const product = (whole(a) * whole(b)).toString().padStart(31, '0')
        const expected = `${product.slice(0, -30)}.${product.slice(-30)}`
        return decimal(a).times(decimal(b)).equals(new Decimal(expected))
      }),
    )
  })

  test('text is written without an exponent, however small or large', () => {
    expect(decimal('0.000000000000001').toString()).toBe('0.000000000000001')
    expect(decimal('999999999999999').times(decimal('999999999999999')).toString()).toBe('999999999999998000000000000001')
  })

  test('the global Decimal of other code is left as it was', () => {
    expect(new Decimal(1).dividedBy(new Decimal(3)).toFixed().length).toBeGreaterThan(60)
  })
})
