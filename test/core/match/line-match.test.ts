// Which charge a line is: its code before its name, a charge's own name before an alias, and general words never alone.
import { describe, expect, test } from 'vitest'
import { matchLine } from '../../../src/core/match/line-match.ts'
import { buildScope, type Scope } from '../../../src/core/match/scope.ts'
import { chainOf } from '../../../src/core/values/region.ts'
import { loadEdition } from '../../../src/entry/load-catalogues.ts'
import { buildEdition, item, limit, offList, prohibition, type Shelf } from '../build-edition.ts'
import { publishedNames } from './catalogue-names.ts'
import { lineOf } from './line.ts'

const free = [limit({ type: 'free' })]
const named = (id: string, name: string, more: Parameters<typeof item>[2] = {}) => item(name, free, { id, ...more })
const scopeOf = (shelves: readonly Shelf[] | Shelf): Scope => buildScope(buildEdition(shelves).edition, chainOf('650502'))
const match = (scope: Scope, text: string, code?: string) => matchLine(scope, lineOf(text, code))
const ids = (scope: Scope, text: string, code?: string) => match(scope, text, code).candidates.map((it) => it.item.id)

describe('a code', () => {
  const scope = scopeOf({
    items: [named('a', '注册费', { codes: ['100', '101'] }), named('b', '登记费', { codes: ['101'] }), named('c', '年检费')],
  })
  test('outweighs the name, even that of another charge', () => {
    expect(match(scope, '登记费', '100')).toMatchObject({ method: 'code', score: 1, candidates: [{ item: { id: 'a' }, name: '注册费' }] })
    expect(match(scope, '登记费', '100').doubtful).toEqual([])
  })
  test('that no item has leaves the name to decide', () => {
    expect(match(scope, '登记费', '999')).toEqual(match(scope, '登记费'))
    expect(match(scope, '登记费', '')).toEqual(match(scope, '登记费'))
  })
  test('of two items brings up both charges', () => {
    expect(match(scope, '某物', '101').charges.map((charge) => charge.map(({ id }) => id))).toEqual([['a'], ['b']])
  })
  test('may be the id of the item itself, as someone chose it by hand, and only of one within reach', () => {
    expect(match(scope, '登记费', 'c')).toMatchObject({ method: 'code', candidates: [{ item: { id: 'c' } }] })
    const shelves = [{ items: [named('a', '注册费')] }, { jurisdiction: '6502', items: [named('far', '年检费')] }]
    expect(ids(scopeOf(shelves), '注册费', 'far')).toEqual(['a'])
  })
  test('that is the id of an item which repeats another heading is judged there', () => {
    const twice = scopeOf({ items: [named('a', '注册费'), named('b', '登记费', { sameAs: 'a' })] })
    expect(ids(twice, '某物', 'b')).toEqual(['a'])
  })
  test('is not taken for part of a name, nor a name for a code', () => {
    expect(ids(scope, '100')).toEqual([])
    expect(ids(scope, '登记费\n', '100')).toEqual(['a'])
  })
})

