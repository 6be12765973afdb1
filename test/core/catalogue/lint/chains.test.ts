// What meets on a bill is compared across the places that meet there: the nation, a region and its city, never two cities.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contendedAlias } from '../../../../src/core/catalogue/lint/contended-alias.ts'
import { duplicateId } from '../../../../src/core/catalogue/lint/duplicate-id.ts'
import { limitNeverReached } from '../../../../src/core/catalogue/lint/limit-never-reached.ts'
import { tiersOutOfOrder } from '../../../../src/core/catalogue/lint/tiers-out-of-order.ts'
import { unknownItem } from '../../../../src/core/catalogue/lint/unknown-item.ts'
import type { Item } from '../../../../src/core/catalogue/schema/item.ts'
import { chainOf } from '../../../../src/core/values/region.ts'
import { ended, file, found, item, limit, pair, prohibition, relief, setOf, TODAY } from './small-set.ts'

/** One item of this alias in each place, named for the place. */
const aliased = (places: readonly string[], more: Partial<Item> = {}) =>
  setOf(
    places.map((place, index) => {
      const again = places.indexOf(place) < index ? '-again' : ''
      return file({ items: [item(`i${place.toLowerCase()}${again}`, { aliases: ['某某费'], ...more })] }, place)
    }),
  )
const contended = (places: readonly string[], more: Partial<Item> = {}) =>
  contendedAlias.check(aliased(places, more), TODAY).map(({ id, detail }) => `${id}: ${detail}`)

describe('an alias of two charges', () => {
  test.each([[['CN', '65']], [['CN', '650502']], [['65', '6505']], [['6505', '650502']], [['5301', '530124']], [['65', '65']]])(
    'contends where the places meet: %j',
    (places) => {
      expect(contendedAlias.check(aliased(places), TODAY)).toHaveLength(1)
    },
  )
  test.each([[['6502', '6505']], [['14', '46']], [['6505', '530124']], [['65', '5301']]])(
    'does not where they never meet: %j',
    (places) => {
      expect(contended(places)).toEqual([])
    },
  )
  test('contends exactly where one place lies in the other', () => {
    const place = fc.constantFrom('CN', '65', '6505', '6502', '650502', '53', '5301', '530124')
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(contendedAlias.check(aliased([a, b]), TODAY).length > 0).toBe(chainOf(a).includes(b) || chainOf(b).includes(a))
      }),
    )
  })
  test('is told at each claim but the first, with every rival within reach and none beyond it', () => {
    expect(contended(['CN', '65', '6505'])).toEqual(['i65: 某某费 = icn', 'i6505: 某某费 = icn, i65'])
    expect(contended(['CN', '6502', '6505'])).toEqual(['i6502: 某某费 = icn', 'i6505: 某某费 = icn'])
    expect(contended(['6502', '6505', '65'])).toEqual(['i65: 某某费 = i6502, i6505'])
  })
  test('is one charge where the national and the regional row share it', () => {
    expect(contended(['CN', '65', '6505'], { charge: 'electricity' })).toEqual([])
  })
  test('is one charge where both repeat the same third heading', () => {
    const set = setOf([
      file({ items: [item('a'), item('b', { aliases: ['某某费'], sameAs: 'a' })] }),
      file({ items: [item('c', { aliases: ['某某费'], sameAs: 'a' })] }, '65'),
    ])
    expect(contendedAlias.check(set, TODAY)).toEqual([])
  })
  test('contends still where a charge ended only for some payers, or only until some day', () => {
    const when = { 'payer.kind': 'individual' }
    expect(contended(['CN', '65'], { ended: [ended({ when })] })).toHaveLength(1)
    expect(contended(['CN', '65'], { ended: [ended({ when }), ended()] })).toEqual([])
    expect(contended(['CN', '65'], { ended: [ended({ to: '2099-12-31' })] })).toHaveLength(1)
  })
  test('written with other spaces, width or brackets is the same alias, and another word is not', () => {
    const two = (a: string, b: string) =>
      contendedAlias.check(setOf(file({ items: [item('a', { aliases: [a] }), item('b', { aliases: [b] })] })), TODAY)
    for (const [a, b] of [
      ['ＥＴＣ费', 'ETC费'],
      ['服 务 费', '服务费'],
      ['费（甲）', '费(甲)'],
    ] as const)
      expect(two(a, b)).toHaveLength(1)
    for (const [a, b] of [
      ['水费', '电费'],
      ['服务费', '服务费（甲）'],
    ] as const)
      expect(two(a, b)).toEqual([])
  })
  test('that one item bears twice contends with nothing', () => {
    expect(contendedAlias.check(setOf(file({ items: [item('a', { aliases: ['甲费', '甲费'] })] })), TODAY)).toEqual([])
  })
  test('the own name of two charges contends as an alias does', () => {
    const named = (id: string) => item(id, { name: { zh: '某某费', en: id } })
    expect(found(contendedAlias, setOf([file({ items: [named('a')] }), file({ items: [named('b')] }, '6505')]))).toEqual([
      'items.0.name: 某某费 = a',
    ])
  })
})

