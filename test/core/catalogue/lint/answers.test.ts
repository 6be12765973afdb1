// Circumstances are found that meet a condition, whatever it tests, and limits are told apart by what they allow of one unit.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds, holdsAmong, meeting } from '../../../../src/core/catalogue/lint/answers.ts'
import { worldsOf } from '../../../../src/core/catalogue/lint/grid.ts'
import { itemsOf } from '../../../../src/core/catalogue/lint/places.ts'
import { sumsFor, worth } from '../../../../src/core/catalogue/lint/worth.ts'
import type { LimitShape } from '../../../../src/core/catalogue/schema/limit.ts'
import { file, item, setOf } from './small-set.ts'

describe('answers that meet a condition', () => {
  const number = fc.integer({ min: 0, max: 1000 }).map((it) => (it / 4).toFixed(2))
  const interval = fc
    .tuple(number, fc.integer({ min: 1, max: 1000 }), fc.constantFrom('above', 'atLeast'), fc.constantFrom('below', 'atMost'))
    .map(([low, span, from, to]) => ({ [from]: low, [to]: (Number(low) + span).toFixed(2) }))
  const tested = fc.oneof(
    fc.constantFrom<string | boolean>('flat', true, false),
    fc.array(fc.constantFrom('a', 'b'), { minLength: 1 }),
    interval,
  )
  test('meet it, every test of it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('x', 'y', 'z'), tested), (condition) => {
        const answers = meeting(condition)
        expect(answers).toBeDefined()
        expect(holdsAmong(condition, answers ?? {})).toBe(true)
      }),
    )
  })
  test('are none where nothing can meet it', () => {
    expect(meeting({ x: { above: '5', below: '5' } })).toBeUndefined()
    expect(meeting({ x: { below: '0' } })).toBeUndefined()
    expect(meeting(undefined)).toEqual({})
  })
  test('a word is never within an interval, nor a missing fact anything', () => {
    expect(holds({ kind: 'interval' }, 'flat')).toBe(false)
    expect(holdsAmong({ x: true }, {})).toBe(false)
  })
})

describe('the circumstances that conditions tell apart', () => {
  const set = setOf(file({ items: [item('a', { issuers: ['bank'] })] }, '6505'))
  const [only] = itemsOf(set)
  if (only === undefined) throw new Error('the set has an item')
  test('are every value of a fact, one point for each stretch of a number, the places named and the item’s own, and its issuers', () => {
    expect(worldsOf([{ metering: 'flat' }], only, set)).toEqual([{ metering: 'flat' }, { metering: 'time-of-use' }])
    expect(worldsOf([{ contractAmount: { above: '10' } }], only, set)?.map((it) => it['contractAmount'])).toEqual(['5', '10', '11'])
    expect(worldsOf([{ place: '650502' }], only, set)).toEqual([{ place: '650502' }, { place: '6505' }])
    expect(worldsOf([{ 'issuer.role': 'bank' }], only, set)).toEqual([{ 'issuer.role': 'bank' }])
    expect(worldsOf([{ road: 'G30' }], only, set)).toHaveLength(2)
  })
  test('multiply, and where they are too many none is looked at', () => {
    expect(worldsOf([{ metering: 'flat', etc: true }], only, set)).toHaveLength(4)
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, place) => [`fact${place}`, 'x']))
    expect(worldsOf([many], only, set)).toBeUndefined()
    expect(worldsOf([], only, set)).toEqual([{}])
  })
})

describe('what one unit is allowed', () => {
  test.each<[LimitShape, string | undefined]>([
    [{ type: 'fixed', price: '5', cap: '3' }, '3'],
    [{ type: 'ceiling', price: '5', minimum: '8' }, '8'],
    [{ type: 'range', min: '1', max: '4' }, '4'],
    [{ type: 'percent', rate: '0.1', of: 'x' }, '100'],
    [{ type: 'percent', rate: '0.1', of: 'x', per: 'days' }, '100'],
    [{ type: 'discount', payable: '0.5', of: 'x' }, '500'],
    [{ type: 'markup', rate: '0.5', over: 'x' }, '1500'],
    [{ type: 'free' }, '0'],
    [{ type: 'market' }, undefined],
  ])('%j: %s', (shape, allowed) => {
    expect(worth(shape, {})?.toFixed()).toBe(allowed)
  })
  test('follows the sums the circumstances state, and no word is taken for a sum', () => {
    expect(worth({ type: 'percent', rate: '0.1', of: 'x' }, { x: '50' })?.toFixed()).toBe('5')
    expect(worth({ type: 'percent', rate: '0.1', of: 'x' }, { x: 'flat' })?.toFixed()).toBe('0')
    expect(sumsFor({ type: 'percent', rate: '0.1', of: 'x', per: 'days' }, { x: '50' })).toEqual({ x: '50', days: '1' })
  })
})
