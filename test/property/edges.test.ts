// The edges: the days at both ends of validity, and sums that come out at half a fen.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/core/values/date.ts'
import { buildEdition, charge, ended, item, limit, prohibition, relief } from '../core/build-edition.ts'
import { fenText, scaled } from './written.ts'

const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2001-01-01', days))
const interval = fc.tuple(day, fc.integer({ min: 0, max: 800 })).map(([from, length]) => ({ from, to: addDays(from, length) }))

describe('on the day before, the first, the last and the day after', () => {
  const verdicts = (built: ReturnType<typeof buildEdition>, days: { from: string; to: string }): string[] =>
    [addDays(days.from, -1), days.from, days.to, addDays(days.to, 1)].map((issuedOn) => built.line(charge('a', '11'), { issuedOn }).verdict)
  const ten = limit({ type: 'ceiling', price: '10' })
  const twenty = limit({ type: 'ceiling', price: '20' })

  test('a limit', () => {
    fc.assert(
      fc.property(interval, (days) => {
        const built = buildEdition({ items: [item('a', [limit({ type: 'ceiling', price: '10' }, days)])] })
        expect(verdicts(built, days)).toEqual(['undetermined', 'violation', 'violation', 'undetermined'])
      }),
      { numRuns: 150 },
    )
  })

  test('an end, a relief and a prohibition', () => {
    fc.assert(
      fc.property(interval, (days) => {
        const over = buildEdition({ items: [item('a', [twenty], { ended: [ended('suspended', days)] })] })
        const relieved = buildEdition({ items: [item('a', [twenty])], reliefs: [relief('half', ['a'], '0.5', days)] })
        const forbidden = buildEdition({ items: [item('a', [twenty])], prohibitions: [prohibition('p', { names: ['a'], ...days })] })
        for (const built of [over, relieved, forbidden])
          expect(verdicts(built, days)).toEqual(['permitted', 'violation', 'violation', 'permitted'])
      }),
      { numRuns: 150 },
    )
  })

  test('one regime follows another without a gap and without a day of both', () => {
    fc.assert(
      fc.property(day, (change) => {
        const before = { ...twenty, to: addDays(change, -1) }
        const built = buildEdition({ items: [item('a', [before, { ...ten, from: change }])] })
        const on = (issuedOn: string) => built.line(charge('a', '11'), { issuedOn }).verdict
        expect([addDays(change, -1), change, addDays(change, 1)].map(on)).toEqual(['permitted', 'violation', 'violation'])
      }),
      { numRuns: 150 },
    )
  })

  test('a document', () => {
    fc.assert(
      fc.property(interval, ({ from, to }) => {
        const documents = { X: { title: 'X', inForce: from, until: to } }
        const built = buildEdition(
          { items: [item('a', [limit({ type: 'ceiling', price: '10' }, { basis: [{ document: 'X' }] })])] },
          { documents },
        )
        expect(verdicts(built, { from, to })).toEqual(['undetermined', 'violation', 'violation', 'undetermined'])
      }),
      { numRuns: 150 },
    )
  })
})

describe('half a fen', () => {
  test('is rounded up, less than half down, and the charge is compared with the rounded sum', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10_000n }), fc.bigInt({ min: -1n, max: 1n }), (fen, off) => {
        // In hundred-thousandths of a yuan: half a fen above so many fen, or just beside it.
        const exact = fen * 1000n + 500n + off
        const built = buildEdition({ items: [item('a', [limit({ type: 'ceiling', price: scaled(exact, 5), unit: 'case' })])] })
        const rounded = (exact + 500n) / 1000n
        const on = (fen: bigint) => built.line(charge('a', fenText(fen), { quantity: '1', unit: 'case' }))
        expect(on(rounded)).toMatchObject({ verdict: 'permitted', allowed: fenText(rounded) })
        expect(on(rounded + 1n)).toMatchObject({ verdict: 'violation', allowed: fenText(rounded), excess: '0.01' })
      }),
      { numRuns: 200 },
    )
  })

  test('is met exactly by quantities and prices of fifteen digits', () => {
    const digits = fc.bigInt({ min: 1n, max: 999_999_999_999_999n })
    fc.assert(
      fc.property(digits, digits, (quantity, unitPrice) => {
        const built = buildEdition({ items: [item('a', [limit({ type: 'ceiling', price: scaled(unitPrice, 7), unit: 'kWh' })])] })
        const exact = quantity * unitPrice
        const rounded = (exact + 5n * 10n ** 11n) / 10n ** 12n
        fc.pre(rounded < 10n ** 17n)
        expect(built.line(charge('a', '0', { quantity: scaled(quantity, 7), unit: 'kWh' })).allowed).toBe(fenText(rounded))
      }),
      { numRuns: 150 },
    )
  })

  test('a conversion of units never moves it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 99_999 }), (quantity, unitPrice) => {
        const built = buildEdition({ items: [item('a', [limit({ type: 'ceiling', price: scaled(unitPrice, 4), unit: 'kWh' })])] })
        const inKwh = built.line(charge('a', '1', { quantity: scaled(quantity, 3), unit: 'kWh' }))
        const inMwh = built.line(charge('a', '1', { quantity: scaled(quantity, 6), unit: 'MWh' }))
        expect(inMwh.allowed).toBe(inKwh.allowed)
      }),
      { numRuns: 150 },
    )
  })
})
