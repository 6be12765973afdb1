// However much a batch holds, what is shown of it stays bounded and what is counted of it stays complete.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fenOf, yuanText } from '../../../src/app/batch/fen.ts'
import { addSums, mergeTally } from '../../../src/app/batch/merge-tally.ts'
import { packed, unpacked } from '../../../src/app/batch/packed.ts'
import { MAX_GROUPS_SHOWN, MAX_PLACES_SHOWN, type Suspicions, TraceBook } from '../../../src/app/batch/suspicions.ts'
import {
  bySize,
  emptySums,
  emptyTally,
  entryOf,
  type LargeCharge,
  MAX_ENTRIES,
  MAX_LARGEST,
  MAX_SAMPLES,
  OTHERS,
} from '../../../src/app/batch/tally.ts'
import type { BillTrace, PartTrace, Traces } from '../../../src/app/batch/traces.ts'

describe('money', () => {
  test('as fen and back is the same text, whatever the sum and its sign', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (fen) => {
        const text = yuanText(fen)
        expect(text).toMatch(/^-?\d+\.\d\d$/)
        expect(fenOf(text)).toBe(fen)
      }),
    )
    expect([yuanText(0n), yuanText(-1n), yuanText(5n), yuanText(-12_345n)]).toEqual(['0.00', '-0.01', '0.05', '-123.45'])
  })
})

describe('what is packed', () => {
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.bigInt(),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
      fc.record({ a: tie('value'), b: tie('value') }),
    ),
  })).value

  test('comes back as it was: whole numbers of any size, maps in maps, in their order', () => {
    fc.assert(
      fc.property(value, (it) => {
        const { back } = unpacked<{ back: unknown }>(packed({ back: it }))
        expect(back).toEqual(it)
        if (it instanceof Map && back instanceof Map) expect([...back.keys()]).toEqual([...it.keys()])
      }),
      { numRuns: 200 },
    )
  })
})

