// The sample is the one anybody draws again by the method it states, and each weight counts as it says.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawSample } from '../../../src/app/batch/draw-sample.ts'
import { EVEN_WEIGHTS, Sampler, type Weights } from '../../../src/app/batch/sample.ts'
import type { BillTrace } from '../../../src/app/batch/traces.ts'
import { VERDICT_ORDER } from '../../../src/app/batch/verdict-order.ts'
import { textHash } from '../../../src/intake/hash.ts'
import { bill, ndjson } from './bills.ts'
import { runWhole } from './run.ts'

const traces = (rows: readonly (readonly [row: number, verdict: number])[]) => ({
  bills: rows.map(([row, verdict]): BillTrace => [row, verdict, 0, 0]),
  parts: [],
})
const anyWeights = fc.record({
  violation: fc.constantFrom(0, 0.5, 1, 3),
  undetermined: fc.constantFrom(0, 1, 2),
  permitted: fc.constantFrom(0, 1, 10),
  'not-regulated': fc.constantFrom(0, 1),
})
const anyBills = fc
  .array(fc.nat(3), { maxLength: 60 })
  .map((verdicts) => verdicts.map((verdict, index): [number, number] => [index * 2 + 1, verdict]))

/** The method in one line of its own words: sort all by ln(u) ÷ weight, take the first. */
function drawnByHand(bills: readonly (readonly [number, number])[], seed: string, size: number, weights: Weights): number[] {
  const keyed = bills.map(([row, verdict], position) => {
    const weight = weights[VERDICT_ORDER[verdict] ?? 'permitted']
    const u = (textHash(`${seed}:${position}`) + 0.5) / 2 ** 53
    return { row, weight, key: Math.log(u) / weight }
  })
  const able = keyed.filter(({ weight }) => weight > 0).sort((a, b) => b.key - a.key)
  return able
    .slice(0, size)
    .map(({ row }) => row)
    .sort((a, b) => a - b)
}

describe('the places drawn', () => {
  test('are those of the stated method, however the bills come in', () => {
    fc.assert(
      fc.property(
        anyBills,
        fc.string(),
        fc.integer({ min: 1, max: 70 }),
        anyWeights,
        fc.integer({ min: 1, max: 9 }),
        (bills, seed, size, weights, cut) => {
          const sampler = new Sampler(seed, size, weights)
          for (let at = 0; at < bills.length; at += cut) sampler.add(0, traces(bills.slice(at, at + cut)))
          const { population, places } = sampler.result()
          expect(population).toBe(bills.length)
          expect(places.map(({ row }) => row)).toEqual(drawnByHand(bills, seed, size, weights))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('are no more than there are, and none twice', () => {
    fc.assert(
      fc.property(anyBills, fc.integer({ min: 1, max: 1000 }), (bills, size) => {
        const sampler = new Sampler('s', size, EVEN_WEIGHTS)
        sampler.add(0, traces(bills))
        const rows = sampler.result().places.map(({ row }) => row)
        expect(rows).toHaveLength(Math.min(size, bills.length))
        expect(new Set(rows).size).toBe(rows.length)
      }),
      { numRuns: 100 },
    )
  })

  test('of a larger sample hold those of a smaller one', () => {
    const bills = Array.from({ length: 200 }, (_, index): [number, number] => [index + 1, index % 4])
    const drawn = (size: number) => {
      const sampler = new Sampler('2026-11', size, EVEN_WEIGHTS)
      sampler.add(0, traces(bills))
      return sampler.result().places.map(({ row }) => row)
    }
    for (const [few, many] of [
      [1, 2],
      [10, 30],
      [30, 200],
    ] as const)
      expect(drawn(many)).toEqual(expect.arrayContaining(drawn(few)))
  })

  test('in several stretches are named by stretch and row, in the order of the file', () => {
    const sampler = new Sampler('x', 6, EVEN_WEIGHTS)
    for (const stretch of [0, 1, 2])
      sampler.add(
        stretch,
        traces([
          [1, 0],
          [5, 1],
        ]),
      )
    const { places } = sampler.result()
    expect(places.map(({ stretch, row }) => [stretch, row])).toEqual([
      [0, 1],
      [0, 5],
      [1, 1],
      [1, 5],
      [2, 1],
      [2, 5],
    ])
  })
})

describe('the weights', () => {
  test('make one bill of weight three as likely as three of weight one', () => {
    let heavy = 0
    const seeds = 2000
    for (let seed = 0; seed < seeds; seed += 1) {
      const sampler = new Sampler(`w${seed}`, 1, { ...EVEN_WEIGHTS, violation: 3 })
      sampler.add(
        0,
        traces([
          [1, 0],
          [2, 2],
          [3, 2],
          [4, 2],
        ]),
      )
      if (sampler.result().places[0]?.row === 1) heavy += 1
    }
    // Half of the draws, give or take four standard deviations.
    expect(Math.abs(heavy - seeds / 2)).toBeLessThan(4 * Math.sqrt(seeds / 4))
  })

  test('of nothing for all draw nothing, and still say how many there were', () => {
    const sampler = new Sampler('s', 5, { violation: 0, undetermined: 0, permitted: 0, 'not-regulated': 0 })
    sampler.add(
      0,
      traces([
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 3],
      ]),
    )
    expect(sampler.result()).toEqual({ population: 4, places: [] })
  })
})

describe('a hash of 53 bits', () => {
  test('is a whole number below 2 to the 53rd, the same for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hash = textHash(text)
        expect(Number.isSafeInteger(hash)).toBe(true)
        expect(hash).toBeGreaterThanOrEqual(0)
        expect(textHash(`${text}`)).toBe(hash)
      }),
    )
  })

  test('tells two hundred thousand numbers of invoices apart', () => {
    const hashes = new Set<number>()
    for (let index = 0; index < 100_000; index += 1)
      hashes.add(textHash(`HM-${index}`)).add(textHash(`发票${String(index).padStart(8, '0')}`))
    expect(hashes.size).toBe(200_000)
  })

  test('spreads evenly: each tenth of its range holds about a tenth', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let index = 0; index < 20_000; index += 1) {
      const tenth = Math.floor((textHash(`seed:${index}`) / 2 ** 53) * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(2000))
  })
})