describe('a name', () => {
  test('that is a charge’s own outweighs another charge’s alias', () => {
    const scope = scopeOf({ items: [named('own', '注册费'), named('other', '登记费', { aliases: ['注册费'] })] })
    expect(match(scope, '注册费')).toMatchObject({ method: 'exact', score: 1, candidates: [{ item: { id: 'own' } }] })
    expect(match(scope, '注册费').charges).toHaveLength(1)
  })
  test('keeps the alias of another case of the same charge beside it', () => {
    const scope = scopeOf({
      items: [named('own', '注册费', { charge: 'x' }), named('case', '登记费', { charge: 'x', aliases: ['注册费'] })],
    })
    expect(ids(scope, '注册费').sort()).toEqual(['case', 'own'])
    expect(match(scope, '注册费').charges).toHaveLength(1)
  })
  test('that is an alias of two charges brings up both, for circumstances to settle', () => {
    const scope = scopeOf({ items: [named('a', '甲登记费', { aliases: ['登记费'] }), named('b', '乙登记费', { aliases: ['登记费'] })] })
    expect(match(scope, '登记费')).toMatchObject({ method: 'alias', score: 1 })
    expect(match(scope, '登记费').charges.map(([first]) => first?.id)).toEqual(['a', 'b'])
  })
  test('brings up every case of its charge, also those not so called', () => {
    const scope = scopeOf([{ items: [named('a', '注册费', { charge: 'x' }), named('b', '登记费', { charge: 'x' })] }])
    expect(ids(scope, '注册费')).toEqual(['a'])
    expect(match(scope, '注册费').charges[0]?.map(({ id }) => id)).toEqual(['a', 'b'])
  })
  test('of a heading that repeats another leads there', () => {
    const scope = scopeOf([
      { items: [named('wide', '注册费')] },
      { jurisdiction: '6505', items: [named('local', '登记费', { sameAs: 'wide' })] },
    ])
    expect(ids(scope, '登记费')).toEqual(['wide'])
    expect(match(scope, '登记费').charges.map(([first]) => first?.id)).toEqual(['wide'])
  })
  test('that nothing bears settles nothing', () => {
    const scope = scopeOf({ items: [named('a', '注册费')] })
    for (const text of ['苹果', '', ' ', '2023年3月', '注册费和苹果和别的东西'])
      expect(match(scope, text), text).toMatchObject({ candidates: [], charges: [] })
  })
})

describe('a general word', () => {
  const scope = scopeOf({
    items: [
      named('a', '甲管理费', { weakAliases: ['管理费'] }),
      named('b', '乙服务费', { weakAliases: ['管理费', '服务费'], aliases: ['专项服务费'] }),
    ],
    prohibitions: [prohibition('p', { names: ['摊派费'], weakNames: ['工作费'] })],
  })
  test('brings charges up and settles none', () => {
    expect(match(scope, '管理费')).toMatchObject({ method: undefined, score: 0, candidates: [], charges: [], prohibitions: [] })
    expect(match(scope, '管理费').doubtful.map((it) => it.item.id)).toEqual(['a', 'b'])
  })
  test('of a prohibition forbids nothing by itself, and is kept for where the charge stands on the bill', () => {
    expect(match(scope, '工作费').prohibitions).toEqual([])
    expect(match(scope, '工作费').weakProhibitions.map(({ rule }) => rule.id)).toEqual(['p'])
    expect(match(scope, '摊派费').weakProhibitions).toEqual([])
  })
  test('of every published charge settles none, unless another bears it as its name', () => {
    const published = buildScope(loadEdition(), chainOf('650502'))
    const strong = new Set(publishedNames.filter(({ strength }) => strength !== 'weak').map(({ name }) => name))
    const weak = [
      ...new Set(publishedNames.filter(({ strength, name }) => strength === 'weak' && !strong.has(name)).map(({ name }) => name)),
    ]
    expect(weak.length).toBeGreaterThan(20)
    for (const text of weak.flatMap((name) => [name, ` ${name}。`, `${name}（2023年3月）`])) {
      expect(match(published, text), text).toMatchObject({ charges: [], candidates: [], prohibitions: [], states: {} })
    }
  })
})

describe('a prohibition', () => {
  test('stands beside a charge of the same name, and neither hides the other', () => {
    const scope = scopeOf({ items: [named('a', '赞助费')], prohibitions: [prohibition('p', { names: ['赞助费'] })] })
    expect(ids(scope, '赞助费')).toEqual(['a'])
    expect(match(scope, '赞助费').prohibitions.map(({ rule }) => rule.id)).toEqual(['p'])
  })
  test('alone says how it was found, and holds against a code that no item has', () => {
    const scope = scopeOf({ prohibitions: [prohibition('p', { names: ['赞助费'] })] })
    for (const code of [undefined, '7']) expect(match(scope, '赞助费', code)).toMatchObject({ method: 'alias', score: 1, charges: [] })
    expect(match(scope, '赞助费').prohibitions).toHaveLength(1)
  })
  test('of the background, or of what is off the list, matches nothing, surely or doubtfully', () => {
    const scope = scopeOf({
      prohibitions: [prohibition('bg', { reach: 'background', names: ['赞助费'] }), offList({ names: ['赞助费'], weakNames: ['赞助'] })],
    })
    for (const text of ['赞助费', '赞助', '赞助款费']) {
      expect(match(scope, text)).toMatchObject({ prohibitions: [], weakProhibitions: [], doubtfulProhibitions: [], score: 0 })
    }
  })
})

