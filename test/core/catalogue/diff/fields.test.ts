// Differences field by field: the least parts that say them whole, and elements of lists found again by what they say.
import { describe, expect, test } from 'vitest'
import { diffFields } from '../../../../src/core/catalogue/diff/fields.ts'
import type { Json } from '../../../../src/core/values/canonical.ts'

const gist = (before: Json, after: Json) => diffFields(before, after).map((it) => [it.path, it.before, it.after])
const limit = (price: string, from: string, more: object = {}): Json => ({
  limit: { type: 'fixed', price },
  from,
  basis: [{ document: 'D' }],
  verification: 'original',
  ...more,
})

describe('members', () => {
  test('equal values differ in nothing, whatever the order of their members', () => {
    expect(gist({ a: 1, b: { c: [1, { d: 2 }] } }, { b: { c: [1, { d: 2 }] }, a: 1 })).toEqual([])
  })

  test('each that changed, came or went, by its pointer', () => {
    expect(gist({ a: '1', b: { 'x/y': true, '~': 'k' }, c: 'c' }, { a: '2', b: { 'x/y': false, '~': 'k' }, d: 'd' })).toEqual([
      ['/a', '1', '2'],
      ['/b/x~1y', true, false],
      ['/c', 'c', null],
      ['/d', null, 'd'],
    ])
  })

  test('texts in two languages, conditions and limits of another shape read as one', () => {
    expect(gist({ name: { zh: '甲', en: 'A' } }, { name: { zh: '甲', en: 'B' } })).toEqual([
      ['/name', { zh: '甲', en: 'A' }, { zh: '甲', en: 'B' }],
    ])
    expect(gist({ when: { etc: true, metering: 'flat' } }, { when: { etc: true } })).toHaveLength(1)
    const [fixed, free] = [{ limit: { type: 'fixed', price: '1' } }, { limit: { type: 'free' } }]
    expect(gist(fixed, free)).toEqual([['/limit', fixed.limit, free.limit]])
    expect(gist(fixed, { limit: { type: 'fixed', price: '2' } })).toEqual([['/limit/price', '1', '2']])
  })

  test('a value and an object, an object and a list, are one field', () => {
    expect(gist({ a: 'x' }, { a: { b: 'x' } })).toEqual([['/a', 'x', { b: 'x' }]])
    expect(gist({ a: { 0: 'x' } }, { a: ['x'] })).toEqual([['/a', { 0: 'x' }, ['x']]])
  })
})

describe('lists', () => {
  test('of words are one field', () => {
    expect(gist({ aliases: ['甲', '乙'] }, { aliases: ['甲', '丙'] })).toEqual([['/aliases', ['甲', '乙'], ['甲', '丙']]])
  })

  test('a limit put before another moves it, and does not change it', () => {
    const [old, added] = [limit('1', '2000-01-01'), limit('2', '2024-01-01')]
    expect(gist([old], [added, old])).toEqual([['/0', null, added]])
    expect(gist([added, old], [old])).toEqual([['/0', added, null]])
    expect(gist([old], [added, limit('1', '2000-01-01', { to: '2023-12-31' })])).toEqual([
      ['/0', null, added],
      ['/1/to', null, '2023-12-31'],
    ])
  })

  test('an element that shares little with the one it stands for is another one', () => {
    const one = limit('1', '2000-01-01')
    const other = { limit: { type: 'free' }, from: '2024-01-01', basis: [], verification: 'public-copy' }
    expect(gist([one], [other])).toEqual([
      ['/0', null, other],
      ['/0', one, null],
    ])
  })

  test('in another order are a change of the whole list, since of limits the first that matches wins', () => {
    const [a, b] = [limit('1', '2000-01-01'), limit('2', '2010-01-01')]
    expect(gist({ limits: [a, b] }, { limits: [b, a] })).toEqual([['/limits', [a, b], [b, a]]])
  })

  test('equal elements that stand several times are paired one by one', () => {
    const a = limit('1', '2000-01-01')
    expect(gist([a, a], [a, a])).toEqual([])
    expect(gist([a, a], [a])).toEqual([['/1', a, null]])
    expect(gist([], [a])).toEqual([['/0', null, a]])
  })
})
