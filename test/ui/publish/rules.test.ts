// The forms of rules: each begins with what its schema asks for, and a correction sets what differs and nothing else.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readChangeSet } from '../../../src/core/catalogue/changes/apply.ts'
import { merged } from '../../../src/core/catalogue/changes/change.ts'
import { entriesOf } from '../../../src/core/catalogue/entries.ts'
import { prohibition, relief } from '../../../src/core/catalogue/schema/rule.ts'
import { loadEdition } from '../../../src/entry/load-catalogues.ts'
import { changeWords } from '../../../src/ui/publish/change-words.ts'
import { at, type Json, put } from '../../../src/ui/publish/json.ts'
import {
  COMBINE_WORDS,
  correctionOf,
  differing,
  isRuleType,
  newRule,
  overlaid,
  REACH_WORDS,
  RULE_TYPES,
  withReach,
} from '../../../src/ui/publish/rules.ts'
import { NO_VOCABULARY } from '../../../src/ui/words/use-vocabulary.ts'

const edition = loadEdition()
const plain = (value: object): Json => JSON.parse(JSON.stringify(value))
const pointersOf = (change: Json) => {
  const read = readChangeSet({ changes: [change] })
  return read.ok ? [] : read.faults.map(({ pointer }) => pointer).toSorted()
}
const HEAD = ['id', 'name/zh', 'name/en', 'from', 'basis/0/document', 'verification']
const OWN = { prohibition: ['names/0'], relief: ['appliesTo/0', 'payable'], incompatible: ['items/0', 'forbids/0'] }

describe.each(RULE_TYPES)('a new %s', (type) => {
  const change = newRule(type)

  test('asks for its place and each thing it cannot be without, at its field', () => {
    const fields = [...HEAD, ...OWN[type]].map((field) => `/changes/0/${type}/${field}`)
    expect(pointersOf(change)).toEqual([...fields, '/changes/0/jurisdiction'].toSorted())
  })

  test('is taken once these are filled in', () => {
    const values: [string, string][] = [
      ['/jurisdiction', '6505'],
      [`/${type}/id`, 'a.b'],
      [`/${type}/name/zh`, '甲'],
      [`/${type}/name/en`, 'A'],
      [`/${type}/from`, '2026-01-01'],
      [`/${type}/basis/0/document`, '某办〔2026〕1号'],
      [`/${type}/verification`, 'original'],
      ...OWN[type].map((field): [string, string] => [`/${type}/${field}`, field === 'payable' ? '0.8' : 'c.d']),
    ]
    const filled = values.reduce((json, [pointer, value]) => put(json, pointer, value), change)
    expect(pointersOf(filled)).toEqual([])
    expect(changeWords(filled, undefined, NO_VOCABULARY, 'zh')).toMatch(/甲.*自 2026-01-01 起/)
  })

  test('can be said in a sentence from the first moment', () => {
    for (const language of ['zh', 'en'] as const)
      expect(changeWords(change, undefined, NO_VOCABULARY, language)).not.toMatch(/undefined|\[object|^$/)
  })
})

test('every reach and every way to combine can be chosen', () => {
  expect(Object.keys(REACH_WORDS)).toEqual(prohibition.shape.reach.options)
  expect(Object.keys(COMBINE_WORDS)).toEqual(relief.shape.combine.options)
  expect(['prohibition', 'item', 'toString'].filter(isRuleType)).toEqual(['prohibition'])
})

describe('of another reach', () => {
  const begun = at(newRule('prohibition'), '/prohibition')

  test('names not filled in go where none are asked for, and those filled in stay', () => {
    expect(at(withReach(begun, 'off-list'), '/names')).toBeUndefined()
    expect(at(withReach(put(begun, '/names', ['甲']), 'off-list'), '/names')).toEqual(['甲'])
    expect(at(withReach(begun, 'named'), '/names')).toEqual([''])
  })

  test('the charge it hangs on is asked for, and asked for no more', () => {
    const beside = withReach(begun, 'with-charge')
    expect(at(beside, '/with')).toBe('')
    expect(at(withReach(beside, 'named'), '/with')).toBeUndefined()
    const chosen = put(beside, '/with', 'a')
    for (const reach of ['with-charge', 'named']) expect(at(withReach(chosen, reach), '/with')).toBe('a')
  })
})

describe('a correction', () => {
  const rules = entriesOf(edition.set).flatMap(({ entry }) => (entry.type === 'item' ? [] : [plain(entry.value)]))

  test('sets nothing until something differs', () => {
    expect(rules.length).toBeGreaterThan(50)
    for (const rule of rules) expect(differing(rule, overlaid(rule, {}))).toEqual({})
    expect(correctionOf('a')).toEqual({ op: 'change', id: 'a', set: {} })
  })

  test('takes away what is emptied in the form', () => {
    const rule: Json = { id: 'a', to: '2026-01-01', when: { compelled: true }, names: ['甲'] }
    for (const pointer of ['/to', '/when/compelled', '/names']) {
      const set = differing(rule, put(rule, pointer, undefined))
      expect(set).toEqual({ [pointer.split('/')[1] ?? '']: null })
      expect(at(overlaid(rule, set), pointer)).toBeUndefined()
    }
  })

  test('made by form is what the service makes of it', () => {
    const value = fc.oneof(fc.constantFrom('x', 'y'), fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }), fc.boolean())
    const entry = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value)
    fc.assert(
      fc.property(entry, entry, (stood, edited) => {
        const set = plain(Object(differing(plain(stood), plain(edited))))
        expect(merged(stood, Object(set))).toEqual({ ...edited })
        expect(overlaid(plain(stood), set)).toEqual(plain(edited))
      }),
    )
  })
})