describe('a component', () => {
  const scope = scopeOf({
    items: [named('power', '居民电价', { charge: 'electricity', includes: ['线损费'] }), named('both', '变损费', { includes: ['变损费'] })],
  })
  test('names its charge and is none itself', () => {
    expect(match(scope, '线损费')).toMatchObject({ component: 'electricity', method: 'alias', charges: [], candidates: [] })
  })
  test('that is also a charge is that charge', () => {
    expect(match(scope, '变损费')).toMatchObject({ component: undefined, method: 'exact', candidates: [{ item: { id: 'both' } }] })
  })
  test('with the code of a charge is that charge', () => {
    const coded = scopeOf({ items: [named('power', '居民电价', { includes: ['线损费'], codes: ['E1'] })] })
    expect(match(coded, '线损费', 'E1')).toMatchObject({ component: undefined, method: 'code' })
  })
})

describe('what a name states', () => {
  const states = (names: string[], facts: Record<string, string | boolean>) => [{ names, facts }]
  const scope = scopeOf({
    items: [
      named('a', '甲电价', {
        charge: 'x',
        aliases: ['居民电费', '照明电费'],
        states: states(['居民电费', '照明电费'], { customerClass: 'residential', etc: true }),
      }),
      named('b', '乙电价', {
        charge: 'x',
        aliases: ['照明电费'],
        states: states(['照明电费'], { customerClass: 'industrial-commercial', etc: true }),
      }),
    ],
  })
  test('is taken from the name that fitted, and from no other name of the item', () => {
    expect(match(scope, '居民电费').states).toEqual({ customerClass: 'residential', etc: true })
    expect(match(scope, '甲电价').states).toEqual({})
  })
  test('is left open where two items state it differently, and kept where they agree', () => {
    expect(match(scope, '照明电费').states).toEqual({ etc: true })
  })
  test('is not guessed from a name that is only like it, nor from a code', () => {
    const coded = scopeOf({ items: [named('a', '居民电费', { codes: ['1'], states: states(['居民电费'], { etc: true }) })] })
    expect(match(coded, '某物', '2').states).toEqual({})
    expect(match(coded, '居民生活照明电费').states).toEqual({})
  })
})

describe('memory', () => {
  test('changes no answer, however many names were asked for in between', () => {
    const shelves: Shelf = { items: [named('a', '注册费', { aliases: ['登记费'], codes: ['1'] })] }
    const [used, fresh] = [scopeOf(shelves), scopeOf(shelves)]
    const asked = [['注册费'], ['登记费'], ['登记费', '1'], ['注册费', '2'], ['苹果']] as const
    const before = asked.map(([text, code]) => match(used, text, code))
    for (let number = 0; number < 10_050; number += 1) match(used, `第${number}号`)
    expect(asked.map(([text, code]) => match(used, text, code))).toEqual(before)
    expect(asked.toReversed().map(([text, code]) => match(fresh, text, code))).toEqual(before.toReversed())
  })
  test('of one place is not that of another', () => {
    const { edition } = buildEdition([{ jurisdiction: '6505', items: [named('a', '注册费')] }])
    expect(ids(buildScope(edition, chainOf('6505')), '注册费')).toEqual(['a'])
    expect(ids(buildScope(edition, chainOf('6502')), '注册费')).toEqual([])
  })
})
