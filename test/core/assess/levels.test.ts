// Rules of the district, the city, the region and the nation judge a bill together.
import { describe, expect, test } from 'vitest'
import { buildEdition, charge, gist, item, limit, offList, type Shelf } from '../build-edition.ts'

const one = (price: string, more: object = {}) => limit({ type: 'ceiling', price }, more)
const shelf = (jurisdiction: string, id: string, price: string, more: object = {}): Shelf => ({
  jurisdiction,
  items: [item(id, [one(price)], { charge: 'fee', aliases: ['fee'], ...more })],
})
const judged = (shelves: Shelf[], amount: string, bill: object = {}) => buildEdition(shelves).line(charge('fee', amount), bill)

describe('several levels bind', () => {
  const shelves = [shelf('CN', 'fee-cn', '30'), shelf('65', 'fee-65', '10'), shelf('6505', 'fee-6505', '20')]

  test.each([
    ['650502', '10.00', 'fee-65'],
    ['6505', '10.00', 'fee-65'],
    ['6502', '10.00', 'fee-65'],
    ['110101', '30.00', 'fee-cn'],
    ['CN', '30.00', 'fee-cn'],
  ])('in %s the lowest of those in reach wins: %s by %s', (jurisdiction, allowed, by) => {
    const report = judged(shelves, '40', { jurisdiction })
    expect([report.allowed, report.match?.item]).toEqual([allowed, by])
  })

  test('between equals the narrower is cited', () => {
    expect(judged([shelf('CN', 'fee-cn', '10'), shelf('6505', 'fee-6505', '10')], '11').match?.item).toBe('fee-6505')
  })

  test('the order of the files decides nothing', () => {
    expect(judged([...shelves].reverse(), '40')).toEqual(judged(shelves, '40'))
  })

  test('what is free at one level is bound by the other', () => {
    const market: Shelf = { jurisdiction: '65', items: [item('fee-65', [limit({ type: 'market' })], { charge: 'fee', aliases: ['fee'] })] }
    expect(gist(judged([shelf('CN', 'fee-cn', '30'), market], '31'))).toBe('violation 30.00 1.00 above-limit')
  })
})

describe('an item that replaces a wider one', () => {
  const wide = shelf('CN', 'fee-cn', '10')
  test('stands in for it, though it allows more', () => {
    const report = judged([wide, shelf('6505', 'fee-6505', '20', { replaces: ['fee-cn'] })], '15')
    expect([gist(report), report.match?.item]).toEqual(['permitted 20.00 0.00', 'fee-6505'])
  })

  test('does so only while it has a limit in force', () => {
    const later: Shelf = {
      jurisdiction: '6505',
      items: [item('fee-6505', [one('20', { from: '2023-07-01' })], { charge: 'fee', aliases: ['fee'], replaces: ['fee-cn'] })],
    }
    expect(judged([wide, later], '15').allowed).toBe('10.00')
    expect(judged([wide, later], '15', { issuedOn: '2023-07-01' }).allowed).toBe('20.00')
  })

  test('does so only in its own place', () => {
    expect(judged([wide, shelf('6502', 'fee-6502', '20', { replaces: ['fee-cn'] })], '15').allowed).toBe('10.00')
  })
})

describe('an amount left to local standards', () => {
  const national: Shelf = {
    items: [
      item('fee-cn', [limit({ type: 'local-standard', setBy: { zh: '地方', en: 'the region' }, atMost: { type: 'fixed', price: '50' } })], {
        charge: 'fee',
        aliases: ['fee'],
      }),
    ],
  }
  test('is answered by the narrower item that states it', () => {
    expect(gist(judged([national, shelf('65', 'fee-65', '10')], '11'))).toBe('violation 10.00 1.00 above-limit')
    expect(gist(judged([national, shelf('65', 'fee-65', '10')], '10'))).toBe('permitted 10.00 0.00')
  })
  test('stays open where no narrower item does', () => {
    expect(gist(judged([national, shelf('6502', 'fee-6502', '10')], '11'))).toBe('undetermined 50.00 0.00 local-standard')
  })
})

describe('one charge under two headings', () => {
  const shelves: Shelf[] = [
    { items: [item('real', [one('10')], { aliases: ['fee'] })] },
    { kind: 'government-priced-service', items: [item('again', [], { sameAs: 'real', aliases: ['charge again'] })] },
  ]
  test.each(['fee', 'charge again', 'again'])('%s is judged where the item says', (name) => {
    const report = buildEdition(shelves).line(charge(name, '11'))
    expect([gist(report), report.match?.item]).toEqual(['violation 10.00 1.00 above-limit', 'real'])
  })
})

describe('two charges that bear one name', () => {
  const two = (a: string, b: string): Shelf[] => [
    { items: [item('a', [one(a)], { aliases: ['fee'] }), item('b', [one(b)], { aliases: ['fee'] })] },
  ]
  test.each([
    ['10', 'permitted 20.00 0.00'],
    ['15', 'undetermined 20.00 0.00 ambiguous-match'],
    ['21', 'violation 20.00 1.00 above-limit'],
  ])('%s: what both agree on is certain', (amount, expected) => expect(gist(judged(two('10', '20'), amount))).toBe(expected))

  test('both are named where it is open', () => {
    const report = judged(two('10', '20'), '15')
    expect(report.match).toMatchObject({ item: null, alternatives: [{ item: 'a' }, { item: 'b' }] })
  })

  test('where one is free and the other bound, what the bound one allows is permitted', () => {
    const shelves: Shelf[] = [
      { items: [item('a', [limit({ type: 'market' })], { aliases: ['fee'] }), item('b', [one('10')], { aliases: ['fee'] })] },
    ]
    expect(judged(shelves, '10').verdict).toBe('permitted')
    expect(gist(judged(shelves, '11'))).toBe('undetermined - 0.00 ambiguous-match')
  })

  test('the own name of one outweighs the alias of the other', () => {
    const shelves: Shelf[] = [{ items: [item('fee', [one('10')]), item('b', [one('20')], { aliases: ['fee'] })] }]
    expect(judged(shelves, '15')).toMatchObject({ verdict: 'violation', match: { item: 'fee', method: 'exact' } })
  })

  test('the one this issuer may charge is meant', () => {
    const shelves: Shelf[] = [
      {
        items: [
          item('a', [one('10')], { aliases: ['fee'], issuers: ['bank'] }),
          item('b', [one('20')], { aliases: ['fee'], issuers: ['administrative-agency'] }),
        ],
      },
    ]
    expect(judged(shelves, '15')).toMatchObject({ verdict: 'permitted', match: { item: 'b' } })
  })
})

test('a code settles what is meant, whatever the name says', () => {
  const { line } = buildEdition([
    { items: [item('a', [one('10')], { codes: ['0101'] }), item('b', [one('20')])] },
    { kind: 'prohibition', prohibitions: [offList()] },
  ])
  expect(line(charge('b', '15', { code: '0101' }))).toMatchObject({ verdict: 'violation', match: { item: 'a', method: 'code', score: 1 } })
})
