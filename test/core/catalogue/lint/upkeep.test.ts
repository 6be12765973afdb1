// What grows old or idle: months without a price, values nobody compared again, facts nothing asks.
import { describe, expect, test } from 'vitest'
import { factNeverAsked } from '../../../../src/core/catalogue/lint/fact-never-asked.ts'
import { notConfirmedLately } from '../../../../src/core/catalogue/lint/not-confirmed-lately.ts'
import { seriesMonthMissing } from '../../../../src/core/catalogue/lint/series-month-missing.ts'
import { confirmedOn, SETS, withSeries } from './faulty-sets.ts'
import { file, found, item, limit, prohibition, setOf, TODAY } from './small-set.ts'

const month = (from: string, to?: string) => ({ from, to, price: '1' })

describe('series-month-missing', () => {
  test.each([
    ['no month at all', [], '2020-01-01 … 2026-06-01'],
    ['months before the first and after the last', [month('2020-02-01', '2026-04-30')], '2020-01-01 … 2020-01-31, 2026-05-01 … 2026-06-01'],
    ['a month between two, whatever their order', [month('2020-03-01'), month('2020-01-01', '2020-01-31')], '2020-02-01 … 2020-02-29'],
  ])('%s', (_, values, missing) => {
    expect(found(seriesMonthMissing, withSeries(...values))).toEqual([`series.0.values: ${missing}`])
  })
  test('not where a price stands until it is replaced, nor in a series no limit starts from', () => {
    expect(found(seriesMonthMissing, withSeries(month('2020-01-01')))).toEqual([])
    expect(found(seriesMonthMissing, withSeries(month('2019-12-01', '2019-12-31'), month('2020-01-01', '2026-06-30')))).toEqual([])
    expect(found(seriesMonthMissing, setOf(file({})))).toEqual([])
  })
  test('not for months that have not begun', () => {
    expect(seriesMonthMissing.check(withSeries(), '2019-12-31')).toEqual([])
  })
})

describe('not-confirmed-lately', () => {
  test('a value without an end that was compared longer ago than is tolerated, told once a file', () => {
    expect(found(notConfirmedLately, confirmedOn('2025-05-31'))).toEqual(['coverage.lastConfirmed: 2025-05-31: 1'])
    const old = confirmedOn('2025-05-31')
    const two = old.files.map((it) => ({ ...it, items: [item('a'), item('b')] }))
    expect(found(notConfirmedLately, { ...old, files: two })).toEqual(['coverage.lastConfirmed: 2025-05-31: 2'])
  })
  test('a value that states its own day is told where it stands', () => {
    expect(found(notConfirmedLately, confirmedOn('2026-01-01', { lastConfirmed: '2024-01-01' }))).toEqual([
      'items.0.limits.0.lastConfirmed: 2024-01-01: 1',
    ])
  })
  test.each([
    ['compared within the time', confirmedOn('2025-06-01')],
    ['over, or with an end to come', confirmedOn('2024-01-01', { to: '2027-01-01' })],
    ['not yet in force', confirmedOn('2024-01-01', { from: '2026-06-02' })],
    [
      'not bound to any time',
      setOf(file({ coverage: { state: 'partial', lastConfirmed: '2001-01-01', missing: [] }, items: [item('a')] })),
    ],
  ])('not one %s', (_, set) => {
    expect(found(notConfirmedLately, set)).toEqual([])
  })
})

describe('fact-never-asked', () => {
  test('what no condition tests and no limit reckons with', () => {
    expect(found(factNeverAsked, SETS.fact)).toEqual(['facts.0: contractAmount', 'facts.2: metering'])
  })
  test('not what a rule of any kind asks, what a limit reckons with, a field of the bill, or what the check itself asks', () => {
    const question = { zh: '？', en: '?' }
    const facts = [
      ...setOf(file({})).facts,
      { name: 'quantity', type: 'number' as const, field: true, question },
      { name: 'contractedOn', type: 'date' as const, question },
    ]
    const entry = item('a', { limits: [limit({ type: 'percent', rate: '0.1', of: 'contractAmount' }, { when: { etc: true } })] })
    const set = setOf(file({ items: [entry], prohibitions: [prohibition('p', { when: { metering: 'flat' } })] }), { facts })
    expect(factNeverAsked.check(set, TODAY)).toEqual([])
  })
})
