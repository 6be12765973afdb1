// Limits of one item under all their circumstances and days: which stand in each other's way, which leave a gap, and which do neither.
import { describe, expect, test } from 'vitest'
import type { CatalogueSet } from '../../../../src/core/catalogue/catalogue-set.ts'
import { limitNeverReached } from '../../../../src/core/catalogue/lint/limit-never-reached.ts'
import { tierNeverReached } from '../../../../src/core/catalogue/lint/tier-never-reached.ts'
import type { Limit, LimitShape } from '../../../../src/core/catalogue/schema/limit.ts'
import { lintSet } from '../../../../src/core/lint.ts'
import { SETS } from './faulty-sets.ts'
import { ended, file, found, item, limit, setOf, TODAY } from './small-set.ts'

const price = (amount: string) => ({ type: 'fixed' as const, price: amount })
const of = (...limits: Limit[]) => setOf(file({ items: [item('a', { limits })] }))
const told = (set: CatalogueSet, code: string) =>
  lintSet(set, { today: TODAY })
    .filter((it) => it.code === code)
    .map(({ path, detail }) => `${path}: ${detail}`)

describe('order-decides', () => {
  test('where both conditions can hold and neither is an exception to the other', () => {
    expect(told(SETS.crossing, 'order-decides')).toEqual([
      'items.0.limits.1: limits.0 × limits.1: 2020-01-01 {"etc":true,"metering":"flat"}',
    ])
  })
  test('where two ranges share their end, and not where they only touch', () => {
    const ranges = (second: object) =>
      of(
        limit(price('5'), { when: { contractAmount: { atMost: '100' } } }),
        limit(price('9'), { when: { contractAmount: second } as never }),
      )
    expect(told(ranges({ atLeast: '100' }), 'order-decides')).toHaveLength(1)
    expect(told(ranges({ above: '100' }), 'order-decides')).toEqual([])
  })
  test.each<[string, CatalogueSet]>([
    [
      'an exception before its rule',
      of(limit(price('5'), { when: { etc: true, metering: 'flat' } }), limit(price('9'), { when: { etc: true } })),
    ],
    ['a condition before the rest', of(limit(price('5'), { when: { etc: true } }), limit(price('9')))],
    [
      'conditions that exclude each other',
      of(limit(price('5'), { when: { etc: true } }), limit(price('9'), { when: { etc: false, metering: 'flat' } })),
    ],
    [
      'days that do not meet',
      of(
        limit(price('5'), { when: { etc: true }, to: '2020-12-31' }),
        limit(price('9'), { when: { metering: 'flat' }, from: '2021-01-01' }),
      ),
    ],
    ['limits that say the same', of(limit(price('5'), { when: { etc: true } }), limit(price('5'), { when: { metering: 'flat' } }))],
    ['an exemption written first', of(limit({ type: 'free' }, { when: { etc: true } }), limit(price('5'), { when: { metering: 'flat' } }))],
    [
      'an item that had ended by then',
      setOf(
        file({
          items: [
            item('a', {
              limits: [limit(price('5'), { when: { etc: true } }), limit(price('9'), { when: { metering: 'flat' } })],
              ended: [ended()],
            }),
          ],
        }),
      ),
    ],
  ])('not by %s', (_, set) => {
    expect(told(set, 'order-decides')).toEqual([])
  })
})

describe('limit-never-reached', () => {
  test('behind conditions that together leave nothing, and behind one that is wider', () => {
    expect(found(limitNeverReached, SETS.shadowed)).toEqual(['items.0.limits.2: limits.0 → limits.2'])
    const narrower = of(limit(price('5'), { when: { etc: true } }), limit(price('9'), { when: { etc: true, metering: 'flat' } }))
    expect(found(limitNeverReached, narrower)).toEqual(['items.0.limits.1: limits.0 → limits.1'])
  })
  test('not while one circumstance is left to it', () => {
    const third = { etc: false, metering: 'flat' }
    expect(
      found(limitNeverReached, of(limit(price('5'), { when: { etc: true } }), limit(price('6'), { when: third }), limit(price('9')))),
    ).toEqual([])
  })
})

describe('gap-in-days', () => {
  test('from the day after one limit to the day before the next', () => {
    expect(told(SETS.gap, 'gap-in-days')).toEqual(['items.0.limits.0: 2021-01-01 … < 2021-02-01'])
  })
  test('for those circumstances alone whose limit ran out', () => {
    expect(told(SETS.gapForSome, 'gap-in-days')).toEqual(['items.0.limits.0: 2021-01-01 … < 2021-02-01'])
  })
  test.each<[string, CatalogueSet]>([
    ['limits that follow each other', of(limit(price('5'), { to: '2020-12-31' }), limit(price('6'), { from: '2021-01-01' }))],
    ['a limit after which nothing comes', of(limit(price('5'), { to: '2020-12-31' }), limit(price('6'), { when: { etc: true } }))],
    [
      'days on which the item had ended',
      setOf(
        file({
          items: [
            item('a', {
              limits: [limit(price('5'), { to: '2020-12-31' }), limit(price('6'), { from: '2021-02-01' })],
              ended: [ended({ from: '2021-01-01', to: '2021-01-31' })],
            }),
          ],
        }),
      ),
    ],
    [
      'another item of the charge that stands on those days',
      setOf(
        file({
          items: [
            item('a', { charge: 'x', limits: [limit(price('5'), { to: '2020-12-31' }), limit(price('6'), { from: '2021-02-01' })] }),
            item('b', { charge: 'x' }),
          ],
        }),
      ),
    ],
  ])('not by %s', (_, set) => {
    expect(told(set, 'gap-in-days')).toEqual([])
  })
})

describe('tier-never-reached', () => {
  const tiers = (shape: Partial<LimitShape & { type: 'tiers' }>, when?: Limit['when']) =>
    found(
      tierNeverReached,
      of(
        limit(
          { type: 'tiers', method: 'graduated', by: 'contractAmount', tiers: [{ upTo: '100', rate: '0.1' }, { rate: '0.2' }], ...shape },
          when === undefined ? {} : { when },
        ),
      ),
    ).map((it) => it.replace('items.0.limits.0.limit.tiers.', ''))
  test('shut out by the condition of the limit, above it or below it', () => {
    expect(tiers({}, { contractAmount: { atMost: '80' } })).toEqual(['1: contractAmount {"atMost":"80"}'])
    expect(tiers({}, { contractAmount: { above: '100' } })).toEqual(['0: contractAmount {"above":"100"}'])
  })
  test('behind a cap the earlier tiers reach, and empty', () => {
    expect(tiers({ cap: '10' })).toEqual(['1: 10 ≥ cap 10'])
    expect(tiers({ tiers: [{ below: '0', amount: '1' }, { amount: '2' }] })).toEqual(['0: ≤ 0'])
  })
  test('not where a condition, a cap or an end leaves room for it', () => {
    expect(tiers({})).toEqual([])
    expect(tiers({ cap: '11' })).toEqual([])
    expect(tiers({}, { contractAmount: { above: '80', atMost: '120' } })).toEqual([])
    expect(tiers({ method: 'slab', cap: '10' })).toEqual([])
    expect(tiers({ tiers: [{ upTo: '0', amount: '1' }, { amount: '2' }] })).toEqual([])
  })
})
