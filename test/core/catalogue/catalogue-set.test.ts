// A set of catalogue texts is decoded whole or not at all, and every file says of itself what its path says.
import { describe, expect, test } from 'vitest'
import { decodeSet } from '../../../src/core/catalogue/catalogue-set.ts'
import type { Source } from '../../../src/core/catalogue/decode.ts'
import { sources, without } from './sources.ts'

const catalogue = (kind: string, jurisdiction: string, more = ''): string =>
  `kind: ${kind}\njurisdiction: '${jurisdiction}'\ntitle: { zh: 目录, en: Catalogue }\ncoverage: { state: partial, lastConfirmed: '2026-01-01', missing: [] }\n${more}`

function faultsOf(its: readonly Source[]): string[] {
  const decoded = decodeSet(its)
  return decoded.ok ? [] : decoded.faults.map(({ file, line, path, detail }) => `${file}:${line} ${path} ${detail}`)
}

describe('a sound set', () => {
  test('holds every file, in the order of the paths whatever order they came in', () => {
    const files = [
      { path: 'CN/deposit.yaml', text: catalogue('deposit', 'CN') },
      { path: '6505/electricity-tariff.yaml', text: catalogue('electricity-tariff', '6505') },
    ]
    const forwards = decodeSet([...sources(), ...files])
    const backwards = decodeSet([...files, ...sources()].reverse())
    expect(forwards).toEqual(backwards)
    expect(forwards.ok && forwards.value.files.map((file) => file.path)).toEqual(['6505/electricity-tariff.yaml', 'CN/deposit.yaml'])
  })

  test('leaves what is no catalogue alone: readings, examples, regions', () => {
    const others = ['README.md', 'regions.json', 'examples/hami.yaml'].map((path) => ({ path, text: ': : no yaml [' }))
    expect(faultsOf([...sources(), ...others])).toEqual([])
  })
})

describe('a missing file is named', () => {
  test.each(['facts', 'units', 'roles', 'documents', 'reference-prices', 'tolerances', 'names'])('%s.yaml', (name) => {
    expect(faultsOf(without(`${name}.yaml`))).toEqual([`${name}.yaml:1  the file is missing`])
  })

  test('all of them at once where there is nothing', () => {
    expect(faultsOf([])).toHaveLength(7)
  })
})

describe('path and content agree', () => {
  test.each([
    ['another kind', 'CN/deposit.yaml', catalogue('port-charge', 'CN')],
    ['another place', '65/deposit.yaml', catalogue('deposit', '6505')],
  ])('%s', (_, path, text) => {
    const faults = faultsOf([...sources(), { path, text }])
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${path}:1 .*its path says otherwise`))
  })
})

test('faults of several files come together, each with its place', () => {
  const files = [
    { path: 'CN/deposit.yaml', text: catalogue('deposit', 'CN', 'items:\n- id: Capital\n') },
    { path: '65/deposit.yaml', text: 'kind: [' },
    { path: 'facts.yaml', text: 'facts:\n- { name: a, type: colour, question: { zh: 甲, en: a } }\n' },
  ]
  const faults = faultsOf([...without('facts.yaml'), ...files])
  const places = faults.map((fault) => fault.split(' ').slice(0, 2).join(' '))
  expect(places).toContain('facts.yaml:2 facts.0.type')
  expect(places).toContain('CN/deposit.yaml:6 items.0.id')
  expect(places.some((place) => place.startsWith('65/deposit.yaml:'))).toBe(true)
})

describe('shapes that would judge wrongly are refused', () => {
  const item = (limit: string) =>
    catalogue(
      'deposit',
      'CN',
      `items:\n- id: a\n  name: { zh: 甲, en: a }\n  limits:\n  - limit: ${limit}\n    basis: []\n    verification: original\n`,
    )
  const judged = (limit: string) => faultsOf([...sources(), { path: 'CN/deposit.yaml', text: item(limit) }])

  test('a sound limit passes', () => expect(judged("{ type: fixed, price: '1.5' }")).toEqual([]))

  test.each([
    '{ type: fixed, price: 1.5 }',
    "{ type: fixed, price: '1,5' }",
    "{ type: fixed, price: '0x10' }",
    "{ type: fixed, price: '1', cap: 'Infinity' }",
    '{ type: fixed }',
    "{ type: ceiling, price: '1', rate: '2' }",
    '{ type: tiers, method: slab, by: quantity, tiers: [] }',
    '{ type: contested, readings: [{ reading: { zh: 甲, en: a }, limit: { type: free } }] }',
    '{ type: unheard-of }',
  ])('%s', (limit) => expect(judged(limit)).not.toEqual([]))

  test('a complete catalogue that says what is missing', () => {
    const text = catalogue('deposit', 'CN').replace('partial', 'complete').replace('missing: []', 'missing: [{ zh: 甲, en: a }]')
    expect(faultsOf([...sources(), { path: 'CN/deposit.yaml', text }])[0]).toMatch(/^CN\/deposit.yaml:4 coverage.missing/)
  })

  test('an enum without values, and values without an enum', () => {
    const facts =
      'facts:\n- { name: a, type: enum, question: { zh: 甲, en: a } }\n- { name: b, type: money, values: [], question: { zh: 乙, en: b } }\n'
    expect(faultsOf([...without('facts.yaml'), { path: 'facts.yaml', text: facts }])).toHaveLength(2)
  })
})