describe('an id', () => {
  test('is one for every kind of entry in every file, and each repetition names the first', () => {
    const set = setOf([
      file({ items: [item('a')], prohibitions: [prohibition('b')], reliefs: [relief('b')] }),
      file({ reliefs: [relief('a')], incompatible: [pair('a', ['a'], ['a'])] }, '6505'),
    ])
    expect(duplicateId.check(set, TODAY).map(({ file: where, path, detail }) => `${where} ${path.join('.')}: ${detail}`)).toEqual([
      'CN/deposit.yaml reliefs.0.id: b = CN/deposit.yaml prohibitions.0.id',
      '6505/deposit.yaml reliefs.0.id: a = CN/deposit.yaml items.0.id',
      '6505/deposit.yaml incompatible.0.id: a = CN/deposit.yaml items.0.id',
    ])
  })
  test('is one among units, among roles and among series', () => {
    const { units, roles, references } = setOf(file({}))
    expect(found(duplicateId, setOf(file({}), { units: [...units, ...units] }))).toEqual(['units.1.id: kWh = units.yaml units.0.id'])
    expect(found(duplicateId, setOf(file({}), { roles: [...roles, ...roles] }))).toEqual(['roles.1.role: bank = roles.yaml roles.0.role'])
    expect(found(duplicateId, setOf(file({}), { references: [...references, ...references] }))).toEqual([
      'series.1.id: base = reference-prices.yaml series.0.id',
    ])
  })
})

describe('a reference', () => {
  test('reaches from a city to the nation and from the nation to a city', () => {
    const nation = file({ items: [item('a')], reliefs: [relief('r', { appliesTo: ['b'] })] })
    const city = file({ items: [item('b', { replaces: ['a'], sameAs: 'a' })], prohibitions: [prohibition('p', { with: 'a' })] }, '6505')
    expect(found(unknownItem, setOf([nation, city]))).toEqual([])
  })
  test('is told once for each place that is wrong, among those that are right', () => {
    const set = setOf(file({ items: [item('a', { replaces: ['a', 'x', 'a', 'y'] })], reliefs: [relief('r', { appliesTo: ['a', 'z'] })] }))
    expect(found(unknownItem, set)).toEqual(['items.0.replaces.1: x', 'items.0.replaces.3: y', 'reliefs.0.appliesTo.1: z'])
  })
  test('to a rule of another kind reaches nothing', () => {
    const set = setOf(
      file({ items: [item('a', { sameAs: 'p' })], prohibitions: [prohibition('p', { sameAs: 'r' })], reliefs: [relief('r')] }),
    )
    expect(found(unknownItem, set)).toEqual(['items.0.sameAs: p', 'prohibitions.0.sameAs: r'])
  })
})

describe('several limits of one item', () => {
  const on = (from: string, to?: string, when?: { etc: boolean }) => limit(undefined, { from, to, when })
  const reached = (...limits: ReturnType<typeof limit>[]) => found(limitNeverReached, setOf(file({ items: [item('a', { limits })] })))
  test('are each told, with the first that hides them', () => {
    expect(reached(on('2020-01-01'), on('2021-01-01'), on('2022-01-01', undefined, { etc: true }))).toEqual([
      'items.0.limits.1: limits.0 → limits.1',
      'items.0.limits.2: limits.0 → limits.2',
    ])
  })
  test('share a day or do not: the last of one may not be the first of the next', () => {
    expect(reached(on('2020-01-01', '2020-12-31'), on('2021-01-01', '2021-12-31'), on('2022-01-01'))).toEqual([])
    expect(reached(on('2020-01-01', '2021-01-01'), on('2021-01-01'))).toHaveLength(1)
  })
  test('behind conditions are hidden exactly where the conditions before them leave them nothing', () => {
    const when = fc.constantFrom({ etc: true }, { etc: false })
    fc.assert(
      fc.property(fc.array(when, { maxLength: 5 }), (list) => {
        const hidden = list.flatMap(({ etc }, place) => (list.slice(0, place).some((it) => it.etc === etc) ? [place] : []))
        const rest = new Set(list.map(({ etc }) => etc)).size === 2 ? [list.length] : []
        const found = reached(...list.map((each) => on('2020-01-01', undefined, each)), on('2020-01-01'))
        expect(found.map((it) => Number(/limits\.(\d+):/.exec(it)?.[1]))).toEqual([...hidden, ...rest])
      }),
    )
  })
  test('of two items do not hide one another', () => {
    expect(found(limitNeverReached, setOf(file({ items: [item('a'), item('b')] })))).toEqual([])
  })
})

describe('tiers', () => {
  const tiers = (ends: readonly { upTo?: string; below?: string }[]) => {
    const shape = { type: 'tiers' as const, method: 'slab' as const, by: 'quantity', tiers: ends.map((end) => ({ ...end, amount: '1' })) }
    return found(tiersOutOfOrder, setOf(file({ items: [item('a', { limits: [limit(shape)] })] })))
  }
  const ends = fc.uniqueArray(fc.nat({ max: 100_000 }), { minLength: 2, maxLength: 8 })
  test('that climb are in order however their ends are written, and with two exchanged they are not', () => {
    fc.assert(
      fc.property(ends, fc.nat(), fc.boolean(), (list, seed, open) => {
        const climbing = list.toSorted((a, b) => a - b).map((end) => ({ upTo: (end / 4).toFixed(2) }))
        expect(tiers(open ? [...climbing, {}] : climbing)).toEqual([])
        const place = seed % (climbing.length - 1)
        const exchanged = [...climbing.slice(0, place), ...climbing.slice(place, place + 2).reverse(), ...climbing.slice(place + 2)]
        expect(tiers(exchanged).length).toBeGreaterThan(0)
      }),
    )
  })
  test('each stumble of one limit is told', () => {
    expect(tiers([{ upTo: '5' }, { upTo: '4' }, {}, { upTo: '3' }, { upTo: '2' }])).toEqual([
      'items.0.limits.0.limit.tiers.1: 5 → 4',
      'items.0.limits.0.limit.tiers.2: ∞',
      'items.0.limits.0.limit.tiers.4: 3 → 2',
    ])
  })
})
