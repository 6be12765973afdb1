// A bill of one place is reached by the rules of that place and of all it lies in, by nothing else, each under every name it goes by.
import { describe, expect, test } from 'vitest'
import { findNames } from '../../../src/core/match/names.ts'
import { buildScope, narrowestFirst, type Scope } from '../../../src/core/match/scope.ts'
import { chainOf } from '../../../src/core/values/region.ts'
import { buildEdition, type Contents, item, limit, offList, pair, prohibition, type Shelf } from '../build-edition.ts'

const free = [limit({ type: 'free' })]
const scopeOf = (shelves: readonly Shelf[] | Shelf, place = '650502', contents: Contents = {}): Scope =>
  buildScope(buildEdition(shelves, contents).edition, chainOf(place))
const targets = (scope: Scope, text: string) => findNames(scope.names, text).map(({ target }) => target)

describe('what is in reach', () => {
  const PLACES = ['CN', '65', '6505', '650502', '6502', '53']
  const everywhere = PLACES.map((jurisdiction): Shelf => {
    const id = `in-${jurisdiction.toLowerCase()}`
    return {
      jurisdiction,
      items: [item(`${id}-item`, free, { codes: ['C1'], aliases: ['共用费'] })],
      prohibitions: [prohibition(`${id}-rule`, { names: ['赞助费'] }), offList({ id: `${id}-off` })],
      incompatible: [pair(`${id}-pair`, [`${id}-item`], [`${id}-item`])],
    }
  })
  test.each([
    ['650502', ['CN', '65', '6505', '650502']],
    ['6505', ['CN', '65', '6505']],
    ['6502', ['CN', '65', '6502']],
    ['65', ['CN', '65']],
    ['530124', ['CN', '53']],
    ['46', ['CN']],
    ['CN', ['CN']],
  ])('of a bill in %s stands in %j', (place, places) => {
    const scope = scopeOf(everywhere, place)
    const ids = (suffix: string) => places.map((it) => `in-${it.toLowerCase()}-${suffix}`).sort()
    expect(scope.files.map(({ jurisdiction }) => jurisdiction).sort()).toEqual([...places].sort())
    expect([...scope.itemsByCharge.keys()].sort()).toEqual(ids('item'))
    expect(
      scope.itemsByCode
        .get('C1')
        ?.map(({ id }) => id)
        .sort(),
    ).toEqual(ids('item'))
    expect(targets(scope, '共用费')).toEqual(ids('item'))
    expect(targets(scope, '赞助费')).toEqual(ids('rule'))
    expect(scope.offList.map(({ rule }) => rule.id).sort()).toEqual(ids('off'))
    expect(scope.pairs.map(({ rule }) => rule.id).sort()).toEqual(ids('pair'))
    expect([...scope.fileAt.keys()].sort()).toEqual(places.map((it) => `${it}/administrative-fee`).sort())
  })
  test('has the rule of the city before that of the region and of the nation, whatever order they were read in', () => {
    for (const shelves of [everywhere, [...everywhere].reverse()]) {
      expect(scopeOf(shelves).offList.map(({ jurisdiction }) => jurisdiction)).toEqual(['650502', '6505', '65', 'CN'])
    }
  })
  test('orders rules of one place by their ids', () => {
    const scope = scopeOf({ prohibitions: [offList({ id: 'b' }), offList({ id: 'a' }), offList({ id: 'c' })] })
    expect(scope.offList.map(({ rule }) => rule.id)).toEqual(['a', 'b', 'c'])
    for (const a of scope.offList) for (const b of scope.offList) if (a !== b) expect(narrowestFirst(a, b)).toBe(-narrowestFirst(b, a))
  })
})