describe('groups', () => {
  const bills = (groups: number, each: number): BillTrace[] =>
    Array.from({ length: groups * each }, (_, index) => [index + 1, 0, (index % groups) + 1, 0])

  async function suspicionsOf(stretches: readonly Traces[], groupsAtOnce?: number): Promise<Suspicions> {
    const book = new TraceBook(groupsAtOnce)
    for (const traces of stretches) book.add(traces)
    return book.suspicions(async function* () {
      for (const [stretch, traces] of stretches.entries()) yield { stretch, traces }
    })
  }

  test('beyond those shown are counted, and so are members beyond those named', async () => {
    const all = bills(MAX_GROUPS_SHOWN + 30, MAX_PLACES_SHOWN + 2)
    const { twice, sameNumber, split } = await suspicionsOf([{ bills: all, parts: [] }])
    expect([twice.groups, twice.members, twice.shown.length]).toEqual([130, 130 * 12, MAX_GROUPS_SHOWN])
    for (const { count, places } of twice.shown) expect([count, places.length]).toEqual([12, MAX_PLACES_SHOWN])
    expect(twice.shown.map(({ places }) => places[0]?.row)).toEqual(Array.from({ length: MAX_GROUPS_SHOWN }, (_, index) => index + 1))
    expect([sameNumber.groups, split.groups]).toEqual([0, 0])
  })

  test('of invoices are what the naive way finds, however the file is cut and however few groups are worked out at once', async () => {
    const one = fc.record({ content: fc.integer({ min: 1, max: 12 }), number: fc.integer({ min: 0, max: 12 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        async (all, cut, lot) => {
          const stretches: Traces[] = []
          for (let at = 0; at < all.length; at += cut) {
            const some = all.slice(at, at + cut).map(({ content, number }, index): BillTrace => [at + index + 1, 0, content, number])
            stretches.push({ bills: some, parts: [] })
          }
          const rows = all.map((it, index) => ({ ...it, row: index + 1, stretch: Math.floor(index / cut) }))
          const expected = (groups: (typeof rows)[]) => ({
            groups: groups.length,
            members: groups.flat().length,
            shown: groups.map((it) => ({
              count: it.length,
              places: it.slice(0, MAX_PLACES_SHOWN).map(({ stretch, row }) => ({ stretch, row, line: -1 })),
            })),
          })
          const groupsBy = (key: (row: (typeof rows)[number]) => number) =>
            [...Map.groupBy(rows, key).values()].filter((it) => it.length > 1)
          const { twice, sameNumber } = await suspicionsOf(stretches, lot)
          expect(twice).toEqual(expected(groupsBy(({ content }) => content)))
          const numbered = groupsBy(({ number }) => number).filter(([first]) => first?.number !== 0)
          expect(sameNumber).toEqual(expected(numbered.filter((it) => new Set(it.map(({ content }) => content)).size > 1)))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('are looked for once more only where something stands more than once', async () => {
    let walks = 0
    const traces: Traces = { bills: [[1, 0, 5, 6] as const, [2, 0, 7, 8] as const], parts: [[9, 1, 0, '1', '1'] as const] }
    const book = new TraceBook()
    book.add(traces)
    const { twice, sameNumber, split } = await book.suspicions(async function* () {
      walks += 1
      yield { stretch: 0, traces }
    })
    expect([walks, twice.groups, sameNumber.groups, split.groups]).toEqual([0, 0, 0, 0])
  })

  test('of split charges stand by how far they go over their cap, and only where they do', async () => {
    const part = (group: number, row: number, charged: number): PartTrace => [group, row, 0, String(charged), '100']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 100 })), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        async (all, cut, lot) => {
          const parts = all.map(([group, charged], index) => part(group, index + 1, charged))
          const stretches: Traces[] = []
          for (let at = 0; at < parts.length; at += cut) stretches.push({ bills: [], parts: parts.slice(at, at + cut) })
          const sums = new Map<number, number[]>()
          for (const [group, charged] of all) sums.set(group, [...(sums.get(group) ?? []), charged])
          const over = [...sums.values()]
            .map((charges) => [charges.length, charges.reduce((sum, it) => sum + it, 0)] as const)
            .filter(([count, sum]) => count > 1 && sum > 100)
          const { split } = await suspicionsOf(stretches, lot)
          expect([split.groups, split.members]).toEqual([over.length, over.reduce((sum, [count]) => sum + count, 0)])
          const shown = split.shown.map(({ charged }) => Number(charged))
          expect(shown).toEqual(over.map(([, sum]) => sum).toSorted((a, b) => b - a))
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('a tally', () => {
  const large = (row: number, excess: bigint): LargeCharge => ({
    stretch: 0,
    row,
    line: 0,
    excess,
    charged: excess,
    allowed: 0n,
    invoice: null,
    issuer: '甲',
    lineId: '1',
    description: '',
    item: null,
    code: 'above-limit',
  })
  const withLargest = (charges: readonly LargeCharge[]) => ({ ...emptyTally(), largest: charges.toSorted(bySize).slice(0, MAX_LARGEST) })

  test('merged of any parts keeps the hundred largest of all, the earlier of equal ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 60n }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 150 }),
        (sizes, cut) => {
          const all = sizes.map((excess, index) => large(index + 1, excess))
          const whole = emptyTally()
          for (let at = 0; at < all.length; at += cut) mergeTally(whole, withLargest(all.slice(at, at + cut)))
          const expected = all.toSorted((a, b) => Number(b.excess - a.excess) || a.row - b.row).slice(0, 100)
          expect(whole.largest.map(({ row }) => row)).toEqual(expected.map(({ row }) => row))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('names the first places of a code, wherever they stood, and counts all of them', () => {
    const parts = [30, 10, 20].map((from) => {
      const tally = emptyTally()
      const samples = Array.from({ length: MAX_SAMPLES }, (_, index) => ({ stretch: from, row: index + 1, line: 0 }))
      tally.codes.set('above-limit', { findings: 500, lines: 400, excess: 7n, samples })
      return tally
    })
    const whole = emptyTally()
    for (const part of parts) mergeTally(whole, part)
    expect(whole.codes.get('above-limit')).toMatchObject({ findings: 1500, lines: 1200, excess: 21n })
    expect(whole.codes.get('above-limit')?.samples.map(({ stretch }) => stretch)).toEqual(Array.from({ length: MAX_SAMPLES }, () => 10))
  })

  test('of more issuers than it may name counts the rest under one key, and none is lost', () => {
    const entries = new Map<string, ReturnType<typeof emptySums>>()
    const one = { invoices: 1, lines: 2, violations: 0, undetermined: 0, charged: 3n, excess: 0n }
    const count = MAX_ENTRIES + 500
    for (let index = 0; index < count; index += 1) addSums(entryOf(entries, `issuer ${index}`, emptySums), one)
    expect(entries.size).toBe(MAX_ENTRIES + 1)
    expect(entries.get(OTHERS)?.invoices).toBe(500)
    const sum = emptySums()
    for (const it of entries.values()) addSums(sum, it)
    expect(sum).toEqual({ ...one, invoices: count, lines: 2 * count, charged: 3n * BigInt(count) })
  })
})
