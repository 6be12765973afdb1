// The digest of an edition: the same content has the same digest however it is laid out, and any other content another one.
import { describe, expect, test } from 'vitest'
import { decodeSet } from '../../../src/core/catalogue/catalogue-set.ts'
import type { Source } from '../../../src/core/catalogue/decode.ts'
import { createEdition, digestOf } from '../../../src/core/catalogue/edition.ts'
import { REGIONS } from '../build-edition.ts'
import { sources } from './sources.ts'

const text = `kind: deposit
jurisdiction: CN
title: { zh: 保证金, en: Deposits }
coverage: { state: partial, lastConfirmed: '2026-01-01', missing: [] }
items:
- id: performance
  name: { zh: 履约保证金, en: Performance bond }
  aliases: [履约金, 合同履约金]
  limits:
  - limit: { type: percent, rate: '0.10', of: contractAmount, cap: '100' }
    from: '2017-01-01'
    basis: [{ document: D, clause: 一 }]
    verification: original
  - limit: { type: free }
    basis: []
    verification: unconfirmed
`
const laidOutOtherwise = `# 保证金

coverage:
    missing: []
    lastConfirmed: "2026-01-01"   # a comment
    state: partial
jurisdiction: 'CN'
kind: "deposit"
items: [{ name: {en: Performance bond, zh: 履约保证金}, id: performance, aliases: [履约金, 合同履约金],
  limits: [{ verification: original, basis: [{clause: 一, document: D}], from: '2017-01-01', limit: {cap: '100', of: contractAmount, rate: '0.10', type: percent}},
           { limit: { type: free }, basis: [], verification: unconfirmed }] }]
title: { en: Deposits, zh: 保证金 }
`

function editionOf(its: readonly Source[], number = 1) {
  const decoded = decodeSet(its)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.faults))
  return createEdition(number, decoded.value, REGIONS)
}
const withText = (its: string): Source[] => [...sources(), { path: 'CN/deposit.yaml', text: its }]
const digest = editionOf(withText(text)).digest

test('is written as sha256 and 64 hexadecimal digits', () => {
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(digestOf('')).toBe('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

describe('is the same', () => {
  test('with white space, comments, quotes and the order of keys changed', () => {
    expect(editionOf(withText(laidOutOtherwise)).digest).toBe(digest)
  })

  test('with the files in another order', () => {
    expect(editionOf(withText(text).reverse()).digest).toBe(digest)
  })

  test('under another number', () => {
    expect(editionOf(withText(text), 7)).toMatchObject({ number: 7, digest })
  })
})

describe('is another', () => {
  test.each([
    ['a price', "'0.10'", "'0.11'"],
    ['a zero more', "'0.10'", "'0.100'"],
    ['a day', '2017-01-01', '2017-01-02'],
    ['a clause', 'clause: 一', 'clause: 二'],
    ['a verification', 'verification: original', 'verification: public-copy'],
    ['a translation', 'Performance bond', 'Performance Bond'],
    ['the order of aliases', '履约金, 合同履约金', '合同履约金, 履约金'],
    ['a cap taken away', ", cap: '100'", ''],
    ['the state of the catalogue', 'state: partial', 'state: complete'],
    ['another last confirmation', '2026-01-01', '2026-01-02'],
  ])('with %s', (_, before, after) => {
    const changed = text.replace(before, after)
    expect(changed).not.toBe(text)
    expect(editionOf(withText(changed)).digest).not.toBe(digest)
  })

  test('with the order of limits, of which the first that matches wins', () => {
    const [head = '', percent = '', free = ''] = text.split(/^(?= {2}- limit)/m)
    expect(editionOf(withText(head + free + percent)).digest).not.toBe(digest)
  })

  test.each(['facts.yaml', 'units.yaml', 'roles.yaml', 'documents.yaml', 'tolerances.yaml', 'names.yaml'])(
    'with a change in %s',
    (path) => {
      const change = (its: string) => its.replace(/"(en|title|certainty)": "([^"]+)"/, '"$1": "$20"').replace('"0.990"', '"0.98"')
      const changed = withText(text).map((source) => (source.path === path ? { path, text: change(source.text) } : source))
      expect(changed).not.toEqual(withText(text))
      expect(editionOf(changed).digest).not.toBe(digest)
    },
  )

  test('with an empty catalogue more', () => {
    const empty = text.slice(0, text.indexOf('items:')).replace('deposit', 'port-charge')
    expect(editionOf([...withText(text), { path: 'CN/port-charge.yaml', text: empty }]).digest).not.toBe(digest)
  })
})