describe('the sample of a batch', () => {
  const file = ndjson(
    ...Array.from({ length: 30 }, (_, index) => (index === 7 ? '{' : bill({ id: `B${index}`, price: index % 3 === 0 ? '0.45' : '0.39' }))),
  )

  test('says how it was drawn and names each invoice so that it can be found', async () => {
    const { blobs, lines } = await runWhole(file, {}, 600)
    const drawn = await drawSample(blobs, 'b1', { seed: '双随机', size: 4, weights: { ...EVEN_WEIGHTS, violation: 5 } })
    expect(drawn).toMatchObject({ seed: '双随机', size: 4, population: 29, weights: { violation: 5, permitted: 1 } })
    expect(drawn.method).toContain('ln(u) ÷ weight')
    const judged = lines.flatMap((line) => ('problem' in line ? [] : [line]))
    const rows = drawnByHand(
      judged.map(({ row, verdict }) => [row, VERDICT_ORDER.indexOf(verdict)] as const),
      '双随机',
      4,
      { ...EVEN_WEIGHTS, violation: 5 },
    )
    expect(drawn.invoices).toEqual(
      rows.map((row) => {
        const line = judged.find((it) => it.row === row)
        return {
          row,
          sheet: null,
          invoice: line?.invoice,
          issuer: line?.issuer,
          jurisdiction: line?.jurisdiction,
          issuedOn: line?.issuedOn,
          verdict: line?.verdict,
          charged: line?.summary.charged,
          excess: line?.summary.excess,
          report: line?.id,
        }
      }),
    )
  })

  test('does not depend on where the file was cut', async () => {
    const draw = async (target: number) =>
      drawSample((await runWhole(file, {}, target)).blobs, 'b1', { seed: '7', size: 6, weights: EVEN_WEIGHTS })
    expect(await draw(1)).toEqual(await draw(1_000_000))
  })

  test('of a batch that was never looked through is an error of ours', async () => {
    const { blobs } = await runWhole(file)
    await expect(drawSample(blobs, 'nobody', { seed: '7', size: 6, weights: EVEN_WEIGHTS })).rejects.toThrow('nobody has no plan')
  })
})
