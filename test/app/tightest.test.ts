// The tightest of several limits: named where they reckon alike, under the circumstances they name, and never guessed otherwise.
import { describe, expect, test } from 'vitest'
import { tightestByCase } from '../../src/app/tightest.ts'
import { compareLimits } from '../../src/core/catalogue/compare-limits.ts'
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import type { LimitShape } from '../../src/core/catalogue/schema/limit.ts'
import { buildEdition, item, limit } from '../core/build-edition.ts'

const { vocabulary } = buildEdition({ items: [] }).edition
const price = (text: string, unit?: string): LimitShape => ({ type: 'ceiling', price: text, ...(unit === undefined ? {} : { unit }) })

describe('comparing', () => {
  test.each<[string, LimitShape, LimitShape, number | undefined]>([
    ['prices of one unit', price('0.39', 'kWh'), price('0.4', 'kWh'), -1],
    ['prices of units that convert', price('0.39', 'kWh'), price('390', 'MWh'), 0],
    ['the highest of a range', { type: 'range', min: '0', max: '5' }, price('4'), 1],
    [
      'shares of one sum',
      { type: 'percent', rate: '0.02', of: 'contractAmount' },
      { type: 'percent', rate: '0.03', of: 'contractAmount' },
      -1,
    ],
    [
      'shares of different sums',
      { type: 'percent', rate: '0.02', of: 'contractAmount' },
      { type: 'percent', rate: '0.03', of: 'estimatedPrice' },
      undefined,
    ],
    ['a share and a price', { type: 'percent', rate: '0.02', of: 'contractAmount' }, price('10'), undefined],
    [
      'a share with a cap',
      { type: 'percent', rate: '0.02', of: 'contractAmount', cap: '10' },
      { type: 'percent', rate: '0.03', of: 'contractAmount' },
      undefined,
    ],
    ['a price per unit and one for the whole', price('1', 'kWh'), price('1'), undefined],
    ['nothing and anything', { type: 'free' }, { type: 'local-standard', setBy: { zh: '市', en: 'city' } }, -1],
    ['anything and nothing', price('1'), { type: 'free' }, 1],
    [
      'two local standards',
      { type: 'local-standard', setBy: { zh: '市', en: 'city' } },
      { type: 'local-standard', setBy: { zh: '市', en: 'city' } },
      undefined,
    ],
  ])('%s', (_, a, b, expected) => {
    const compared = compareLimits(a, b, vocabulary)
    expect(compared === undefined ? undefined : Math.sign(compared)).toBe(expected)
  })
})

function casesOf(...items: Item[]) {
  const { compiled } = buildEdition({ items }).edition
  const standing = compiled.items.flatMap((it) => it.limits.map((one) => ({ item: it, limit: one, when: one.when })))
  return tightestByCase(standing, vocabulary).map(({ when, tightest, why, facts, unless }) => [
    when.map(([fact]) => fact).join(),
    tightest?.item.id ?? why,
    ...facts,
    ...unless.map((fact) => `unless ${fact}`),
  ])
}

describe('by circumstances', () => {
  test('of two that always hold the lower one', () => {
    expect(casesOf(item('wide', [limit(price('100'))]), item('near', [limit(price('80'))]))).toEqual([['', 'near']])
  })

  test('an item that is replaced binds no more, even where it is lower', () => {
    expect(casesOf(item('wide', [limit(price('60'))]), item('near', [limit(price('80'))], { replaces: ['wide'] }))).toEqual([['', 'near']])
  })

  test('of the limits of one item the first that matches, and what the circumstances leave open is said', () => {
    const one = item('a', [limit(price('5'), { when: { etc: true } }), limit(price('10'))])
    expect(casesOf(one)).toEqual([
      ['etc', 'a'],
      ['', 'a', 'unless etc'],
    ])
  })

  test('circumstances that exclude each other are not mixed', () => {
    const home = item('home', [limit(price('1'), { when: { customerClass: 'residential' } })])
    const farm = item('farm', [limit(price('2'), { when: { customerClass: 'agricultural' } })])
    expect(casesOf(home, farm)).toEqual([
      ['customerClass', 'home'],
      ['customerClass', 'farm'],
    ])
  })

  test('what reckons differently is left open, with the facts that would settle it', () => {
    const share = item('share', [limit({ type: 'percent', rate: '0.02', of: 'contractAmount' })])
    expect(casesOf(share, item('sum', [limit(price('80'))]))).toEqual([['', 'different-bases', 'contractAmount']])
    const local = limit({ type: 'local-standard', setBy: { zh: '市', en: 'city' } })
    expect(casesOf(item('set', [local]), item('sum', [limit(price('80'))]))).toEqual([['', 'local-standard', 'standardAmount']])
  })

  test('a market price bounds nothing, and gives way to what does', () => {
    expect(casesOf(item('m', [limit({ type: 'market' })]))).toEqual([['', 'market']])
    expect(casesOf(item('m', [limit({ type: 'market' })]), item('sum', [limit(price('80'))]))).toEqual([['', 'sum']])
  })
})
