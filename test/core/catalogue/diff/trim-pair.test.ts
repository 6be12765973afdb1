// Comparing what is left of two sets says the same as comparing them whole, whatever was added, moved, reordered, changed or taken away.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogueSet, PlacedFile } from '../../../../src/core/catalogue/catalogue-set.ts'
import { diffSets } from '../../../../src/core/catalogue/diff/diff-sets.ts'
import { trimPair } from '../../../../src/core/catalogue/diff/trim-pair.ts'
import { entriesOf } from '../../../../src/core/catalogue/entries.ts'
import { item, limit, prohibition, setOf } from '../../build-edition.ts'

const PLACES = ['CN', '65', '6505'] as const
const IDS = ['a', 'b', 'c', 'd', 'e', 'f']

/** Where each item stands (nowhere: gone), what it costs, and in what order the items of all places come. */
const anySet = fc
  .record({
    places: fc.tuple(...IDS.map(() => fc.constantFrom<(typeof PLACES)[number] | undefined>(...PLACES, undefined))),
    prices: fc.tuple(...IDS.map(() => fc.constantFrom('1', '2'))),
    order: fc.shuffledSubarray([...IDS.keys()], { minLength: IDS.length }),
    empty: fc.subarray([...PLACES]),
  })
  .map(({ places, prices, order, empty }) => {
    const shelves = PLACES.map((jurisdiction) => ({
      jurisdiction,
      items: order
        .filter((index) => places[index] === jurisdiction)
        .map((index) => item(IDS[index] ?? '', [limit({ type: 'fixed', price: prices[index] ?? '' })])),
      prohibitions: prices[0] === '1' && jurisdiction === '65' ? [prohibition('p')] : [],
    }))
    return setOf(shelves.filter(({ items, jurisdiction }) => items.length > 0 || empty.includes(jurisdiction)))
  })

const copy = (set: CatalogueSet): CatalogueSet => JSON.parse(JSON.stringify(set))
const fileAt = (set: CatalogueSet, path: string) => set.files.find((file) => file.path === path)

function trimmed(before: CatalogueSet, after: CatalogueSet) {
  const paths = [...new Set([...before.files, ...after.files].map(({ path }) => path))].toSorted()
  return paths.map((path) => trimPair({ before: fileAt(before, path), after: fileAt(after, path) }))
}

const there = (files: readonly (PlacedFile | undefined)[]) => files.flatMap((file) => file ?? [])

test('what is left of them has the same difference as they have', () => {
  fc.assert(
    fc.property(anySet, anySet, (one, other) => {
      const [before, after] = [copy(one), copy(other)]
      const pairs = trimmed(before, after)
      const diff = diffSets(
        { ...before, files: there(pairs.map((pair) => pair.before)) },
        { ...after, files: there(pairs.map((pair) => pair.after)) },
        pairs.flatMap(({ reordered }) => reordered),
      )
      expect(diff).toEqual(diffSets(before, after))
    }),
    { numRuns: 300 },
  )
})

describe('what is left', () => {
  const fee = (id: string, price: string) => item(id, [limit({ type: 'fixed', price })])
  const [before] = setOf([{ items: [fee('a', '1'), fee('b', '1'), fee('c', '1')], prohibitions: [prohibition('p')] }]).files
  const [after] = setOf([{ items: [fee('c', '1'), fee('b', '2'), fee('a', '1'), fee('d', '1')], prohibitions: [prohibition('p')] }]).files

  test('are the entries that differ, by type and id, in both', () => {
    const pair = trimPair({ before, after })
    expect(pair.left).toEqual(['item b', 'item d'])
    const ids = (file: PlacedFile | undefined) => (file === undefined ? [] : entriesOf({ ...setOf([]), files: [file] }))
    expect([ids(pair.before), ids(pair.after)].map((list) => list.map(({ entry }) => entry.value.id))).toEqual([['b'], ['b', 'd']])
    expect(pair.reordered).toEqual([expect.stringMatching(/ items$/)])
  })

  test('of a catalogue that came or went is all of it, in the order it has', () => {
    const gone = trimPair({ before, after: undefined })
    expect([gone.before, gone.after, gone.reordered, gone.left.length]).toEqual([before, undefined, [], 4])
    expect(trimPair({ before: undefined, after }).after).toEqual(after)
  })

  test('of one and itself is nothing', () => {
    expect(trimPair({ before, after: before })).toMatchObject({ reordered: [], left: [], after: { items: [], prohibitions: [] } })
  })
})
