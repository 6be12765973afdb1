// Listing the catalogues and the facts of an edition: which pass the filter, in what order, and what each says of itself.
import { describe, expect, test } from 'vitest'
import { type CatalogueFilter, listCatalogues, listFacts } from '../../src/app/read-catalogues.ts'
import { buildEdition, item, limit, prohibition, relief, type Shelf } from '../core/build-edition.ts'

const free = limit({ type: 'free' })
const SHELVES: Shelf[] = [
  { jurisdiction: '650502', kind: 'deposit' },
  { jurisdiction: '6505', kind: 'utility-charge', coverage: { from: '2023-03-29', to: '2024-03-28' } },
  { jurisdiction: '65', kind: 'utility-charge', coverage: { from: '2021-03-01' } },
  { jurisdiction: '65', kind: 'deposit', coverage: { to: '2022-12-31' } },
  { jurisdiction: '1101', kind: 'deposit' },
  {
    jurisdiction: 'CN',
    kind: 'deposit',
    coverage: { state: 'complete', from: '2017-01-01' },
    items: [item('a', [free]), item('b', [free]), item('c', [free])],
    reliefs: [relief('cut', ['a'], '0.5')],
  },
  { jurisdiction: 'CN', kind: 'prohibition', prohibitions: [prohibition('x'), prohibition('y')] },
]
const { edition } = buildEdition(SHELVES)
const listed = (filter: CatalogueFilter = {}) =>
  listCatalogues(edition, filter, 'zh').map(({ jurisdiction, kind }) => `${jurisdiction}/${kind}`)

describe('the order', () => {
  test('is nation, region, city, county, and within one place by kind, however the files were read', () => {
    const expected = [
      'CN/deposit',
      'CN/prohibition',
      '65/deposit',
      '65/utility-charge',
      '1101/deposit',
      '6505/utility-charge',
      '650502/deposit',
    ]
    expect(listed()).toEqual(expected)
    const other = buildEdition([...SHELVES].reverse()).edition
    expect(listCatalogues(other, {}, 'zh').map(({ jurisdiction, kind }) => `${jurisdiction}/${kind}`)).toEqual(expected)
  })
})

describe('the filter', () => {
  test('by kind leaves that kind alone, everywhere', () => {
    expect(listed({ kind: 'utility-charge' })).toEqual(['65/utility-charge', '6505/utility-charge'])
    expect(listed({ kind: 'toll-discount' })).toEqual([])
  })

  test('by place leaves what reaches it: its own and all above it, neither neighbours nor what lies in it', () => {
    expect(listed({ jurisdiction: 'CN' })).toEqual(['CN/deposit', 'CN/prohibition'])
    expect(listed({ jurisdiction: '65' })).toEqual(['CN/deposit', 'CN/prohibition', '65/deposit', '65/utility-charge'])
    expect(listed({ jurisdiction: '650502' })).not.toContain('1101/deposit')
    expect(listed({ jurisdiction: '650502' })).toHaveLength(6)
    expect(listed({ jurisdiction: '110101' })).toEqual(['CN/deposit', 'CN/prohibition', '1101/deposit'])
  })

  test.each([
    ['2023-03-28', false],
    ['2023-03-29', true],
    ['2024-03-28', true],
    ['2024-03-29', false],
  ])('by day counts the first and the last day of a catalogue: %s', (asOf, holds) => {
    expect(listed({ asOf }).includes('6505/utility-charge')).toBe(holds)
  })

  test('by day takes an open end for open', () => {
    expect(listed({ asOf: '2099-01-01' })).toContain('65/utility-charge')
    expect(listed({ asOf: '2021-02-28' })).not.toContain('65/utility-charge')
    expect(listed({ asOf: '1950-01-01' })).toContain('65/deposit')
    expect(listed({ asOf: '2023-01-01' })).not.toContain('65/deposit')
  })

  test('by all three leaves what passes each', () => {
    expect(listed({ kind: 'deposit', jurisdiction: '650502', asOf: '2023-06-01' })).toEqual(['CN/deposit', '650502/deposit'])
  })
})

describe('a catalogue', () => {
  test('says how complete it is, for which days, and how much it holds', () => {
    expect(listCatalogues(edition, { kind: 'deposit', jurisdiction: 'CN' }, 'zh')).toEqual([
      {
        kind: 'deposit',
        jurisdiction: 'CN',
        title: 'CN/deposit.yaml',
        coverage: { state: 'complete', from: '2017-01-01', to: null, lastConfirmed: '2030-01-01', missing: [] },
        items: 3,
        prohibitions: 0,
        reliefs: 1,
      },
    ])
    expect(listCatalogues(edition, { kind: 'prohibition' }, 'zh')[0]).toMatchObject({ items: 0, prohibitions: 2, reliefs: 0 })
  })

  test('is titled, and says what it lacks, in the language asked for', () => {
    const missing = [{ zh: '区县的收费', en: 'charges of counties' }]
    const partial = buildEdition({ kind: 'deposit', coverage: { missing } }).edition
    expect(listCatalogues(partial, {}, 'zh')[0]).toMatchObject({ title: 'CN/deposit.yaml', coverage: { missing: ['区县的收费'] } })
    expect(listCatalogues(partial, {}, 'en')[0]).toMatchObject({
      title: 'CN/deposit.yaml (en)',
      coverage: { state: 'partial', missing: ['charges of counties'] },
    })
  })
})

test('facts come as the edition has them, each member there or null', () => {
  const question = { zh: '几月？', en: 'Which month?' }
  const values = [{ value: 'may', label: { zh: '五月', en: 'May' } }]
  const own = buildEdition(
    {},
    {
      facts: [
        { name: 'month', type: 'enum', values, question },
        { name: 'weight', type: 'number', unit: 't', question, field: true },
      ],
    },
  )
  const facts = listFacts(own.edition)
  expect(facts.slice(-2)).toEqual([
    { name: 'month', label: null, type: 'enum', unit: null, values, field: false, question },
    { name: 'weight', label: null, type: 'number', unit: 't', values: null, field: true, question },
  ])
  expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length)
})
