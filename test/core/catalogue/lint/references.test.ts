// What a catalogue refers to exists: documents, facts and their values, units, items, series; and nothing bears the id of another.
import { describe, expect, test } from 'vitest'
import { duplicateId } from '../../../../src/core/catalogue/lint/duplicate-id.ts'
import { factNotANumber } from '../../../../src/core/catalogue/lint/fact-not-a-number.ts'
import { unknownDocument } from '../../../../src/core/catalogue/lint/unknown-document.ts'
import { unknownFact } from '../../../../src/core/catalogue/lint/unknown-fact.ts'
import { unknownItem } from '../../../../src/core/catalogue/lint/unknown-item.ts'
import { unknownSeries } from '../../../../src/core/catalogue/lint/unknown-series.ts'
import { unknownUnit } from '../../../../src/core/catalogue/lint/unknown-unit.ts'
import { unknownValue } from '../../../../src/core/catalogue/lint/unknown-value.ts'
import { ended, file, found, item, limit, pair, prohibition, relief, setOf, TODAY } from './small-set.ts'

const items = (...list: ReturnType<typeof item>[]) => setOf(file({ items: list }))
const limits = (...list: ReturnType<typeof limit>[]) => items(item('a', { limits: list }))

describe('unknown-document', () => {
  test('a document that documents.yaml lacks is found in every kind of rule', () => {
    const basis = [{ document: '无此文' }]
    const entry = item('a', { limits: [limit(undefined, { basis })], ended: [ended({ basis })], introduced: { ...limit(), basis } })
    const set = setOf(file({ items: [entry], prohibitions: [prohibition('p', { basis })], reliefs: [relief('r', { basis })] }))
    expect(found(unknownDocument, set)).toEqual([
      'items.0.limits.0.basis.0.document: 无此文',
      'items.0.ended.0.basis.0.document: 无此文',
      'items.0.introduced.basis.0.document: 无此文',
      'prohibitions.0.basis.0.document: 无此文',
      'reliefs.0.basis.0.document: 无此文',
    ])
  })
  test('a declared document is no fault, and neither is a name every object has taken for one', () => {
    expect(found(unknownDocument, items(item('a')))).toEqual([])
    expect(found(unknownDocument, limits(limit(undefined, { basis: [{ document: 'constructor' }] })))).toHaveLength(1)
  })
})

describe('unknown-fact', () => {
  test('in conditions and in whatever a limit reckons with', () => {
    const set = limits(
      limit(undefined, { when: { colour: true } }),
      limit({ type: 'percent', rate: '0.1', of: 'size', per: 'days' }),
      limit({ type: 'markup', rate: '0.1', over: 'price' }),
      limit({ type: 'tiers', method: 'slab', by: 'weight', tiers: [{ amount: '1' }] }),
      limit({
        type: 'local-standard',
        setBy: { zh: '某局', en: 'someone' },
        amountFact: 'sum',
        atMost: { type: 'discount', payable: '1', of: 'toll' },
      }),
    )
    expect(found(unknownFact, set).map((it) => it.replace('items.0.limits.', ''))).toEqual([
      '0.when.colour: colour',
      '1.limit.of: size',
      '1.limit.per: days',
      '2.limit.over: price',
      '3.limit.by: weight',
      '4.limit.amountFact: sum',
      '4.limit.atMost.of: toll',
    ])
  })
  test('in what binds a role', () => {
    const set = setOf(file({}), {
      roles: [{ role: 'bank', label: { zh: '银行', en: 'Bank' }, bound: 'listed', boundWhen: { colour: true }, kinds: [] }],
    })
    expect(found(unknownFact, set)).toEqual(['roles.0.boundWhen.colour: colour'])
  })
  test('facts of the vocabulary and fields of the bill are known', () => {
    const when = {
      etc: true,
      place: '65',
      'issuer.name': '检验院',
      'payer.kind': 'individual',
      'issuer.role': 'bank',
      quantity: { above: '1' },
    }
    const tiers = limit({ type: 'tiers', method: 'slab', by: 'quantity', tiers: [{ amount: '1' }] })
    expect(found(unknownFact, limits(limit(undefined, { when }), tiers))).toEqual([])
  })
})

describe('fact-not-a-number', () => {
  test('a share of an answer that is no number', () => {
    expect(found(factNotANumber, limits(limit({ type: 'discount', payable: '0.5', of: 'etc' })))).toEqual([
      'items.0.limits.0.limit.of: etc: boolean',
    ])
  })
  test('a share of money, and a fact that another rule reports', () => {
    const set = limits(
      limit({ type: 'discount', payable: '0.5', of: 'contractAmount' }),
      limit({ type: 'discount', payable: '0.5', of: 'nowhere' }),
    )
    expect(found(factNotANumber, set)).toEqual([])
  })
})

