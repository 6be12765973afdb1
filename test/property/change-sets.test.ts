// Change sets and differences are two sides of one thing: what was applied is what the difference shows, and the way back shows it again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CatalogueSet } from '../../src/core/catalogue/catalogue-set.ts'
import { diffSets, isSame, type SetDiff } from '../../src/core/catalogue/diff/diff-sets.ts'
import { entriesOf } from '../../src/core/catalogue/entries.ts'
import { canonicalJson } from '../../src/core/values/canonical.ts'
import { anyPlan, applied, BASE, type Planned } from './any-changes.ts'

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

/** What takes the changed entries back to what they were, member by member; an addition has no way back. */
function undone(diff: SetDiff, before: CatalogueSet): Pick<Planned, 'change'>[] {
  const stood = new Map(entriesOf(before).map(({ entry }) => [entry.value.id, entry.value]))
  return diff.entries.flatMap(({ id, fields }) => {
    const was = stood.get(id)
    const members = [...new Set(fields.map(({ path }) => path.split('/')[1] ?? ''))].filter((name) => name !== '')
    if (was === undefined || members.length === 0) return []
    return [{ change: { op: 'change', id, set: Object.fromEntries(members.map((name) => [name, Reflect.get(was, name) ?? null])) } }]
  })
}

test('what a difference says was changed takes it back, wholly', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const after = applied(plan)
      const diff = diffSets(BASE, after)
      const back = undone(diff, BASE)
      const restored = back.length === 0 ? after : applied(back, after)
      const added = plan.filter(({ shown }) => shown === 'added').map(({ id }) => id)
      expect(diffSets(BASE, restored).entries.map(({ id, change }) => [id, change])).toEqual(
        diff.entries.filter(({ id }) => added.includes(id)).map(({ id }) => [id, 'added']),
      )
    }),
    { numRuns: 100 },
  )
})

test('two change sets one after the other are the one that holds the changes of both', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      for (const cut of [1, Math.floor(plan.length / 2)]) {
        if (cut === 0 || cut >= plan.length) continue
        const twice = applied(plan.slice(cut), applied(plan.slice(0, cut)))
        expect(isSame(diffSets(twice, applied(plan)))).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})
