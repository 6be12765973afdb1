// Short numbers are reckoned with as integers, long ones by decimal.js: nobody may be able to tell which was at work.
import { Decimal as Reference } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal, decimal } from '../../../src/core/values/decimal.ts'

const Exact = Reference.clone({ precision: 60, rounding: Reference.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 })
const asReference = (value: Decimal): Reference => new Exact(value.toFixed())

/** Units and places as plain decimal text. */
function textOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const fraction = places === 0 ? '' : `.${digits.slice(digits.length - places)}`
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}${fraction}`
}

const edge = BigInt(Number.MAX_SAFE_INTEGER)
const units = fc.oneof(
  fc.bigInt({ min: -100_000n, max: 100_000n }),
  fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  // On either side of what a double holds exactly.
  fc.bigInt({ min: edge - 3n, max: edge + 3n }),
  fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }),
)
const text = fc.tuple(units, fc.integer({ min: 0, max: 15 })).map(([number, places]) => textOf(number, places))

/** The number, what decimal.js makes of it, and that it is held short exactly where it fits. */
function expectSame(value: Decimal, reference: Reference): void {
  expect(value.toFixed()).toBe(reference.toFixed())
  expect(value.decimalPlaces()).toBe(reference.decimalPlaces())
  expect(value.isZero()).toBe(reference.isZero())
  const places = reference.decimalPlaces()
  const fits = places <= 15 && reference.times(new Exact(10).pow(places)).abs().lte(Number.MAX_SAFE_INTEGER)
  expect(value.long === undefined).toBe(fits)
}

describe('the same numbers as decimal.js makes', () => {
  test('of a text, however long', () => {
    fc.assert(fc.property(text, (a) => expectSame(decimal(a), new Exact(a))))
  })

  test('of sums, differences and products', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [decimal(a), decimal(b)]
        const [p, q] = [new Exact(a), new Exact(b)]
        expectSame(x.plus(y), p.plus(q))
        expectSame(x.minus(y), p.minus(q))
        expectSame(x.times(y), p.times(q))
      }),
    )
  })

  test('of quotients', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const divisor = decimal(b)
        if (!divisor.isZero()) expectSame(decimal(a).dividedBy(divisor), new Exact(a).dividedBy(b))
      }),
    )
  })

  test('after any row of operations', () => {
    const step = fc.tuple(fc.constantFrom('plus', 'minus', 'times', 'dividedBy'), text)
    fc.assert(
      fc.property(text, fc.array(step, { maxLength: 8 }), (start, steps) => {
        let value = decimal(start)
        for (const [operation, operand] of steps) {
          const other = decimal(operand)
          if (operation === 'dividedBy' && other.isZero()) continue
          const reference = asReference(value)
          const expected = {
            plus: () => reference.plus(operand),
            minus: () => reference.minus(operand),
            times: () => reference.times(operand),
            dividedBy: () => reference.dividedBy(operand),
          }[operation]()
          value = value[operation](other)
          expectSame(value, expected)
        }
      }),
    )
  })

  test('of the number without its sign and with the other one', () => {
    fc.assert(
      fc.property(text, (a) => {
        expectSame(decimal(a).negated(), new Exact(a).negated())
        expectSame(decimal(a).abs(), new Exact(a).abs())
        expect(decimal(a).isNegative()).toBe(new Exact(a).isNegative())
      }),
    )
  })
})

describe('the same order', () => {
  /** Numbers that differ in the last place, or not at all though written otherwise. */
  const close = fc.tuple(text, fc.integer({ min: -1, max: 1 })).map(
    ([a, by]) =>
      [
        a,
        decimal(a)
          .plus(decimal(textOf(BigInt(by), 15)))
          .toFixed(),
      ] as const,
  )

  test('between any two numbers and between close ones', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(text, text), close), ([a, b]) => {
        const [x, y] = [decimal(a), new Decimal(b)]
        const order = new Exact(a).comparedTo(b)
        expect(x.comparedTo(y)).toBe(order)
        expect(x.equals(y)).toBe(order === 0)
        expect([x.lessThan(y), x.lessThanOrEqualTo(y)]).toEqual([order < 0, order <= 0])
        expect([x.greaterThan(y), x.greaterThanOrEqualTo(y)]).toEqual([order > 0, order >= 0])
        expect(Decimal.min(x, y).toFixed()).toBe(Exact.min(a, b).toFixed())
        expect(Decimal.max(x, y).toFixed()).toBe(Exact.max(a, b).toFixed())
      }),
    )
  })

  test('of one number written with and without trailing zeros', () => {
    expect(decimal('450.00')).toEqual(new Decimal(450))
    expect(new Decimal(45_000, 2)).toEqual(decimal('450'))
    expect(decimal('0.000').equals(decimal('-0'))).toBe(true)
  })
})

describe('the same texts and roundings', () => {
  test('to any number of places', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 20 }), (a, places) => {
        expectSame(decimal(a).toDecimalPlaces(places), new Exact(a).toDecimalPlaces(places))
        expect(decimal(a).toFixed(places)).toBe(new Exact(a).toFixed(places))
      }),
    )
  })

  test('halves go away from zero', () => {
    const half = fc.tuple(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), fc.integer({ min: 0, max: 12 }))
    fc.assert(
      fc.property(half, ([whole, places]) => {
        const a = textOf(whole * 10n + (whole < 0n ? -5n : 5n), places + 1)
        expect(decimal(a).toDecimalPlaces(places).toFixed()).toBe(new Exact(textOf(whole + (whole < 0n ? -1n : 1n), places)).toFixed())
      }),
    )
  })
})
