// Looking entries up: what passes each filter, in what order, what a page and its total say, and whose names are asked.
import { describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { type ItemQuery, searchEntries } from '../../src/app/read-items.ts'
import { buildEdition, ended, item, limit, offList, prohibition, relief } from '../core/build-edition.ts'

const free = limit({ type: 'free' })
const { edition } = buildEdition([
  {
    kind: 'utility-charge',
    items: [
      item('water', [free], { name: { zh: '污水处理费', en: 'Sewage fee' } }),
      item('heat', [free], { name: { zh: '供热费', en: 'Heat' } }),
    ],
  },
  {
    kind: 'electricity-tariff',
    jurisdiction: '6505',
    items: [
      item(
        'dated',
        [
          limit({ type: 'fixed', price: '1' }, { from: '2021-03-01', to: '2021-12-31' }),
          limit({ type: 'fixed', price: '2' }, { from: '2023-01-01' }),
        ],
        {
          name: { zh: '转供电电费', en: 'Resold power' },
          ended: [ended('suspended', { from: '2022-06-01', to: '2022-06-30' })],
        },
      ),
    ],
  },
  {
    kind: 'utility-charge',
    jurisdiction: '1101',
    items: [item('capital-water', [free], { name: { zh: '污水处理费', en: 'Sewage fee' } })],
  },
  {
    kind: 'prohibition',
    prohibitions: [prohibition('sponsoring', { names: ['赞助费', '捐赠'], from: '2020-01-01', to: '2020-12-31' }), offList()],
  },
  { kind: 'relief', jurisdiction: '65', reliefs: [relief('half', ['water'], '0.5', { from: '2022-01-01' })] },
])
const library = new Library([edition])
const search = (query: Partial<ItemQuery> = {}, language: 'zh' | 'en' = 'zh') =>
  searchEntries(library, edition, { limit: 50, offset: 0, ...query }, language)
const ids = (query: Partial<ItemQuery> = {}) => search(query).items.map(({ id }) => id)
const ALL = ['capital-water', 'dated', 'half', 'heat', 'off-list', 'sponsoring', 'water']

describe('without a query', () => {
  test('all entries of the three types come, by id, with no score', () => {
    expect(search()).toMatchObject({ total: ALL.length, items: ALL.map((id) => ({ id, score: null })) })
    expect(Object.fromEntries(search().items.map(({ id, type, kind }) => [id, `${type} ${kind}`]))).toMatchObject({
      heat: 'item utility-charge',
      sponsoring: 'prohibition prohibition',
      half: 'relief relief',
    })
  })

  test('names are in the language asked for', () => {
    const named = (language: 'zh' | 'en') => search({ kind: 'electricity-tariff' }, language).items.map(({ name }) => name)
    expect([named('zh'), named('en')]).toEqual([['转供电电费'], ['Resold power']])
  })
})

describe('filters', () => {
  test('a kind leaves its own: rules are of the kind of catalogue they are', () => {
    expect(ids({ kind: 'utility-charge' })).toEqual(['capital-water', 'heat', 'water'])
    expect(ids({ kind: 'prohibition' })).toEqual(['off-list', 'sponsoring'])
    expect(ids({ kind: 'relief' })).toEqual(['half'])
    expect(search({ kind: 'deposit' })).toEqual({ total: 0, items: [] })
  })

  test('a place leaves what reaches it, and nothing of its neighbours', () => {
    expect(ids({ jurisdiction: 'CN' })).toEqual(['heat', 'off-list', 'sponsoring', 'water'])
    expect(ids({ jurisdiction: '65' })).toEqual(['half', 'heat', 'off-list', 'sponsoring', 'water'])
    expect(ids({ jurisdiction: '650502' })).toEqual(ALL.filter((id) => id !== 'capital-water'))
    expect(ids({ jurisdiction: '110101' })).toEqual(['capital-water', 'heat', 'off-list', 'sponsoring', 'water'])
  })

  test.each([
    ['2021-02-28', false],
    ['2021-03-01', true],
    ['2021-12-31', true],
    ['2022-01-01', false],
    ['2022-06-01', true],
    ['2022-06-30', true],
    ['2022-07-01', false],
    ['2023-01-01', true],
    ['2050-01-01', true],
  ])('an item stands on %s where a limit or an end of it does: %s', (asOf, stands) => {
    expect(ids({ asOf, kind: 'electricity-tariff' })).toEqual(stands ? ['dated'] : [])
  })

  test.each([
    ['2019-12-31', ['off-list']],
    ['2020-01-01', ['off-list', 'sponsoring']],
    ['2020-12-31', ['off-list', 'sponsoring']],
    ['2021-01-01', ['off-list']],
  ])('a rule stands on %s by its own days: %j', (asOf, expected) => {
    expect(ids({ asOf, kind: 'prohibition' })).toEqual(expected)
  })

  test('all of them together leave what passes each', () => {
    expect(ids({ kind: 'utility-charge', jurisdiction: '6505', asOf: '2022-01-01', query: '污水处理费' })).toEqual(['water'])
    expect(ids({ kind: 'relief', query: '污水处理费' })).toEqual([])
  })
})

describe('a query', () => {
  test('asks every place with rules of its own, unless one place is named', () => {
    expect(search({ query: '污水处理费' }).items.map(({ id, score }) => [id, score])).toEqual([
      ['capital-water', 1],
      ['water', 1],
    ])
    expect(ids({ query: '污水处理费', jurisdiction: '650502' })).toEqual(['water'])
    expect(ids({ query: '转供电电费', jurisdiction: '1101' })).toEqual([])
  })

  test('finds a rule by any name it forbids', () => {
    expect(search({ query: '捐赠' }).items).toEqual([
      { id: 'sponsoring', type: 'prohibition', name: 'sponsoring', kind: 'prohibition', jurisdiction: 'CN', score: 1, limits: null },
    ])
  })

  test('puts the likest first, scores falling and never above 1, equals by id', () => {
    for (const query of ['污水处理', '转供电费', '污水处里费', '供热']) {
      const { items } = search({ query })
      const ordered = items.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.id < b.id ? -1 : 1))
      expect(items, query).toEqual(ordered)
      for (const { score } of items) expect(score !== null && score > 0 && score <= 1).toBe(true)
    }
  })

  test('that is a piece of a name finds it, in either language, the more of it the likelier', () => {
    expect(search({ query: '污' }).items.map(({ id, score }) => [id, score])).toEqual([
      ['capital-water', 0.2],
      ['water', 0.2],
    ])
    expect(ids({ query: 'resold' })).toEqual(['dated'])
    expect(ids({ query: '污', jurisdiction: '650502' })).toEqual(['water'])
  })

  test('that is like nothing finds nothing', () => {
    for (const query of ['不锈钢保温杯', '????', '   ', '1234567']) expect(search({ query })).toEqual({ total: 0, items: [] })
  })

  test('leaves out what no name leads to: a rule about everything unlisted is found without a query alone', () => {
    expect(ids({ query: 'off-list' })).toEqual([])
    expect(ids()).toContain('off-list')
  })
})

describe('pages', () => {
  test.each([1, 2, 3, 7, 50])('of %d cover everything once, and each says the same total', (size) => {
    const pages = Array.from({ length: Math.ceil(ALL.length / size) }, (_, page) => search({ limit: size, offset: page * size }))
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ALL)
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([ALL.length]))
  })

  test('beyond the end are empty and still say the total, which counts what passes the filter alone', () => {
    expect(search({ offset: ALL.length })).toEqual({ total: ALL.length, items: [] })
    expect(search({ kind: 'utility-charge', offset: 2, limit: 2 })).toMatchObject({ total: 3, items: [{ id: 'water' }] })
    expect(search({ query: '污水处理费', limit: 1 })).toMatchObject({ total: 2, items: [{ id: 'capital-water' }] })
  })
})
