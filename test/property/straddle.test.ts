// A period over several regimes allows what its days allow one by one, rounded once at the end.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildEdition, charge, item, limit } from '../core/build-edition.ts'
import { dayText, fenText, scaled } from './written.ts'

const LAST_DAY = 30
const regimes = fc
  .uniqueArray(fc.integer({ min: 2, max: LAST_DAY }), { maxLength: 4 })
  .map((starts) => [1, ...starts.toSorted((a, b) => a - b)])
  .chain((starts) =>
    fc
      .array(fc.integer({ min: 0, max: 20_000 }), { minLength: starts.length, maxLength: starts.length })
      .map((prices) => starts.map((from, place) => ({ from, price: prices[place] ?? 0 }))),
  )
const period = fc
  .tuple(fc.integer({ min: 1, max: LAST_DAY }), fc.integer({ min: 1, max: LAST_DAY }))
  .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }))

type Regimes = readonly { readonly from: number; readonly price: number }[]

/** In fen, halves up: the quantity (thousandths) spread evenly over the days, each at the price of its day (ten-thousandths). */
function dayByDay(its: Regimes, quantity: number, first: number, last: number): bigint {
  let sum = 0n
  for (let day = first; day <= last; day += 1) sum += BigInt(its.findLast((it) => it.from <= day)?.price ?? 0) * BigInt(quantity)
  const parts = BigInt(last - first + 1) * 100_000n
  return (2n * sum + parts) / (2n * parts)
}

function catalogue(its: Regimes) {
  const limits = its.map(({ from, price }, place) => {
    const next = its[place + 1]
    const days = { from: dayText(from), ...(next === undefined ? {} : { to: dayText(next.from - 1) }) }
    return limit({ type: 'ceiling', price: scaled(price, 4), unit: 'kWh' }, days)
  })
  return buildEdition({ items: [item('energy', limits)] })
}

test('the sum is that of a reckoning day by day, and a fen more is a violation', () => {
  fc.assert(
    fc.property(regimes, period, fc.integer({ min: 1, max: 1_000_000 }), (its, { first, last }, quantity) => {
      const built = catalogue(its)
      const allowed = dayByDay(its, quantity, first, last)
      const judged = (fen: bigint) =>
        built.line(
          charge('energy', fenText(fen), {
            quantity: scaled(quantity, 3),
            unit: 'kWh',
            period: { from: dayText(first), to: dayText(last) },
          }),
        )
      expect(judged(allowed)).toMatchObject({ verdict: 'permitted', allowed: fenText(allowed) })
      expect(judged(allowed + 1n)).toMatchObject({ verdict: 'violation', excess: '0.01' })
      const changes = its.filter((it) => it.from > first && it.from <= last).length
      const pieces =
        judged(allowed)
          .findings.find((it) => it.code === 'period-straddles')
          ?.message.match(/–/g)?.length ?? 1
      expect(pieces).toBe(changes + 1)
    }),
    { numRuns: 400 },
  )
})