describe('names', () => {
  test('of an item are its own, its aliases and its weak ones, each of its strength', () => {
    const scope = scopeOf({ items: [item('甲费', free, { id: 'a', aliases: ['乙费'], weakAliases: ['丙费'] })] })
    const hit = (name: string) => findNames(scope.names, name)[0]
    expect(hit('甲费')).toMatchObject({ target: 'a', method: 'exact', weak: false })
    expect(hit('乙费')).toMatchObject({ target: 'a', method: 'alias', weak: false })
    expect(hit('丙费')).toMatchObject({ target: 'a', weak: true })
  })
  test('of background rules and of rules about what is off the list match nothing', () => {
    const named = { names: ['某某摊派'], weakNames: ['某某工作'] }
    const scope = scopeOf({
      prohibitions: [prohibition('background', { reach: 'background', ...named }), offList({ id: 'off', ...named })],
    })
    for (const name of ['某某摊派', '某某工作']) expect(targets(scope, name)).toEqual([])
    expect(scope.targets.size).toBe(0)
  })
  test('of rules that ride with a charge, and of those that name what they forbid, match', () => {
    const scope = scopeOf({
      items: [item('电费', free)].map((it) => ({ ...it, id: 'power' })),
      prohibitions: [
        prohibition('addon', { reach: 'with-charge', with: 'power', names: ['加价费'], weakNames: ['服务费'] }),
        prohibition('named', { names: ['摊派费'] }),
      ],
    })
    expect(targets(scope, '加价费')).toEqual(['addon'])
    expect(targets(scope, '摊派费')).toEqual(['named'])
    expect(findNames(scope.names, '服务费')).toMatchObject([{ target: 'addon', weak: true }])
  })
  test('of a rule that repeats another are left to that one, if it is in reach', () => {
    const city: Shelf = { jurisdiction: '6505', prohibitions: [prohibition('city', { names: ['赞助费'], sameAs: 'nation' })] }
    const nation: Shelf = { prohibitions: [prohibition('nation', { names: ['赞助费'] })] }
    const abroad: Shelf = { jurisdiction: '53', prohibitions: [prohibition('nation', { names: ['赞助费'] })] }
    expect(targets(scopeOf([city, nation]), '赞助费')).toEqual(['nation'])
    expect(targets(scopeOf([city, abroad]), '赞助费')).toEqual(['city'])
  })
  test('of components lead to the charge they are part of, once for all its cases', () => {
    const scope = scopeOf({
      items: [
        item('居民电价', free, { id: 'home', charge: 'power', includes: ['线损', '变损'] }),
        item('商业电价', free, { id: 'shop', charge: 'power', includes: ['线损'] }),
      ],
    })
    expect(targets(scope, '线损')).toEqual(['component:power'])
    expect(scope.targets.get('component:power')).toEqual({ kind: 'component', charge: 'power' })
    expect(targets(scope, '变损')).toEqual(['component:power'])
  })
})

describe('an item that repeats another heading', () => {
  const repeating: Shelf = { jurisdiction: '6505', items: [item('登记费', free, { id: 'local', sameAs: 'wide', aliases: ['登记工本'] })] }
  const wide: Shelf = { items: [item('注册费', free, { id: 'wide' })] }
  test('is judged there, under its own names too, and is no charge beside it', () => {
    const scope = scopeOf([repeating, wide])
    for (const id of ['local', 'wide']) expect(scope.targets.get(id)).toMatchObject({ kind: 'item', item: { id: 'wide' } })
    expect([...scope.itemsByCharge.keys()]).toEqual(['wide'])
    expect(targets(scope, '登记工本')).toEqual(['local'])
  })
  test('is judged itself where the other one is out of reach', () => {
    const scope = scopeOf([repeating, { ...wide, jurisdiction: '53' }])
    expect(scope.targets.get('local')).toMatchObject({ item: { id: 'local' } })
    expect([...scope.itemsByCharge.keys()]).toEqual(['local'])
  })
})

describe('charges and roles', () => {
  test('cases of one charge stand together, from every level, and no item twice', () => {
    const scope = scopeOf([
      { items: [item('a', free, { charge: 'x' }), item('b', free, { charge: 'x' }), item('c', free)] },
      { jurisdiction: '6505', items: [item('d', free, { charge: 'x' })] },
    ])
    expect(
      scope.itemsByCharge
        .get('x')
        ?.map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'd'])
    expect(scope.itemsByCharge.get('c')?.map(({ id }) => id)).toEqual(['c'])
  })
  test('rules about what is off the list are told apart by whether they name it', () => {
    const scope = scopeOf({ prohibitions: [offList({ id: 'all' }), offList({ id: 'some', names: ['保证金'] })] })
    expect(scope.offList.map(({ rule }) => rule.id)).toEqual(['all', 'some'])
    expect(scope.offListUnnamed.map(({ rule }) => rule.id)).toEqual(['all'])
  })
  test('every role of the edition is there with the condition that binds it', () => {
    const { edition } = buildEdition({})
    const scope = buildScope(edition, chainOf('650502'))
    expect([...scope.roles.keys()]).toEqual(edition.set.roles.map(({ role }) => role))
    for (const { role, boundWhen = {} } of edition.set.roles)
      expect(scope.roles.get(role)?.boundWhen.map(([fact]) => fact)).toEqual(Object.keys(boundWhen))
  })
})
