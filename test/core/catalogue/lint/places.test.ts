// What the lint rules look at is all there is: every rule, limit, shape and condition, each at the path where it really stands.
import { describe, expect, test } from 'vitest'
import { decodeSet } from '../../../../src/core/catalogue/catalogue-set.ts'
import { conditionsOf, itemsOf, limitsOf, type Placed, rulesOf, shapesOf } from '../../../../src/core/catalogue/lint/places.ts'
import type { Condition } from '../../../../src/core/catalogue/schema/condition.ts'
import { readSources } from '../../../../src/entry/load-catalogues.ts'
import { ended, file, item, limit, pair, prohibition, relief, setOf } from './small-set.ts'

const decoded = decodeSet(readSources())
if (!decoded.ok) throw new Error('the published catalogues do not decode')
const published = decoded.value

/** What stands at a path of a file. */
function at(path: string, keys: readonly (string | number)[]): unknown {
  const root: unknown = path === 'roles.yaml' ? { roles: published.roles } : published.files.find((it) => it.path === path)
  return keys.reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined), root)
}

/** Every condition of a value, wherever it is hidden. */
function hidden(value: unknown): Condition[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => (key === 'when' || key === 'boundWhen' ? [member] : hidden(member)))
}

describe('in the published catalogues', () => {
  test.each<[string, readonly Placed<unknown>[]]>([
    ['items', itemsOf(published)],
    ['limits', limitsOf(published)],
    ['rules', rulesOf(published)],
    ['shapes', shapesOf(published)],
    ['conditions', conditionsOf(published)],
  ])('%s stand where they are said to stand', (_, placed) => {
    expect(placed.length).toBeGreaterThan(0)
    expect(placed.filter(({ file: path, path: keys, value }) => at(path, keys) !== value)).toEqual([])
  })
  test('no condition is overlooked', () => {
    expect(new Set(conditionsOf(published).map(({ value }) => value))).toEqual(new Set(hidden([published.files, published.roles])))
    expect(conditionsOf(published)).toHaveLength(hidden([published.files, published.roles]).length)
  })
})

describe('a rule accuses', () => {
  const accusing = (content: Parameters<typeof file>[0]) =>
    rulesOf(setOf(file(content))).map(({ path, accuses }) => [path.join('.'), accuses])
  const setBy = { zh: '某局', en: 'someone' }

  test('by its limits, save those that set no amount, and by its ends, not by its introduction', () => {
    const limits = [limit(), limit({ type: 'free' }), limit({ type: 'market' }), limit({ type: 'local-standard', setBy })]
    expect(accusing({ items: [item('a', { limits, ended: [ended()], introduced: limit() })] })).toEqual([
      ['items.0.limits.0', true],
      ['items.0.limits.1', true],
      ['items.0.limits.2', false],
      ['items.0.limits.3', false],
      ['items.0.ended.0', true],
      ['items.0.introduced', false],
    ])
  })
  test('where a prohibition is more than background, a relief is due, and two charges exclude each other', () => {
    expect(accusing({ prohibitions: [prohibition('p'), prohibition('q', { reach: 'background' })] })).toEqual([
      ['prohibitions.0', true],
      ['prohibitions.1', false],
    ])
    const due = { appliesTo: ['a'] }
    expect(accusing({ reliefs: [relief('r', due), relief('s'), relief('t', { ...due, enforceable: false })] })).toEqual([
      ['reliefs.0', true],
      ['reliefs.1', false],
      ['reliefs.2', false],
    ])
    expect(accusing({ incompatible: [pair('i', ['a'], ['b'])] })).toEqual([['incompatible.0', true]])
  })
})

test('the shapes inside a limit are looked at like the limit itself', () => {
  const reading = { zh: '一说', en: 'one' }
  const limits = [
    limit({
      type: 'contested',
      readings: [
        { reading, limit: { type: 'free' } },
        { reading, limit: { type: 'market' } },
      ],
    }),
    limit({ type: 'local-standard', setBy: reading, atLeast: { type: 'free' }, atMost: { type: 'fixed', price: '1' } }),
  ]
  expect(
    shapesOf(setOf(file({ items: [item('a', { limits })] }))).map(({ path, value }) => `${path.slice(3).join('.')} ${value.type}`),
  ).toEqual([
    '0.limit contested',
    '0.limit.readings.0.limit free',
    '0.limit.readings.1.limit market',
    '1.limit local-standard',
    '1.limit.atLeast free',
    '1.limit.atMost fixed',
  ])
})
