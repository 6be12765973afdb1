// Entries do not stand in each other's way: every limit can apply, tiers climb, a name means one charge, and each fact can be asked.
import { describe, expect, test } from 'vitest'
import { contendedAlias } from '../../../../src/core/catalogue/lint/contended-alias.ts'
import { emptyQuestion } from '../../../../src/core/catalogue/lint/empty-question.ts'
import { limitNeverReached } from '../../../../src/core/catalogue/lint/limit-never-reached.ts'
import { tiersOutOfOrder } from '../../../../src/core/catalogue/lint/tiers-out-of-order.ts'
import { ended, file, found, item, limit, setOf, TODAY } from './small-set.ts'

const withLimits = (...list: ReturnType<typeof limit>[]) => setOf(file({ items: [item('a', { limits: list })] }))

describe('limit-never-reached', () => {
  const days = (from: string, to?: string, when?: { etc: boolean }) => limit(undefined, { from, to, when })
  test('behind a limit without conditions on the same days', () => {
    expect(found(limitNeverReached, withLimits(days('2020-01-01'), days('2021-01-01')))).toEqual(['items.0.limits.1: limits.0 → limits.1'])
    expect(found(limitNeverReached, withLimits(days('2020-01-01', '2020-12-31'), days('2020-12-31')))).toHaveLength(1)
  })
  test('behind it, a condition does not help: the first that matches wins', () => {
    expect(found(limitNeverReached, withLimits(days('2020-01-01'), days('2020-01-01', undefined, { etc: true })))).toHaveLength(1)
  })
  test('a limit that states no first day is reckoned from its earliest document', () => {
    const undated = limit(undefined, { from: undefined })
    expect(found(limitNeverReached, withLimits(limit(undefined, { to: '2019-12-31', from: '2019-01-01' }), undated))).toEqual([])
    expect(found(limitNeverReached, withLimits(days('2020-06-01'), undated))).toHaveLength(1)
  })
  test('conditions first and the rest after, and one after another in time', () => {
    const set = withLimits(days('2020-01-01', undefined, { etc: true }), days('2020-01-01', '2020-12-31'), days('2021-01-01'))
    expect(found(limitNeverReached, set)).toEqual([])
  })
})

describe('tiers-out-of-order', () => {
  const tiers = (...list: { upTo?: string; below?: string }[]) =>
    found(
      tiersOutOfOrder,
      withLimits(limit({ type: 'tiers', method: 'slab', by: 'quantity', tiers: list.map((it) => ({ ...it, amount: '1' })) })),
    ).map((it) => it.replace('items.0.limits.0.limit.tiers.', ''))
  test.each([
    ['that falls', [{ upTo: '10' }, { upTo: '9' }, {}], '1: 10 → 9'],
    ['compared as numbers, not as text', [{ upTo: '10' }, { upTo: '9.5' }], '1: 10 → 9.5'],
    ['that repeats an end', [{ upTo: '10' }, { upTo: '10' }], '1: 10 → 10'],
    ['without end before the last', [{}, { upTo: '10' }], '0: ∞'],
    ['with two ends', [{ upTo: '10', below: '11' }, {}], '0: upTo 10, below 11'],
  ])('a tier %s', (_, list, detail) => {
    expect(tiers(...list)).toEqual([detail])
  })
  test('tiers that climb, open or closed at the end, an exclusive end before an inclusive one', () => {
    expect(tiers({ upTo: '9' }, { upTo: '10' }, {})).toEqual([])
    expect(tiers({ below: '10' }, { upTo: '10' }, { upTo: '20' })).toEqual([])
  })
})

describe('contended-alias', () => {
  const named = (id: string, aliases: string[], more = {}) => item(id, { aliases, ...more })
  const files = (a: ReturnType<typeof item>, b: ReturnType<typeof item>, where: [string, string] = ['CN', '65']) =>
    setOf([file({ items: [a] }, where[0]), file({ items: [b] }, where[1])])
  test('an alias of two charges of one place, however it is written', () => {
    expect(contendedAlias.check(files(named('a', ['服务费（甲）']), named('b', ['代办费', '服务费(甲)'])), TODAY)).toMatchObject([
      { file: '65/deposit.yaml', path: ['items', 0, 'aliases', 1], id: 'b', detail: '服务费(甲) = a' },
    ])
    expect(contendedAlias.severity).toBe('warning')
  })
  test('still when one of the two has ended, since the other may be charged', () => {
    expect(found(contendedAlias, files(named('a', ['甲费'], { ended: [ended()] }), named('b', ['甲费'])))).toHaveLength(1)
    const forAWhile = { ended: [ended({ to: '2020-12-31' })] }
    expect(found(contendedAlias, files(named('a', ['甲费'], forAWhile), named('b', ['甲费'], forAWhile)))).toHaveLength(1)
  })
  test.each([
    ['cases of one charge', files(named('a', ['甲费'], { charge: 'x' }), named('b', ['甲费'], { charge: 'x' }))],
    ['one charge under two headings', files(named('a', ['甲费']), named('b', ['甲费'], { sameAs: 'a' }))],
    ['places that never meet on a bill', files(named('a', ['甲费']), named('b', ['甲费']), ['14', '65'])],
    ['charges that have both ended', files(named('a', ['甲费'], { ended: [ended()] }), named('b', ['甲费'], { ended: [ended()] }))],
    ['an alias that is another item’s own name, which wins', files(item('a', { name: { zh: '甲费', en: 'A' } }), named('b', ['甲费']))],
    ['weak aliases, which settle nothing', files(item('a', { weakAliases: ['管理费'] }), item('b', { weakAliases: ['管理费'] }))],
  ])('not by %s', (_, set) => {
    expect(found(contendedAlias, set)).toEqual([])
  })
})

describe('empty-question', () => {
  const good = { zh: '是否？', en: 'Is it?' }
  const blank = { zh: '是否？', en: ' ' }
  test('a question, a label or a list of answers without words', () => {
    const facts = [
      { name: 'a', type: 'boolean' as const, question: blank },
      { name: 'b', type: 'enum' as const, values: [{ value: 'x', label: blank }], question: good },
      { name: 'c', type: 'enum' as const, values: [], question: good },
    ]
    expect(found(emptyQuestion, setOf(file({}), { facts }))).toEqual([
      'facts.0.question: a',
      'facts.1.values.0.label: x',
      'facts.2.values: c',
    ])
  })
  test('a vocabulary that can be asked', () => {
    expect(found(emptyQuestion, setOf(file({})))).toEqual([])
  })
})
