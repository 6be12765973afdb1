// A newer catalogue of the program is taken in entry by entry: what was published meanwhile stands, all else follows, and no published price is taken back.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogueSet } from '../../../src/core/catalogue/catalogue-set.ts'
import { diffSets, isSame } from '../../../src/core/catalogue/diff/diff-sets.ts'
import { entriesOf } from '../../../src/core/catalogue/entries.ts'
import { mergeSets } from '../../../src/core/catalogue/merge.ts'
import type { ReferenceSeries } from '../../../src/core/catalogue/schema/vocabulary.ts'
import { anyPlan, applied, BASE, type Planned } from '../../property/any-changes.ts'
import { item, limit, setOf } from '../build-edition.ts'

const same = (one: CatalogueSet, other: CatalogueSet) => diffSets(one, other).totals.fields === 0
const idsOf = (plan: readonly Planned[]) => new Set(plan.map(({ id }) => id))
const bytes = (set: CatalogueSet) => JSON.stringify(set)

/** Two plans that touch no entry in common. */
const apart = fc.tuple(anyPlan, anyPlan).map(([one, other]) => [one, other.filter(({ id }) => !idsOf(one).has(id))] as const)

describe('for any changes', () => {
  test('a side that changed nothing follows the other, and nothing was kept', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const changed = applied(plan)
        for (const [ours, theirs] of [
          [changed, BASE],
          [BASE, changed],
          [changed, changed],
        ] as const) {
          const { set, kept } = mergeSets(BASE, ours, theirs)
          expect(same(set, changed)).toBe(true)
          // Files come out in the order of their paths, in which a folder is read; those of the small base are not.
          expect(diffSets(set, changed).reordered.filter((list) => list !== 'catalogues')).toEqual([])
          expect(kept).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('changes of different entries all stand, as if one had been made after the other', () => {
    fc.assert(
      fc.property(apart, ([ours, theirs]) => {
        fc.pre(theirs.length > 0)
        const { set, kept } = mergeSets(BASE, applied(ours), applied(theirs))
        expect(same(set, applied(theirs, applied(ours)))).toBe(true)
        expect(kept).toEqual([])
        expect(same(set, mergeSets(BASE, applied(theirs), applied(ours)).set)).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  test('an entry that both changed is ours, and is named; all others are merged', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (ours, theirs) => {
        const [mine, yours] = [applied(ours), applied(theirs)]
        const { set, kept } = mergeSets(BASE, mine, yours)
        const entry = (from: CatalogueSet, id: string) =>
          JSON.stringify(entriesOf(from).find((it) => it.entry.value.id === id)?.entry.value)
        for (const id of idsOf([...ours, ...theirs])) {
          const both = idsOf(ours).has(id) && idsOf(theirs).has(id) && !same(onlyOf(mine, id), onlyOf(yours, id))
          expect(entry(set, id)).toBe(entry(idsOf(ours).has(id) ? mine : yours, id))
          expect(kept.some((it) => it.endsWith(` ${id}`))).toBe(both)
        }
      }),
      { numRuns: 80 },
    )
  })

  test('to take the same catalogue in again changes nothing more', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (ours, theirs) => {
        const [mine, yours] = [applied(ours), applied(theirs)]
        const once = mergeSets(BASE, mine, yours).set
        expect(isSame(diffSets(mergeSets(BASE, once, yours).set, once))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('none of the three sets is touched', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (ours, theirs) => {
        const all = [BASE, applied(ours), applied(theirs)] as const
        const before = all.map(bytes)
        mergeSets(...all)
        expect(all.map(bytes)).toEqual(before)
      }),
      { numRuns: 20 },
    )
  })
})

/** The set with one entry alone, so that two of them can be compared. */
function onlyOf(set: CatalogueSet, id: string): CatalogueSet {
  const only = <T extends { readonly id: string }>(list: readonly T[] | undefined) => list?.filter((it) => it.id === id) ?? []
  return {
    ...set,
    files: set.files.map((file) => ({
      ...file,
      items: only(file.items),
      prohibitions: only(file.prohibitions),
      reliefs: only(file.reliefs),
      incompatible: only(file.incompatible),
    })),
  }
}

describe('what one side removed', () => {
  const two = setOf([{ items: [item('a', [limit({ type: 'free' })]), item('b', [limit({ type: 'free' })])] }])
  const without = (set: CatalogueSet, id: string): CatalogueSet => ({
    ...set,
    files: set.files.map((file) => ({ ...file, items: file.items?.filter((it) => it.id !== id) ?? [] })),
  })
  const changed = (set: CatalogueSet, id: string): CatalogueSet => ({
    ...set,
    files: set.files.map((file) => ({ ...file, items: file.items?.map((it) => (it.id === id ? { ...it, aliases: ['别名'] } : it)) ?? [] })),
  })
  const ids = (set: CatalogueSet) => entriesOf(set).map(({ entry }) => entry.value.id)

  test('and the other left alone is gone, whichever side it was', () => {
    expect(ids(mergeSets(two, without(two, 'a'), two).set)).toEqual(['b'])
    expect(ids(mergeSets(two, two, without(two, 'a')).set)).toEqual(['b'])
    expect(mergeSets(two, without(two, 'a'), without(two, 'a'))).toMatchObject({ kept: [] })
  })

  test('and the other changed: ours stands, and that is said', () => {
    const [gone, stays] = [mergeSets(two, without(two, 'a'), changed(two, 'a')), mergeSets(two, changed(two, 'a'), without(two, 'a'))]
    expect([ids(gone.set), gone.kept.length]).toEqual([['b'], 1])
    expect([ids(stays.set).sort(), stays.kept.length]).toEqual([['a', 'b'], 1])
  })

  test('a catalogue that came or went whole follows the side that changed it', () => {
    const more = setOf([
      { items: [item('a', [limit({ type: 'free' })]), item('b', [limit({ type: 'free' })])] },
      { kind: 'deposit', jurisdiction: '65', items: [item('c', [limit({ type: 'free' })])] },
    ])
    expect(mergeSets(two, two, more).set.files.map(({ path }) => path)).toEqual(more.files.map(({ path }) => path).toSorted())
    expect(mergeSets(more, more, two).set.files).toHaveLength(1)
    expect(mergeSets(more, two, more).set.files).toHaveLength(1)
  })
})

describe('reference prices', () => {
  const row = (month: number, price: string) => ({ from: `2024-${String(month).padStart(2, '0')}-01`, price })
  const series = (values: ReferenceSeries['values'], more: Partial<ReferenceSeries> = {}): ReferenceSeries => ({
    id: 'coal',
    unit: 'kWh',
    title: { zh: '煤', en: 'coal' },
    verification: 'original',
    basis: [],
    values,
    ...more,
  })
  const withSeries = (...references: ReferenceSeries[]): CatalogueSet => ({ ...setOf([{ items: [] }]), references })
  const anyRows = fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 })
    .chain((months) => fc.tuple(...months.map((month) => fc.constantFrom('1', '2').map((price) => row(month, price)))))

  test('that were published stand first and in their order; what only the newer catalogue has comes behind, each once', () => {
    fc.assert(
      fc.property(anyRows, anyRows, anyRows, (base, ours, theirs) => {
        const [merged] = mergeSets(withSeries(series(base)), withSeries(series(ours)), withSeries(series(theirs))).set.references
        const text = (list: readonly object[]) => list.map((it) => JSON.stringify(it))
        const values = text(merged?.values ?? [])
        expect(values.slice(0, ours.length)).toEqual(text(ours))
        expect(values.slice(ours.length)).toEqual(text(theirs).filter((it) => !text(ours).includes(it)))
      }),
      { numRuns: 100 },
    )
  })

  test('of a series that is new on either side come with it', () => {
    const one = series([row(1, '1')])
    const other = series([row(2, '2')], { id: 'gas' })
    const merged = mergeSets(withSeries(), withSeries(one), withSeries(other)).set.references
    expect(merged.map(({ id, values }) => [id, values.length]).sort()).toEqual([
      ['coal', 1],
      ['gas', 1],
    ])
  })

  test('what is said of a series is merged apart from its prices', () => {
    const renamed = series([row(1, '1')], { title: { zh: '煤炭', en: 'coal' } })
    const extended = series([row(1, '1'), row(2, '2')])
    const [merged] = mergeSets(withSeries(series([row(1, '1')])), withSeries(renamed), withSeries(extended)).set.references
    expect(merged).toMatchObject({ title: { zh: '煤炭' }, values: [{ price: '1' }, { price: '2' }] })
  })
})
