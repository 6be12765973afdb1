// What a regulator asks of a batch: ranks, largest, close to a limit, split, twice, samples; the same however the file was cut.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analysisView } from '../../../src/app/batch/analysis-view.ts'
import { rankedIssuers } from '../../../src/app/batch/issuers-view.ts'
import { mergeTally } from '../../../src/app/batch/merge-tally.ts'
import { packed, unpacked } from '../../../src/app/batch/packed.ts'
import { EVEN_WEIGHTS, Sampler } from '../../../src/app/batch/sample.ts'
import { emptyTally, type Tally } from '../../../src/app/batch/tally.ts'
import type { StretchAccount } from '../../../src/app/batch/work-stretch.ts'
import { bill, ndjson } from './bills.ts'
import { library, runWhole } from './run.ts'

const deps = { regions: library.current().regions, language: 'en' } as const

async function viewOf(text: string) {
  const { analysis, stretches } = await runWhole(text)
  if (analysis === undefined) throw new Error('no analysis')
  return { analysis, stretches, view: analysisView('b1', analysis, deps), issuers: rankedIssuers('b1', analysis, 'excess') }
}

describe('the issuers', () => {
  test('are ranked by money and by share of lines', async () => {
    const { issuers, analysis } = await viewOf(
      ndjson(
        bill({ id: '1', issuer: '大', price: '0.45', quantity: 10_000 }),
        bill({ id: '2', issuer: '大' }),
        bill({ id: '3', issuer: '小', price: '0.40' }),
        bill({ id: '4', issuer: '清' }),
      ),
    )
    expect(issuers.map(({ key, excess, share, rankByExcess, rankByShare }) => [key, excess, share, rankByExcess, rankByShare])).toEqual([
      ['大', '600.00', 0.5, 1, 2],
      ['小', '1.00', 1, 2, 1],
      ['清', '0.00', 0, 3, 3],
    ])
    expect(rankedIssuers('b1', analysis, 'share').map(({ key }) => key)).toEqual(['小', '大', '清'])
    expect(issuers[0]?.codes).toEqual({ 'above-limit': { lines: 1, excess: '600.00' } })
  })
})

describe('the analysis', () => {
  test('counts by finding, item, month and district, and keeps the largest overcharges', async () => {
    const { view } = await viewOf(
      ndjson(
        bill({ id: '1', price: '0.45' }),
        bill({ id: '2', price: '0.49', issuedOn: '2023-05-02', jurisdiction: '6505' }),
        bill({ id: '3', issuedOn: '2023-05-03' }),
      ),
    )
    expect(view.summary).toMatchObject({ rows: 3, invoices: 3, rejected: 0, charged: '133.00', excess: '16.00' })
    expect(view.byCode).toMatchObject([
      {
        code: 'above-limit',
        lines: 2,
        excess: '16.00',
        samples: [
          { row: 1, invoice: '1' },
          { row: 2, invoice: '2' },
        ],
      },
    ])
    expect(view.byItem).toMatchObject([{ item: 'cn-6505.electricity.non-grid.residential', lines: 3, violations: 2, excess: '16.00' }])
    expect(view.byMonth.map(({ month, invoices, excess }) => [month, invoices, excess])).toEqual([
      ['2023-04', 1, '6.00'],
      ['2023-05', 2, '10.00'],
    ])
    expect(view.byDistrict.map(({ jurisdiction, violations }) => [jurisdiction, violations])).toEqual([
      ['6505', 1],
      ['650502', 1],
    ])
    expect(view.largest.map(({ invoice, excess }) => [invoice, excess])).toEqual([
      ['2', '10.00'],
      ['1', '6.00'],
    ])
  })

  test('finds charges clustered just below a limit, and only where they cluster', async () => {
    const near = Array.from({ length: 6 }, (_, index) => bill({ id: `n${index}`, issuer: '贴边', price: '0.385', quantity: 1000 + index }))
    const { view } = await viewOf(ndjson(...near, bill({ id: 'one', issuer: '偶然', price: '0.385' })))
    expect(view.nearLimit).toMatchObject({ clusters: 1, shown: [{ issuer: '贴边', lines: 6, ofLines: 6, share: 1 }] })
    expect(view.nearLimit.shown[0]?.byHundredth).toEqual([0, 6, 0, 0, 0])
  })

  test('counts as near what stays below the limit by at most five hundredths, not what reaches it', async () => {
    const prices = ['0.39', '0.371', '0.37', '0.389']
    const charges = prices.flatMap((price, at) =>
      Array.from({ length: 5 }, (_, index) =>
        bill({ id: `${price}-${index}`, issuer: `第${at}家`, price, quantity: 10_000 + index * 10_000 }),
      ),
    )
    const { view } = await viewOf(ndjson(...charges))
    expect(view.nearLimit.shown.map(({ issuer, lines }) => [issuer, lines]).sort()).toEqual([
      ['第1家', 5],
      ['第3家', 5],
    ])
  })

  test('finds one charge split over lines and invoices to stay below its cap, and nothing where it was not', async () => {
    const fee = (id: string, payer: string, ...amounts: readonly string[]) => ({
      id,
      issuer: { name: '商标局', role: 'administrative-agency' },
      payer: { name: payer, kind: 'enterprise' },
      jurisdiction: 'CN',
      issuedOn: '2023-04-17',
      lines: amounts.map((amount) => ({
        description: '受理商标注册费',
        quantity: '1',
        unit: '类',
        unitPrice: amount,
        amount,
        facts: { filing: 'online' },
      })),
    })
    const { view } = await viewOf(
      ndjson(
        fee('1', '乙', '100.00'),
        fee('2', '乙', '100.00', '90.00'),
        fee('3', '乙', '200.00'),
        fee('4', '丙', '270.00'),
        fee('5', '丁', '135.00'),
        fee('6', '丁', '135.00'),
        { ...fee('7', '丁', '135.00'), issuedOn: '2023-04-18' },
      ),
    )
    expect(view.split).toMatchObject({ groups: 1, members: 4, shown: [{ count: 4, charged: '490.00', cap: '270.00' }] })
    expect(view.split.shown[0]?.places).toMatchObject([
      { invoice: '1', line: '1' },
      { invoice: '2', line: '1' },
      { invoice: '2', line: '2' },
      { invoice: '3', line: '1' },
    ])
  })

  test('finds the same invoice twice however far apart in the file', async () => {
    const filler = Array.from({ length: 60 }, (_, index) => bill({ id: `f${index}`, payer: `户${'长'.repeat(700)}${index}` }))
    const { view, stretches } = await viewOf(ndjson(bill({ id: 'A' }), ...filler, bill({ id: 'A' })))
    expect(stretches).toBeGreaterThan(1)
    expect(view.twice).toMatchObject({ groups: 1, members: 2, shown: [{ places: [{ row: 1 }, { row: 62 }] }] })
  })

  test('finds the same invoice twice, and one number on different invoices', async () => {
    const { view } = await viewOf(
      ndjson(
        bill({ id: 'A' }),
        bill({ id: 'B' }),
        bill({ id: 'A' }),
        bill({ id: 'B', quantity: 7 }),
        bill({ id: 'B', issuer: '别家', quantity: 8 }),
      ),
    )
    expect(view.twice).toMatchObject({ groups: 1, members: 2, shown: [{ count: 2, places: [{ row: 1 }, { row: 3 }] }] })
    expect(view.sameNumber).toMatchObject({
      groups: 1,
      members: 2,
      shown: [
        {
          places: [
            { row: 2, invoice: 'B' },
            { row: 4, invoice: 'B' },
          ],
        },
      ],
    })
  })
})

