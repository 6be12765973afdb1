// Change sets and differences are two sides of one thing: what was applied is what the difference shows, and the way back shows it again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CatalogueSet } from '../../src/core/catalogue/catalogue-set.ts'
import { applyChanges, readChangeSet } from '../../src/core/catalogue/changes/apply.ts'
import { diffSets, isSame } from '../../src/core/catalogue/diff/diff-sets.ts'
import { canonicalJson } from '../../src/core/values/canonical.ts'
import { item, limit, prohibition, setOf } from '../core/build-edition.ts'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const RULES = ['r', 's', 't'] as const

const BASE = setOf([
  { items: IDS.map((id) => item(id, [limit({ type: 'fixed', price: '10' }), limit({ type: 'free' }, { when: { etc: true } })])) },
  { kind: 'prohibition', jurisdiction: '65', prohibitions: RULES.map((id) => prohibition(id)) },
])

const ground = { basis: [{ document: 'D' }], verification: 'original' }
const day = fc.integer({ min: 2001, max: 2030 }).map((year) => `${year}-07-01`)
const price = fc.integer({ min: 1, max: 9999 }).map((fen) => `${fen}.5`)

/** A change, and how the difference must show it: the entry, what became of it, and the fields. */
interface Planned {
  readonly change: object
  readonly id: string
  readonly shown: string
  readonly paths: readonly string[]
}

const onItem = (id: string): fc.Arbitrary<Planned> =>
  fc.oneof(
    fc.record({ from: day, price }).map(({ from, price: of }) => ({
      change: { op: 'add-limit', id, limit: { limit: { type: 'ceiling', price: of }, from, ...ground } },
      id,
      shown: 'changed',
      paths: ['/limits/0', '/limits/1/to'],
    })),
    day.map((from) => ({
      change: { op: 'end', id, from, how: 'abolished', ...ground },
      id,
      shown: 'ended',
      paths: ['/ended', '/limits/0/to', '/limits/1/to'],
    })),
    fc.string({ minLength: 1, maxLength: 20 }).map((alias) => ({
      change: { op: 'change', id, set: { aliases: [alias] } },
      id,
      shown: 'changed',
      paths: ['/aliases'],
    })),
  )
const onRule = (id: string): fc.Arbitrary<Planned> =>
  day.map((from) => ({ change: { op: 'end', id, from, ...ground }, id, shown: 'ended', paths: ['/note', '/to'] }))
const addition = fc.constantFrom('x', 'y', 'z').map(
  (id): Planned => ({
    change: { op: 'add', jurisdiction: '65', kind: 'prohibition', item: item(id, [limit({ type: 'free' })]) },
    id,
    shown: 'added',
    paths: [''],
  }),
)

const anyPlan = fc.uniqueArray(fc.oneof(fc.constantFrom(...IDS).chain(onItem), fc.constantFrom(...RULES).chain(onRule), addition), {
  minLength: 1,
  maxLength: 8,
  selector: ({ id }) => id,
})

function applied(plan: readonly Planned[]): CatalogueSet {
  const read = readChangeSet(JSON.parse(JSON.stringify({ changes: plan.map(({ change }) => change) })))
  const result = read.ok ? applyChanges(BASE, read.value) : read
  if (!result.ok || !('set' in result)) throw new Error(JSON.stringify(result))
  return result.set
}

test('the difference shows exactly what was applied', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const diff = diffSets(BASE, applied(plan))
      const shown = diff.entries.map(({ id, change, fields }) => [id, change, ...fields.map(({ path }) => path).sort()].join(' '))
      expect(shown.sort()).toEqual(plan.map(({ id, shown: as, paths }) => [id, as, ...paths].join(' ')).sort())
      expect(diff.totals.fields).toBe(plan.reduce((sum, { paths }) => sum + paths.length, 0))
      expect(diff.reordered).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('changes of different entries may be made in any order', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const [one, other] = [applied(plan), applied([...plan].reverse())]
      expect(diffSets(one, other).totals.fields).toBe(0)
    }),
    { numRuns: 100 },
  )
})

test('sets are the same exactly when their content is, and the way back names the same fields', () => {
  fc.assert(
    fc.property(anyPlan, anyPlan, (first, second) => {
      const [one, other] = [applied(first), applied(second)]
      const text = (set: CatalogueSet) => canonicalJson(JSON.parse(JSON.stringify(set)))
      expect(isSame(diffSets(one, other))).toBe(text(one) === text(other))
      const ids = (a: CatalogueSet, b: CatalogueSet) => diffSets(a, b).entries.map(({ id }) => id)
      expect(ids(other, one)).toEqual(ids(one, other))
    }),
    { numRuns: 100 },
  )
})