describe('unknown-value', () => {
  test.each([
    ['a value the fact does not have', { metering: ['flat', 'hourly'] }, 'metering: hourly'],
    ['text for a yes or no', { etc: 'true' }, 'etc: true'],
    ['an interval of an enumeration', { metering: { above: '1' } }, 'metering: {"above":"1"}'],
    ['one value of a sum, which is never equal to it', { contractAmount: '100' }, 'contractAmount: 100'],
    ['a role that does not exist', { 'issuer.role': 'shop' }, 'issuer.role: shop'],
    ['a payer that does not exist', { 'payer.kind': ['individual', 'firm'] }, 'payer.kind: firm'],
  ])('%s', (_, when, detail) => {
    expect(found(unknownValue, limits(limit(undefined, { when })))).toEqual([`items.0.limits.0.when.${Object.keys(when)[0]}: ${detail}`])
  })
  test('values of the fact, intervals of sums, names and places', () => {
    const when = {
      metering: 'flat',
      etc: false,
      contractAmount: { above: '1' },
      'issuer.name': '检验院',
      place: ['65', '6505'],
      unknownFact: 'x',
    }
    expect(found(unknownValue, limits(limit(undefined, { when })))).toEqual([])
  })
})

describe('unknown-unit', () => {
  test('in a limit, within a reading of one, and in a reference series', () => {
    const reading = { zh: '一说', en: 'one reading' }
    const readings = [
      { reading, limit: { type: 'ceiling' as const, price: '1', unit: 'step' } },
      { reading, limit: { type: 'free' as const } },
    ]
    const entry = item('a', { limits: [limit({ type: 'fixed', price: '1', unit: 'ell' }), limit({ type: 'contested', readings })] })
    const references = [{ id: 'base', unit: 'mile', title: reading, verification: 'original' as const, basis: [], values: [] }]
    expect(found(unknownUnit, setOf(file({ items: [entry] }), { references }))).toEqual([
      'items.0.limits.0.limit.unit: ell',
      'items.0.limits.1.limit.readings.0.limit.unit: step',
      'series.0.unit: mile',
    ])
  })
  test('a unit of units.yaml, and a price for the whole charge', () => {
    expect(found(unknownUnit, limits(limit({ type: 'fixed', price: '1', unit: 'kWh' }), limit()))).toEqual([])
  })
})

describe('unknown-item', () => {
  test('in every kind of reference', () => {
    const set = setOf(
      file({
        items: [item('a', { replaces: ['b'], sameAs: 'c' })],
        prohibitions: [prohibition('p', { with: 'd', sameAs: 'e' })],
        reliefs: [relief('r', { appliesTo: ['f'], sameAs: 'p' })],
        incompatible: [pair('i', ['g'], ['h'])],
      }),
    )
    expect(found(unknownItem, set).map((it) => it.split(': ')[1])).toEqual(['b', 'c', 'd', 'e', 'f', 'p', 'g', 'h'])
  })
  test('a prohibition rides on a charge, everything else names an item, in whatever file it stands', () => {
    const local = file(
      { items: [item('a', { charge: 'power', replaces: ['b'] })], prohibitions: [prohibition('p', { with: 'power' })] },
      '65',
    )
    const wide = file({ items: [item('b')], reliefs: [relief('r', { appliesTo: ['a'] })], incompatible: [pair('i', ['a'], ['b'])] })
    expect(found(unknownItem, setOf([local, wide]))).toEqual([])
    expect(
      found(unknownItem, setOf(file({ items: [item('a', { charge: 'power' })], reliefs: [relief('r', { appliesTo: ['power'] })] }))),
    ).toHaveLength(1)
  })
})

describe('unknown-series', () => {
  const over = { type: 'markup' as const, rate: '0.1', over: 'contractAmount' }
  test('a series that reference-prices.yaml lacks', () => {
    expect(found(unknownSeries, limits(limit({ ...over, series: 'lost' })))).toEqual(['items.0.limits.0.limit.series: lost'])
  })
  test('a published series, and a markup that names none', () => {
    expect(found(unknownSeries, limits(limit({ ...over, series: 'base' }), limit(over)))).toEqual([])
  })
})

describe('duplicate-id', () => {
  test('across files and across items and rules, naming the other place', () => {
    const set = setOf([file({ items: [item('a')] }), file({ items: [item('a')], prohibitions: [prohibition('a')] }, '65')])
    expect(duplicateId.check(set, TODAY)).toMatchObject([
      { file: '65/deposit.yaml', path: ['items', 0, 'id'], detail: 'a = CN/deposit.yaml items.0.id' },
      { file: '65/deposit.yaml', path: ['prohibitions', 0, 'id'], detail: 'a = CN/deposit.yaml items.0.id' },
    ])
  })
  test('among facts, which are a space of ids of their own', () => {
    const etc = { name: 'etc', type: 'boolean' as const, question: { zh: '？', en: '?' } }
    expect(found(duplicateId, setOf(file({ items: [item('etc')] }), { facts: [etc] }))).toEqual([])
    expect(found(duplicateId, setOf(file({}), { facts: [etc, etc] }))).toEqual(['facts.1.name: etc = facts.yaml facts.0.name'])
  })
})