describe('tallies', () => {
  test('add up to the same in whatever order and grouping they are merged', async () => {
    const bills = Array.from({ length: 60 }, (_, index) =>
      bill({
        id: `${index}`,
        issuer: `单位${'长'.repeat(700)}${index % 4}`,
        price: index % 3 === 0 ? '0.5' : '0.38',
        quantity: 10 + index,
      }),
    )
    const { blobs, stretches } = await runWhole(ndjson(...bills))
    const texts = await Promise.all(
      blobs
        .keys()
        .filter((key) => key.includes('/tallies/'))
        .map(async (key) => new TextDecoder().decode(await blobs.read(key, 0, 1e9))),
    )
    expect(stretches).toBeGreaterThan(1)
    const tallies = () => texts.map((text) => unpacked<StretchAccount>(text).tally)
    const sorted = (tally: Tally) =>
      JSON.stringify(JSON.parse(packed(tally), (_, it) => (Array.isArray(it?.$map) ? [...it.$map].sort() : it)))
    const merged = (order: readonly number[]) => {
      const whole = emptyTally()
      const all = tallies()
      for (const index of order) mergeTally(whole, all[index] ?? emptyTally())
      return sorted(whole)
    }
    const inOrder = texts.map((_, index) => index)
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (order) => {
        expect(merged(order)).toBe(merged(inOrder))
      }),
      { numRuns: 10 },
    )
  })
})

describe('the sample', () => {
  const bills = (count: number) =>
    Array.from({ length: count }, (_, index): readonly [number, number, number, number] => [index + 1, index % 4, 0, 0])
  const draw = (seed: string, size: number, weights = EVEN_WEIGHTS, cut = 500) => {
    const sampler = new Sampler(seed, size, weights)
    const all = bills(2000)
    for (let at = 0; at < all.length; at += cut) sampler.add(0, { bills: all.slice(at, at + cut), parts: [] })
    return sampler.result()
  }

  test('is the same for the same seed, wherever the file was cut, and another for another', () => {
    expect(draw('2026', 20)).toEqual(draw('2026', 20, EVEN_WEIGHTS, 7))
    expect(draw('2026', 20)).not.toEqual(draw('2027', 20))
    expect(draw('2026', 20)).toMatchObject({ population: 2000, places: expect.objectContaining({ length: 20 }) })
  })

  test('leaves out what weighs nothing and draws the heavier oftener', () => {
    const verdictOf = (row: number) => (row - 1) % 4
    const none = draw('s', 1000, { violation: 0, undetermined: 1, permitted: 1, 'not-regulated': 1 })
    expect(none.places.some(({ row }) => verdictOf(row) === 0)).toBe(false)
    const heavy = draw('s', 200, { violation: 9, undetermined: 1, permitted: 1, 'not-regulated': 1 })
    const violations = heavy.places.filter(({ row }) => verdictOf(row) === 0).length
    expect(violations).toBeGreaterThan(120)
    expect(violations).toBeLessThan(180)
  })

  test('gives every invoice about the same chance', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let seed = 0; seed < 50; seed += 1) {
      for (const { row } of draw(`seed ${seed}`, 40).places)
        tenths[Math.floor((row - 1) / 200)] = (tenths[Math.floor((row - 1) / 200)] ?? 0) + 1
    }
    for (const count of tenths) {
      expect(count).toBeGreaterThan(140)
      expect(count).toBeLessThan(260)
    }
  })
})
