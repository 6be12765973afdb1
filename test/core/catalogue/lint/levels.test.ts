// Local law against wider law, reliefs against what they relieve: what decides nothing is found, what does is left alone.
import { describe, expect, test } from 'vitest'
import type { CatalogueSet } from '../../../../src/core/catalogue/catalogue-set.ts'
import { reliefLowersNothing } from '../../../../src/core/catalogue/lint/relief-lowers-nothing.ts'
import type { LimitShape } from '../../../../src/core/catalogue/schema/limit.ts'
import { lintSet } from '../../../../src/core/lint.ts'
import { levels, withReliefs } from './faulty-sets.ts'
import { ended, file, found, item, limit, relief, setOf, TODAY } from './small-set.ts'

describe('above-wider-limit', () => {
  const told = (set: CatalogueSet) =>
    lintSet(set, { today: TODAY })
      .filter(({ code }) => code === 'above-wider-limit')
      .map(({ path, detail, counterExample }) => [`${path}: ${detail}`, counterExample?.answer.verdict, counterExample?.answer.item])
  const detail = 'items.0.limits.0: 9 > 5 (nation limits.0)'
  test('what the city allows breaks the nation’s ceiling', () => {
    expect(told(levels('9', '5'))).toEqual([[detail, 'violation', 'nation']])
  })
  test('where the city’s limit replaces it, it lets pass what the nation forbids', () => {
    expect(told(levels('9', '5', { replaces: ['nation'] }))).toEqual([[detail, 'permitted', 'city']])
  })
  test('of places more than are kept at once each has its bill, in the order of the files as they stand', () => {
    const codes = ['65', '64', '63', '62', '61', '54', '53', '52', '51', '50', '46', '45']
    const dear = [limit({ type: 'ceiling', price: '9' })]
    const set = setOf([
      file({ items: [item('nation', { charge: 'x', limits: [limit({ type: 'ceiling', price: '5' })] })] }),
      ...codes.map((code) => file({ items: [item(`of-${code}`, { charge: 'x', limits: dear })] }, code)),
    ])
    expect(told(set)).toEqual(codes.map(() => [detail, 'violation', 'nation']))
    const ids = lintSet(set, { today: TODAY }).flatMap(({ code, id }) => (code === 'above-wider-limit' ? [id] : []))
    expect(ids).toEqual(codes.map((code) => `of-${code}`))
  })
  test('the most any local standard may reach counts as a ceiling, and so do shares of one base', () => {
    const pair = (wide: LimitShape, local: LimitShape) =>
      setOf([
        file({ items: [item('nation', { charge: 'x', limits: [limit(wide)] })] }),
        file({ items: [item('city', { charge: 'x', limits: [limit(local)] })] }, '65'),
      ])
    const share = (rate: string) => ({ type: 'percent' as const, rate, of: 'contractAmount' })
    expect(told(pair(share('0.1'), share('0.2')))).toHaveLength(1)
    expect(told(pair(share('0.2'), share('0.2')))).toEqual([])
    expect(told(pair({ type: 'fixed', price: '1', unit: 'kWh' }, { type: 'fixed', price: '2' }))).toEqual([])
  })
  test.each<[string, CatalogueSet]>([
    ['a lower or equal local limit', levels('5', '5')],
    ['another charge', levels('9', '5', { charge: 'y' })],
    [
      'days that do not meet',
      levels('9', '5', { limits: [limit({ type: 'fixed', price: '9' }, { from: '2019-01-01', to: '2019-12-31' })] }),
    ],
    [
      'a place that is not within the other',
      setOf([
        file({ items: [item('p', { charge: 'x' })] }, '6502'),
        file({ items: [item('q', { charge: 'x', limits: [limit({ type: 'fixed', price: '9' })] })] }, '6505'),
      ]),
    ],
  ])('not by %s', (_, set) => {
    expect(told(set)).toEqual([])
  })
})

describe('relief-lowers-nothing', () => {
  const of = (...args: Parameters<typeof withReliefs>) => found(reliefLowersNothing, withReliefs(...args))
  test('a relief that leaves everything payable', () => {
    expect(of(item('a'), { payable: '1' })).toEqual(['reliefs.0.payable: 1'])
  })
  test('one whose items are free, freely agreed, ended, of other days or of other circumstances', () => {
    const entries = [
      item('a', { limits: [limit({ type: 'free' }), limit({ type: 'market' })] }),
      item('a', { ended: [ended()] }),
      item('a', { limits: [limit(undefined, { to: '2020-06-30' })] }),
    ]
    for (const entry of entries) expect(of(entry, { from: '2020-07-01' })).toEqual(['reliefs.0: a'])
    const whole = item('a', { limits: [limit(undefined, { when: { etc: true } })] })
    expect(of(whole, { when: { etc: false } })).toEqual(['reliefs.0: a'])
  })
  test('one that another always outdoes; of two alike only the second', () => {
    expect(of(item('a'), { payable: '0.5' }, { payable: '0.9' })).toEqual(['reliefs.1: 0.9 ≥ 0.5 (r0)'])
    expect(of(item('a'), {}, {})).toEqual(['reliefs.1: 0.5 ≥ 0.5 (r0)'])
  })
  test.each([
    ['it lowers the limit of one of its days', [{ from: '2019-01-01' }]],
    ['the better one asks for more', [{ payable: '0.5', when: { etc: true } }, { payable: '0.9' }]],
    ['the better one is over sooner', [{ payable: '0.5', to: '2020-12-31' }, { payable: '0.9' }]],
    ['both are taken, one on what the other leaves', [{ combine: 'cumulative' as const }, { combine: 'cumulative' as const }]],
    ['it only encourages', [{ payable: '1', enforceable: false }]],
    ['it repeats another', [{}, { sameAs: 'r0' }]],
  ])('not where %s', (_, reliefs) => {
    expect(of(item('a'), ...reliefs)).toEqual([])
  })
  test('not one of another place, where the better one does not reach', () => {
    const set = setOf([
      file({ items: [item('a')], reliefs: [relief('wide', { appliesTo: ['a'], payable: '0.9' })] }),
      file({ reliefs: [relief('local', { appliesTo: ['a'], payable: '0.5' })] }, '6505'),
    ])
    expect(found(reliefLowersNothing, set)).toEqual([])
  })
})
