// What changed between two sets: every entry and vocabulary is there, named as what it is, and nothing that did not change.
import { describe, expect, test } from 'vitest'
import type { CatalogueSet } from '../../../../src/core/catalogue/catalogue-set.ts'
import { diffSets, isSame, type SetDiff } from '../../../../src/core/catalogue/diff/diff-sets.ts'
import { loadEdition } from '../../../../src/entry/load-catalogues.ts'
import { ended, item, limit, prohibition, relief, setOf } from '../../build-edition.ts'
import { applied, BASE, changeSetOf, changes, END } from '../changes/small.ts'

const gist = ({ entries }: SetDiff) => entries.map((it) => [it.change, it.id, ...it.fields.map(({ path }) => path)])
const none = { added: 0, ended: 0, removed: 0, changed: 0 }

describe('entries', () => {
  test('a set and itself differ in nothing', () => {
    const { set } = loadEdition()
    for (const it of [BASE, set]) {
      const diff = diffSets(it, JSON.parse(JSON.stringify(it)))
      expect([isSame(diff), diff.totals.fields, diff.totals.entries]).toEqual([true, 0, none])
    }
  })

  test('added and removed come whole, with the name, the kind and the place', () => {
    const added = item('fee', [limit({ type: 'free' })])
    const after = applied(BASE, changes({ op: 'add', jurisdiction: 'CN', kind: 'deposit', item: added }))
    const head = { id: 'fee', type: 'item', kind: 'deposit', jurisdiction: 'CN', name: added.name }
    const whole = { ...JSON.parse(JSON.stringify(added)), kind: 'deposit', jurisdiction: 'CN' }
    expect(diffSets(BASE, after).entries).toEqual([{ ...head, change: 'added', fields: [{ path: '', before: null, after: whole }] }])
    expect(diffSets(after, BASE).entries).toEqual([{ ...head, change: 'removed', fields: [{ path: '', before: whole, after: null }] }])
  })

  test('ended is what stood and has an end now, in whatever way it says so', () => {
    const before = setOf([
      {
        items: [item('a', [limit({ type: 'free' })]), item('b', [limit({ type: 'free' })]), item('c', [limit({ type: 'free' })])],
        prohibitions: [prohibition('p')],
        reliefs: [relief('r', ['a'], '0.5', { to: '2024-12-31' })],
      },
    ])
    const after = setOf([
      {
        items: [
          item('a', [limit({ type: 'free' })], { ended: [ended('abolished', { from: '2024-01-01' })] }),
          item('b', [limit({ type: 'free' }, { to: '2023-12-31' })]),
          item('c', [limit({ type: 'free' })], { ended: [ended('exempted', { when: { etc: true } })] }),
        ],
        prohibitions: [prohibition('p', { to: '2023-12-31' })],
        reliefs: [relief('r', ['a'], '0.5', { to: '2025-12-31' })],
      },
    ])
    expect(gist(diffSets(before, after))).toEqual([
      ['ended', 'a', '/ended'],
      ['ended', 'b', '/limits/0/to'],
      ['changed', 'c', '/ended'],
      ['ended', 'p', '/to'],
      ['changed', 'r', '/to'],
    ])
    expect(diffSets(before, after).totals.entries).toEqual({ added: 0, ended: 3, removed: 0, changed: 2 })
  })

  test('nation before region before city, then by kind, type and id', () => {
    const shelf = (jurisdiction: string) => ({ jurisdiction, items: [item(`i${jurisdiction.toLowerCase()}`, [])] })
    const after = setOf([
      shelf('6505'),
      shelf('CN'),
      shelf('65'),
      { kind: 'deposit', items: [item('z', [])], prohibitions: [prohibition('a')] },
    ])
    expect(diffSets(setOf([]), after).entries.map(({ id }) => id)).toEqual(['icn', 'z', 'a', 'i65', 'i6505'])
  })

  test('an entry that moved says from where to where; one of another type is another one', () => {
    const at = (shelves: Parameters<typeof setOf>[0]) => setOf(shelves)
    const moved = diffSets(at([{ items: [item('a', [])] }, { kind: 'deposit' }]), at([{}, { kind: 'deposit', items: [item('a', [])] }]))
    expect(gist(moved)).toEqual([['changed', 'a', '/kind']])
    const turned = diffSets(at([{ items: [item('a', [])] }]), at([{ prohibitions: [prohibition('a')] }]))
    expect(gist(turned).map(([change]) => change)).toEqual(['removed', 'added'])
  })
})

describe('what stands beside the entries', () => {
  const text = (zh: string) => ({ zh, en: zh })

  test('catalogues, documents and vocabularies by name, each counted', () => {
    const after = applied(
      BASE,
      changeSetOf({
        documents: { F: { published: '2024-05-01' } },
        facts: [{ name: 'berth', type: 'number', question: text('几号？') }],
        changes: [
          { op: 'change-document', document: 'E', set: { until: '2025-12-31' } },
          { op: 'change-catalogue', jurisdiction: '65', kind: 'prohibition', title: text('新') },
        ],
      }),
    )
    const diff = diffSets(BASE, after)
    expect(diff.documents.map(({ key, change, fields }) => [key, change, fields.length])).toEqual([
      ['E', 'changed', 1],
      ['F', 'added', 1],
    ])
    expect(diff.facts.map(({ key, change }) => [key, change])).toEqual([['berth', 'added']])
    expect(diff.catalogues.map(({ key, fields }) => [key, fields[0]?.path])).toEqual([['65/prohibition', '/title']])
    expect(diff.totals).toMatchObject({ entries: none, documents: { ...none, added: 1, changed: 1 }, facts: { added: 1 }, fields: 4 })
  })

  test('tolerances and names', () => {
    const after: CatalogueSet = { ...BASE, tolerances: { ...BASE.tolerances, line: { ...BASE.tolerances.line, amount: '0.02' } } }
    expect(diffSets(BASE, after).tolerances.map(({ path }) => path)).toEqual(['/line/amount'])
    const named = { ...BASE, names: { ...BASE.names, floor: '0.1' } }
    expect(diffSets(BASE, named).names.map(({ path }) => path)).toEqual(['/floor'])
  })

  test('another order alone changes the digest, and is said', () => {
    const [file, ...others] = BASE.files
    const turned = { ...BASE, files: [{ ...file, items: file?.items?.toReversed() }, ...others], facts: BASE.facts.toReversed() }
    const diff = diffSets(BASE, JSON.parse(JSON.stringify(turned)))
    expect([diff.totals.fields, diff.reordered, isSame(diff)]).toEqual([0, ['facts', 'CN/deposit items'], false])
  })
})

test('an end made by a change set shows as ended, with what it set and nothing else', () => {
  const after = applied(
    BASE,
    changes(
      { op: 'end', id: 'bond', from: '2024-03-01', how: 'abolished', ...END },
      { op: 'end', id: 'no-gifts', from: '2024-03-01', ...END },
    ),
  )
  expect(gist(diffSets(BASE, after))).toEqual([
    ['ended', 'bond', '/limits/0/to', '/ended'],
    ['ended', 'no-gifts', '/to', '/note'],
  ])
})
