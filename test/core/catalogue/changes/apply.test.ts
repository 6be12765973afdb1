// Applying a change set: what each change does, and that it does it whole or not at all, with every fault said at once.
import { describe, expect, test } from 'vitest'
import { catalogueFile } from '../../../../src/core/catalogue/schema/file.ts'
import { item, limit, prohibition } from '../../build-edition.ts'
import { applied, BASE, changeSetOf, changes, END, itemOf, refused, ruleOf } from './small.ts'

const named = (text: string) => ({ zh: text, en: text })
const HEAD = { title: named('港口'), coverage: { state: 'partial', lastConfirmed: '2024-01-01', missing: [] } }
const fee = item('fee', [limit({ type: 'fixed', price: '5' })])

describe('adding', () => {
  test('an entry of each type stands last in its list', () => {
    const at = { op: 'add', jurisdiction: 'CN', kind: 'deposit' }
    const set = applied(BASE, changes({ ...at, item: fee }, { ...at, prohibition: prohibition('no-more') }))
    const [file] = set.files
    expect([file?.items?.at(-1)?.id, file?.prohibitions?.map(({ id }) => id)]).toEqual(['fee', ['no-more']])
  })

  test('a catalogue is made where title and coverage come with it, once, where its path belongs', () => {
    const at = { op: 'add', jurisdiction: '4601', kind: 'port-charge' }
    const second = item('second', [])
    const set = applied(BASE, changes({ ...at, catalogue: HEAD, item: fee }, { ...at, item: second }))
    expect(set.files.map(({ path }) => path)).toEqual(['4601/port-charge.yaml', 'CN/deposit.yaml', '65/prohibition.yaml', 'CN/relief.yaml'])
    const { path, ...made } = set.files[0] ?? { path: '' }
    expect(catalogueFile.parse(made).items?.map(({ id }) => id)).toEqual(['fee', 'second'])
    expect(path).toBe('4601/port-charge.yaml')
  })

  test('an id that stands, a catalogue nobody described and one described twice are faults', () => {
    const bodies = [
      { op: 'add', jurisdiction: 'CN', kind: 'deposit', item: item('half', []) },
      { op: 'add', jurisdiction: '65', kind: 'deposit', item: item('a', []) },
      { op: 'add', jurisdiction: 'CN', kind: 'deposit', catalogue: HEAD, item: item('b', []) },
    ]
    expect(refused(BASE, changes(...bodies))).toEqual(['/changes/0/item/id', '/changes/1/catalogue', '/changes/2/catalogue'])
  })
})

describe('changing', () => {
  test('members named are replaced or taken away, the others stay', () => {
    const set = applied(BASE, changes({ op: 'change', id: 'half', set: { payable: '0.4', to: null } }))
    const { to: _, ...stood } = ruleOf(BASE, 'half')
    expect(ruleOf(set, 'half')).toEqual({ ...stood, payable: '0.4' })
  })

  test('the result is read by the schema of the file, with every fault at its place', () => {
    const body = changes(
      { op: 'change', id: 'bond', set: { aliases: [''], limits: [{ limit: { type: 'fixed', price: '0x1' }, basis: [] }], colour: 'red' } },
      { op: 'change', id: 'half', set: { payable: null, from: '2024-02-30' } },
    )
    expect(refused(BASE, body).toSorted()).toEqual([
      '/changes/0/set/aliases/0',
      '/changes/0/set/colour',
      '/changes/0/set/limits/0/limit/price',
      '/changes/0/set/limits/0/verification',
      '/changes/1/set/from',
      '/changes/1/set/payable',
    ])
  })

  test('an id nobody has, and an id that would change', () => {
    const body = changes({ op: 'change', id: 'none', set: { note: null } }, { op: 'change', id: 'bond', set: { id: 'other' } })
    expect(refused(BASE, body)).toEqual(['/changes/0/id', '/changes/1/set/id'])
  })

  test('what is said of a catalogue and of a document', () => {
    const set = applied(
      BASE,
      changes(
        { op: 'change-catalogue', jurisdiction: 'CN', kind: 'deposit', coverage: { ...HEAD.coverage, state: 'complete' } },
        { op: 'change-document', document: 'E', set: { until: '2025-12-31' } },
      ),
    )
    const file = set.files.find(({ path }) => path === 'CN/deposit.yaml')
    expect([file?.coverage.state, file?.title, file?.items?.length]).toEqual(['complete', BASE.files[0]?.title, 3])
    expect(set.documents).toMatchObject({ E: { title: 'Document E', published: '2024-01-01', until: '2025-12-31' } })
    const faulty = changes(
      { op: 'change-catalogue', jurisdiction: '46', kind: 'deposit', title: named('无') },
      { op: 'change-document', document: 'toString', set: { title: 'X' } },
      { op: 'change-document', document: 'E', set: { until: 'soon' } },
    )
    expect(refused(BASE, faulty)).toEqual(['/changes/0/kind', '/changes/1/document', '/changes/2/set/until'])
  })
})

describe('vocabularies', () => {
  test('documents, facts, units and series are declared beside those that stand', () => {
    const body = changeSetOf({
      documents: { 'F〔2024〕1号': { published: '2024-05-01' } },
      facts: [{ name: 'berth', type: 'number', question: named('几号泊位？') }],
      units: [{ id: 'berth', dimension: 'count', factor: '1', names: ['泊位'], label: named('泊位') }],
      references: [{ id: 'coal', unit: 'berth', title: named('煤'), verification: 'original', basis: [], values: [] }],
    })
    const set = applied(BASE, body)
    expect(Object.keys(set.documents)).toEqual([...Object.keys(BASE.documents), 'F〔2024〕1号'])
    expect([set.facts.at(-1)?.name, set.units.at(-1)?.id, set.references.at(-1)?.id]).toEqual(['berth', 'berth', 'coal'])
    expect(set.files).toEqual(BASE.files)
  })

  test('a name declared before, or twice, is a fault; a document may be called anything', () => {
    const unit = { id: 'kWh', dimension: 'energy', factor: '1', names: [], label: named('度') }
    const again = { name: 'again', type: 'boolean', question: named('又？') }
    const body = changeSetOf({ documents: { E: {}, 'a/b': {} }, units: [unit], facts: [again, again] })
    expect(refused(BASE, body)).toEqual(['/documents/E', '/facts/1/name', '/units/0/id'])
    const odd = applied(BASE, changeSetOf(JSON.parse('{"documents":{"__proto__":{"title":"P"},"constructor":{"title":"C"}}}')))
    expect(Object.keys(odd.documents)).toContain('constructor')
  })
})

describe('a change set', () => {
  test('never touches the set it is applied to', () => {
    const before = JSON.stringify(BASE)
    applied(
      BASE,
      changes(
        { op: 'add-limit', id: 'bond', limit: limit({ type: 'free' }, { from: '2024-01-01' }) },
        { op: 'end', id: 'half', from: '2021-01-01', ...END },
        { op: 'change', id: 'two', set: { aliases: ['双'] } },
      ),
    )
    expect(JSON.stringify(BASE)).toBe(before)
  })

  test('builds on what its earlier changes left, and says of what already failed nothing more', () => {
    const at = { op: 'add', jurisdiction: 'CN', kind: 'deposit' }
    const after = { op: 'change', id: 'fee', set: { aliases: ['费'] } }
    expect(itemOf(applied(BASE, changes({ ...at, item: fee }, after)), 'fee').aliases).toEqual(['费'])
    expect(refused(BASE, changes({ ...at, jurisdiction: '46', item: fee }, after))).toEqual(['/changes/0/catalogue'])
  })
})
