// Nothing can accuse without a document that was in force: drafts, undated documents and days before them are found.
import { describe, expect, test } from 'vitest'
import { accusesBeforeDocument } from '../../../../src/core/catalogue/lint/accuses-before-document.ts'
import { accusesWithoutDocument } from '../../../../src/core/catalogue/lint/accuses-without-document.ts'
import { draftDecides } from '../../../../src/core/catalogue/lint/draft-decides.ts'
import { fromAfterTo } from '../../../../src/core/catalogue/lint/from-after-to.ts'
import { ended, file, found, GOOD_DOCUMENT, item, limit, pair, prohibition, relief, setOf, TODAY } from './small-set.ts'

const documents = {
  [GOOD_DOCUMENT]: { published: '2020-01-01' },
  无日期: {},
  年份: { year: 2019 },
  草案: { published: '2019-01-01', draft: true },
  已废止: { published: '2001-01-01', until: '2010-12-31' },
}
const on = (document: string) => ({ basis: [{ document }] })
const withLimit = (...list: ReturnType<typeof limit>[]) => setOf(file({ items: [item('a', { limits: list })] }), { documents })

describe('accuses-without-document', () => {
  test.each([
    ['no document at all', { basis: [], from: undefined }, '?: ∅'],
    ['a document of no known day', { ...on('无日期') }, '2020-01-01: 无日期'],
    ['a document that had ended', on('已废止'), '2020-01-01: 已废止'],
    ['a draft alone', on('草案'), '2020-01-01: 草案'],
    ['a rule over before its document', { from: '2018-01-01', to: '2018-12-31' }, `2018-01-01: ${GOOD_DOCUMENT}`],
  ])('%s', (_, changed, detail) => {
    expect(found(accusesWithoutDocument, withLimit(limit(undefined, changed)))).toEqual([`items.0.limits.0: ${detail}`])
  })
  test('every kind of rule that accuses, those of one document and day as one finding', () => {
    const undated = on('无日期')
    const content = {
      items: [item('a', { ended: [ended(undated)] })],
      prohibitions: [prohibition('p', { ...undated, reach: 'off-list' })],
      reliefs: [relief('r', { ...undated, appliesTo: ['a'] })],
      incompatible: [{ ...pair('i', ['a'], ['a']), ...undated }],
    }
    expect(found(accusesWithoutDocument, setOf(file(content), { documents }))).toEqual(['items.0.ended.0: 2020-01-01: 无日期 (+ p, r, i)'])
  })
  test('what never accuses needs no document', () => {
    const undated = on('无日期')
    const shapes = [
      limit({ type: 'market' }, undated),
      limit({ type: 'local-standard', setBy: { zh: '某局', en: 'someone' } }, { basis: [], from: undefined }),
    ]
    const content = {
      items: [item('a', { limits: shapes, introduced: { ...limit(), ...undated } })],
      prohibitions: [prohibition('p', { ...undated, reach: 'background' })],
      reliefs: [relief('r', { ...undated, appliesTo: ['a'], enforceable: false }), relief('s', undated)],
    }
    expect(found(accusesWithoutDocument, setOf(file(content), { documents }))).toEqual([])
  })
  test('a document known by its year counts from the rule’s own day in that year', () => {
    const set = withLimit(limit(undefined, { ...on('年份'), from: '2019-07-01' }), limit(undefined, { ...on('年份'), from: undefined }))
    expect(found(accusesWithoutDocument, set)).toEqual([])
    expect(found(accusesBeforeDocument, set)).toEqual([])
  })
})

describe('accuses-before-document', () => {
  const reachingBack = withLimit(limit(undefined, { from: '2019-06-01' }))
  test('a rule that reaches back behind its document is noted, and is no error', () => {
    expect(found(accusesBeforeDocument, reachingBack)).toEqual([`items.0.limits.0: 2019-06-01: ${GOOD_DOCUMENT}`])
    expect(found(accusesWithoutDocument, reachingBack)).toEqual([])
    expect(accusesBeforeDocument.severity).toBe('warning')
  })
  test('a rule that begins with its document is not', () => {
    expect(found(accusesBeforeDocument, withLimit(limit()))).toEqual([])
  })
})

describe('draft-decides', () => {
  const beside = { basis: [{ document: GOOD_DOCUMENT }, { document: '草案' }] }
  test('a draft beside a law, in a rule that accuses', () => {
    expect(found(draftDecides, withLimit(limit(undefined, beside)))).toEqual(['items.0.limits.0.basis.1.document: 草案'])
  })
  test('a draft as background', () => {
    const set = setOf(file({ prohibitions: [prohibition('p', { ...beside, reach: 'background' })] }), { documents })
    expect(found(draftDecides, set)).toEqual([])
  })
})

describe('from-after-to', () => {
  test('in rules, coverage, reference prices and documents', () => {
    const turned = { from: '2021-01-02', to: '2021-01-01' }
    const catalogue = file({
      items: [item('a', { ended: [ended(turned)] })],
      coverage: { state: 'partial', lastConfirmed: '2026-01-01', missing: [], ...turned },
    })
    const title = { zh: '基准价', en: 'base' }
    const references = [
      { id: 'base', unit: 'kWh', title, verification: 'original' as const, basis: [], values: [{ ...turned, price: '1' }] },
    ]
    const set = setOf(catalogue, { references, documents: { 某文: { inForce: '2021-01-02', until: '2021-01-01' } } })
    expect(fromAfterTo.check(set, TODAY).map(({ file, path, detail }) => `${file} ${path.join('.')} ${detail}`)).toEqual([
      'CN/deposit.yaml items.0.ended.0 2021-01-02 > 2021-01-01',
      'CN/deposit.yaml coverage 2021-01-02 > 2021-01-01',
      'reference-prices.yaml series.0.values.0 2021-01-02 > 2021-01-01',
      'documents.yaml documents.某文 2021-01-02 > 2021-01-01',
    ])
  })
  test('one day is an interval, and so is an open end', () => {
    const oneDay = limit(undefined, { from: '2021-01-01', to: '2021-01-01' })
    expect(found(fromAfterTo, withLimit(oneDay, limit(undefined, { from: undefined, to: '2019-01-01' }), limit()))).toEqual([])
  })
})
