// Numbers and days as bills write them: what is read, and what is left alone because it could mean something else.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/core/values/date.ts'
import { Decimal, decimal, isDecimalText } from '../../src/core/values/decimal.ts'
import { dayOf, periodOf, serialDay } from '../../src/intake/dates.ts'
import {
  amountText,
  exactQuotient,
  isTaxFree,
  isUnstated,
  multipliesTo,
  plainDecimal,
  rateText,
  shareText,
} from '../../src/intake/decimals.ts'

describe('decimal text of XML', () => {
  test.each([
    ['1', '1'],
    ['1.50', '1.50'],
    ['-0.5', '-0.5'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007.10', '7.10'],
    ['0', '0'],
    ['00', '0'],
    ['0.10000000000000000000', '0.1'],
    ['5.00000000000000000000', '5'],
  ])('%s is %s', (text, plain) => {
    expect(plainDecimal(text)).toBe(plain)
  })

  test.each([
    '',
    '.',
    '-',
    '+',
    '1e5',
    '0x10',
    'Infinity',
    'NaN',
    '1_000',
    '1,000',
    ' 1',
    '1 ',
    '--1',
    '1.2.3',
    '１',
    '1234567890123456',
    '0.1234567890123456',
  ])('%j is none', (text) => {
    expect(plainDecimal(text)).toBeUndefined()
  })

  test('what comes out passes the strict door, whatever goes in', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[+-]?\d{0,20}\.?\d{0,20}$/))
    fc.assert(
      fc.property(texts, (text) => {
        const plain = plainDecimal(text)
        expect(plain === undefined || isDecimalText(plain)).toBe(true)
      }),
    )
  })
})

describe('what is not stated', () => {
  test.each(['', ' ', '*', '***', '＊', '-', '—', '--'])('%j says nothing', (text) => {
    expect(isUnstated(text)).toBe(true)
  })

  test.each(['0', '0.00', '免税', '-1', '*1'])('%j says something', (text) => {
    expect(isUnstated(text)).toBe(false)
  })

  test('free of tax is said in words', () => {
    expect(['免税', '不征税', '零税率', '免税 '].every(isTaxFree)).toBe(true)
    expect(['*', '', '0%', '税'].some(isTaxFree)).toBe(false)
  })
})

describe('rates and amounts', () => {
  test.each([
    ['13%', '0.13'],
    ['1.5%', '0.015'],
    ['9 %', '0.09'],
    ['3％', '0.03'],
    ['0%', '0'],
    ['0.06', '0.06'],
  ])('the rate %s is %s', (text, rate) => {
    expect(rateText(text)).toBe(rate)
  })

  test.each(['%', 'x%', '免税', '13 per cent'])('%s is no rate', (text) => {
    expect(rateText(text)).toBeUndefined()
  })

  test('amounts have two decimals, or more where they have them', () => {
    expect(['1', '1.5', '1.234', '-0'].map((text) => amountText(new Decimal(text)))).toEqual(['1.00', '1.50', '1.234', '0.00'])
    expect(shareText(decimal('13'))).toBe('0.13')
  })

  test.each([
    ['450', '1000', '0.45'],
    ['1', '8', '0.125'],
    ['-103', '-40', '2.575'],
    ['0', '7', '0'],
  ])('%s by %s is exactly %s', (dividend, divisor, quotient) => {
    expect(exactQuotient(decimal(dividend), decimal(divisor))).toBe(quotient)
  })

  test.each([
    ['1', '3'],
    ['1', '0'],
    ['0.000000000000001', '10'],
  ])('%s by %s has no exact quotient', (dividend, divisor) => {
    expect(exactQuotient(decimal(dividend), decimal(divisor))).toBeUndefined()
  })

  test('an exact quotient multiplies back to the amount, always', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 100_000 }), (amount, quantity) => {
        const dividend = new Decimal(amount, 2)
        const quotient = exactQuotient(dividend, new Decimal(quantity))
        if (quotient !== undefined) expect(decimal(quotient).times(new Decimal(quantity)).equals(dividend)).toBe(true)
      }),
    )
  })

  test('a product may differ by one fen', () => {
    const three = decimal('3')
    expect(multipliesTo(decimal('33.33'), three, decimal('100'))).toBe(true)
    expect(multipliesTo(decimal('33.33'), three, decimal('100.01'))).toBe(false)
  })
})

