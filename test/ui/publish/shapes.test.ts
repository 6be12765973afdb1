// The form of a limit: it asks for what the schema of a change set takes, keeps what two shapes share, and says only what can be said.
import { describe, expect, test } from 'vitest'
import { readChangeSet } from '../../../src/core/catalogue/changes/apply.ts'
import { limitWords } from '../../../src/core/catalogue/words/limit-words.ts'
import { loadEdition } from '../../../src/entry/load-catalogues.ts'
import { changeWords } from '../../../src/ui/publish/change-words.ts'
import { at, type Json, put } from '../../../src/ui/publish/json.ts'
import { isSayable, isShapeName, reshaped, SHAPES, STATED } from '../../../src/ui/publish/shapes.ts'
import { endOf, intoCatalogue, limitsOf, NEW_CATALOGUE, namesOf, newItem, newLimit } from '../../../src/ui/publish/starts.ts'
import { NO_VOCABULARY } from '../../../src/ui/words/use-vocabulary.ts'

const edition = loadEdition()
const NAMES = Object.keys(SHAPES).filter(isShapeName)
const VALUES = { amount: '12.5', share: '0.64', unit: 'kWh', base: 'contractAmount', text: '文本', method: 'slab' } as const
const plain = (value: object): Json => JSON.parse(JSON.stringify(value))

/** A limit of the shape with every field of its form filled in. */
function filled(type: (typeof NAMES)[number]): Json {
  const begun = reshaped({}, type)
  const whole = SHAPES[type].fields.reduce((limit, [member, kind]) => put(limit, `/${member}`, VALUES[kind]), begun)
  if (type === 'tiers') return put(whole, '/tiers', [{ upTo: '1', price: '2', cap: '9', minimum: '1' }, { rate: '0.1' }])
  if (type !== 'contested') return whole
  const reading = { reading: { zh: '甲说', en: 'one' }, limit: { type: 'free' } }
  return put(whole, '/readings', [reading, reading])
}

describe.each(NAMES)('%s', (type) => {
  const limit = filled(type)

  test('filled in to the last field is what a change set takes', () => {
    const basis = [{ document: 'x' }]
    const change = { op: 'add-limit', id: 'a', limit: { limit, from: '2026-01-01', basis, verification: 'original' } }
    expect(readChangeSet({ changes: [change] })).toMatchObject({ ok: true })
  })

  test('is said in words once it is filled in, and not before', () => {
    if (!isSayable(limit)) throw new Error('it can be said')
    for (const language of ['zh', 'en'] as const) expect(limitWords(limit, NO_VOCABULARY, language)).not.toMatch(/undefined|^$/)
    expect(isSayable({ type })).toBe(['free', 'market'].includes(type))
  })
})

test('every limit that was ever published can be opened in the form', () => {
  for (const { source } of edition.compiled.items)
    for (const { limit } of source.limits) expect(isSayable(plain(limit)), source.id).toBe(true)
})

test('what is no shape is none', () => {
  for (const value of [undefined, null, 'free', [], {}, { type: 'toString' }, { type: 'tiers', by: 'x', method: 'slab' }])
    expect(isSayable(value)).toBe(false)
})

test('a limit put in another shape keeps what both ask for', () => {
  const fixed = { type: 'fixed', price: '1', unit: 'kWh', cap: '5' }
  expect(reshaped(fixed, 'ceiling')).toEqual({ ...fixed, type: 'ceiling' })
  expect(reshaped(fixed, 'range')).toEqual({ type: 'range', unit: 'kWh' })
  expect(reshaped(fixed, 'free')).toEqual({ type: 'free' })
  expect(reshaped(undefined, 'tiers')).toMatchObject({ type: 'tiers', method: 'graduated' })
})

test('a limit that becomes contested begins each of its readings, and the first is what is left of it', () => {
  const fixed = { type: 'fixed', price: '1', unit: 'kWh' }
  const contested = reshaped(fixed, 'contested')
  expect(at(contested, '/readings')).toEqual([0, 1].map(() => ({ reading: { zh: '', en: '' }, limit: fixed })))
  expect(reshaped(contested, 'ceiling')).toEqual({ ...fixed, type: 'ceiling' })
  // A reading is plain: one set elsewhere, or contested itself, is none.
  for (const type of ['local-standard', 'contested'] as const)
    expect(at(reshaped(reshaped({}, type), 'contested'), '/readings/0/limit')).toEqual({ type: 'ceiling' })
  expect(isSayable({ type: 'contested', readings: [{ limit: { type: 'free' } }] })).toBe(false)
})

test('what a reading can be is what the schema lets it be', () => {
  const reading = (type: string) => ({ reading: { zh: '甲', en: 'A' }, limit: filled(NAMES.find((it) => it === type) ?? 'free') })
  const taken = NAMES.filter((type) => {
    const limit = {
      limit: { type: 'contested', readings: [reading(type), reading('free')] },
      from: '2026-01-01',
      basis: [],
      verification: 'original',
    }
    return readChangeSet({ changes: [{ op: 'add-limit', id: 'a', limit }] }).ok
  })
  expect(taken.toSorted()).toEqual([...STATED].toSorted())
})

describe('a change begins with what stands', () => {
  const item = edition.compiled.items.find(({ id }) => id === 'cn-6505.electricity.non-grid.residential')
  const entry = plain(item?.source ?? {})
  const pointersOf = (change: Json) => {
    const read = readChangeSet({ changes: [change] })
    return read.ok ? [] : read.faults.map(({ pointer }) => pointer)
  }

  test('a new limit asks for its day, its document and how far it was compared, and for nothing else', () => {
    expect(pointersOf(newLimit('a', at(entry, '/limits/0'))).toSorted()).toEqual([
      '/changes/0/limit/basis/0/document',
      '/changes/0/limit/from',
      '/changes/0/limit/verification',
    ])
  })

  test('an end asks for the same', () => {
    expect(pointersOf(endOf('a', 'item')).toSorted()).toEqual(['/changes/0/basis/0/document', '/changes/0/from', '/changes/0/verification'])
    expect(at(endOf('a', 'prohibition'), '/how')).toBeUndefined()
  })

  test('limits and names as they stand are a change that needs nothing more', () => {
    expect(pointersOf(limitsOf('a', entry))).toEqual([])
    expect(pointersOf(namesOf('a', entry))).toEqual([])
  })

  test('a new charge points at each thing it lacks', () => {
    expect(pointersOf(newItem())).toEqual(expect.arrayContaining(['/changes/0/kind', '/changes/0/item/id', '/changes/0/item/name/zh']))
  })

  test('an entry goes into a new catalogue that says what it is called and how complete it is, or into one that stands', () => {
    const begun = intoCatalogue(newItem(), NEW_CATALOGUE)
    expect(pointersOf(begun)).toEqual(
      expect.arrayContaining(['title/zh', 'title/en', 'coverage/lastConfirmed'].map((member) => `/changes/0/catalogue/${member}`)),
    )
    expect(intoCatalogue(begun, '6505/relief')).toEqual({ ...Object(newItem()), jurisdiction: '6505', kind: 'relief' })
    expect(intoCatalogue(begun, '')).toEqual(newItem())
  })

  test.each([
    newLimit('a', undefined),
    endOf('a', 'item'),
    limitsOf('a', entry),
    namesOf('a', entry),
    newItem(),
    { op: 'change-catalogue' },
  ])('and can be said in a sentence from the first moment: %j', (change) => {
    for (const language of ['zh', 'en'] as const)
      expect(changeWords(change, undefined, NO_VOCABULARY, language)).not.toMatch(/undefined|\[object|^$/)
  })
})
