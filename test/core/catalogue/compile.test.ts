// Compiling a set: defaults are filled in once, conditions become tests with exact numbers, and reliefs stand with the items they lower.
import { describe, expect, test } from 'vitest'
import { compileCondition, compileSet } from '../../../src/core/catalogue/compile.ts'
import { findUnit, possibleValues } from '../../../src/core/catalogue/vocabulary.ts'
import { Decimal } from '../../../src/core/values/decimal.ts'
import { buildEdition, item, limit, offList, pair, prohibition, relief, setOf } from '../build-edition.ts'

describe('items', () => {
  const { items } = compileSet(setOf([{ kind: 'deposit', jurisdiction: '65', items: [item('a', [limit({ type: 'free' })])] }]))

  test('what an item leaves out is its default', () => {
    expect(items[0]).toMatchObject({
      id: 'a',
      charge: 'a',
      kind: 'deposit',
      jurisdiction: '65',
      issuers: undefined,
      governedBy: 'service',
      introduced: undefined,
      sameAs: undefined,
      includes: [],
      perOccasion: false,
      ended: [],
      reliefs: [],
    })
    expect(items[0]?.limits[0]).toMatchObject({ index: 0, when: [], grounds: { from: '2000-01-01', sources: [{ title: 'Document D' }] } })
  })
})

describe('conditions', () => {
  test('a value, several values, an interval', () => {
    const when = {
      metering: 'flat',
      etc: true,
      customerClass: ['residential', 'agricultural'],
      contractAmount: { above: '100.5', atMost: '2000' },
    }
    expect(compileCondition(when)).toEqual([
      ['metering', { kind: 'among', values: ['flat'] }],
      ['etc', { kind: 'among', values: [true] }],
      ['customerClass', { kind: 'among', values: ['residential', 'agricultural'] }],
      ['contractAmount', { kind: 'interval', above: new Decimal('100.5'), atMost: new Decimal(2000) }],
    ])
  })

  test('no condition always holds', () => expect(compileCondition(undefined)).toEqual([]))
})

describe('rules', () => {
  const compiled = compileSet(
    setOf([
      {
        items: [item('a', []), item('b', [])],
        prohibitions: [prohibition('p', { issuers: ['bank'] }), offList()],
        incompatible: [pair('x', ['a'], ['b'])],
      },
      {
        kind: 'relief',
        jurisdiction: '65',
        reliefs: [
          relief('half', ['a', 'b'], '0.5'),
          relief('wish', ['a'], '0', { enforceable: false }),
          relief('again', ['a'], '0.5', { sameAs: 'half' }),
          relief('elsewhere', ['nowhere'], '0.5'),
          { ...relief('background', ['a'], '0.5'), appliesTo: undefined },
        ],
      },
    ]),
  )

  test('a relief stands with each item it lowers; wishes, repetitions and background with none', () => {
    expect(compiled.items.map((it) => [it.id, it.reliefs.map((relieving) => relieving.rule.id)])).toEqual([
      ['a', ['half']],
      ['b', ['half']],
    ])
    expect(compiled.reliefs).toHaveLength(5)
  })

  test('rules keep the jurisdiction of their file', () => {
    expect(compiled.reliefs[0]).toMatchObject({ jurisdiction: '65', payable: new Decimal('0.5') })
    expect(compiled.prohibitions.map((it) => it.jurisdiction)).toEqual(['CN', 'CN'])
    expect(compiled.prohibitions[0]?.issuers).toEqual(new Set(['bank']))
    expect(compiled.pairs).toMatchObject([{ rule: { id: 'x' }, when: [] }])
  })
})

describe('the vocabulary', () => {
  const { vocabulary } = buildEdition([]).edition

  test.each([
    ['kWh', 'kWh'],
    ['KWH', 'kWh'],
    ['ｋＷｈ', 'kWh'],
    [' 度 ', 'kWh'],
    ['元/千瓦时', 'kWh'],
    ['m³', 'm3'],
    ['立方米', 'm3'],
    ['兆瓦时', 'MWh'],
  ])('the unit %j is %s', (text, id) => expect(findUnit(vocabulary, text)?.unit.id).toBe(id))

  test.each(['', '桶', 'kWhh', '元'])('the unit %j is none', (text) => expect(findUnit(vocabulary, text)).toBeUndefined())

  test('the answers a fact can have', () => {
    expect(possibleValues(vocabulary.facts.get('metering'))).toEqual(['flat', 'time-of-use'])
    expect(possibleValues(vocabulary.facts.get('etc'))).toEqual([true, false])
    expect(possibleValues(vocabulary.facts.get('contractAmount'))).toBeUndefined()
    expect(possibleValues(undefined)).toBeUndefined()
  })
})