describe('days', () => {
  test.each([
    ['2026-01-05', '2026-01-05'],
    ['2026-1-5', '2026-01-05'],
    ['2026/01/05', '2026-01-05'],
    ['2026年01月05日', '2026-01-05'],
    ['2026 年 1 月 5 日', '2026-01-05'],
    ['2026年1月5日 8时30分', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['20260105081500', '2026-01-05'],
    ['20260105081500123', '2026-01-05'],
    ['2026-01-05T23:59:59', '2026-01-05'],
    ['2026-01-05 08:15', '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(dayOf(text)).toBe(day)
  })

  test.each([
    '',
    '2026',
    '2026-01',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-01-05',
    '1899-12-31',
    '2026-01-05Z',
    '2026-01-05T00:00:00+08:00',
    '2026010',
    '202601051',
    `2026-01-05${' '.repeat(80)}x`,
  ])('%j is none', (text) => {
    expect(dayOf(text)).toBeUndefined()
  })

  test.each([
    ['2026年1月', '2026-01-01', '2026-01-31'],
    ['2026年02月份', '2026-02-01', '2026-02-28'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['202402', '2024-02-01', '2024-02-29'],
    ['20260101—20260331', '2026-01-01', '2026-03-31'],
    ['2026-01-01到2026-01-02', '2026-01-01', '2026-01-02'],
    ['2026-01-01--2026-01-02', '2026-01-01', '2026-01-02'],
    ['2026.1.1 - 2026.1.2', '2026-01-01', '2026-01-02'],
  ])('the period %s', (text, from, to) => {
    expect(periodOf(text)).toEqual({ from, to })
  })

  test.each(['', '1月', '2026', '2026-01-01至', '至2026-01-01', '2026-01-01至2026-02-30', '2026-01-01至2026-01-02至2026-01-03', '202613'])(
    '%j is no period',
    (text) => {
      expect(periodOf(text)).toBeUndefined()
    },
  )

  test('any two days in any of the ways to write them come back', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1970-01-01', days))
    const writings = [
      (text: string) => text,
      (text: string) => text.replaceAll('-', '.'),
      (text: string) => text.replaceAll('-', '/'),
      (text: string) => text.replaceAll('-', ''),
      (text: string) => text.replace(/(\d+)-(\d+)-(\d+)/, (_, y, m, d) => `${y}年${Number(m)}月${Number(d)}日`),
    ]
    const between = ['至', '~', '—', ' 到 ']
    fc.assert(
      fc.property(day, day, fc.constantFrom(...writings), fc.constantFrom(...between), (from, to, write, mark) => {
        expect(periodOf(`${write(from)}${mark}${write(to)}`)).toEqual({ from, to })
        expect(dayOf(write(from))).toBe(from)
      }),
    )
  })

  test.each([
    ['61', '1900', '1900-03-01'],
    ['45000', '1900', '2023-03-15'],
    ['45000.99', '1900', '2023-03-15'],
    ['0', '1904', '1904-01-01'],
    ['43538', '1904', '2023-03-15'],
  ] as const)('the serial number %s of %s is %s', (serial, epoch, day) => {
    expect(serialDay(serial, epoch)).toBe(day)
  })

  test.each(['60', '0', '-1', '100000', 'x', 'Infinity'])('the serial number %s is refused', (serial) => {
    expect(serialDay(serial, '1900')).toBeUndefined()
  })
})
