// Addresses of the page: what stands in them brings everything back, and nothing of a name gets lost or changes its place.
import { expect, test } from 'vitest'
import { billAddress, caseAddress } from '../../src/ui/batches/addresses.ts'
import { bodyIn, fragmentOf } from '../../src/ui/check/bill-link.ts'
import { queryOf } from '../../src/ui/service/ask.ts'
import { isKind, levelOf } from '../../src/ui/words/kinds.ts'

const read = (address: string) => {
  const { pathname, searchParams } = new URL(address, 'http://page')
  return [decodeURIComponent(pathname), Object.fromEntries(searchParams)]
}

test('a bill is found again by its row and sheet, with the case file it was opened from', () => {
  expect(read(billAddress('b1', { row: 12, sheet: null }))).toEqual(['/batches/b1', { row: '12' }])
  expect(read(billAddress('b1', { row: 2, sheet: '二月 & 三月' }, '甲?公司'))).toEqual([
    '/batches/b1',
    { row: '2', sheet: '二月 & 三月', issuer: '甲?公司' },
  ])
})

test('bills that name no issuer have a case file too', () => {
  expect(read(caseAddress('b/1', ''))).toEqual(['/batches/b/1', { issuer: '-' }])
  expect(read(caseAddress('b1', '甲'))).toEqual(['/batches/b1', { issuer: '甲' }])
})

test('parameters without a value are left out, others kept as they are', () => {
  expect(queryOf({ a: undefined, b: '', c: 0, d: 'x y&z' })).toBe('?c=0&d=x+y%26z')
  expect(queryOf({})).toBe('')
})

test.each([[{ lines: [{ description: '居民生活电费', amount: '450.00' }] }], ['{"changes":[]}'], [null]])(
  'what is put into a fragment comes out as it was: %j',
  async (body) => {
    const fragment = await fragmentOf(body, 'draft=')
    expect(fragment).toMatch(/^draft=[\w-]+$/)
    expect(await bodyIn(fragment, 'draft=')).toEqual(body)
    // A bill is no draft, nor the other way round.
    expect(await bodyIn(fragment)).toBeUndefined()
  },
)

test.each(['', 'bill=', 'bill=%%%', 'bill=AAAA', 'draft=AAAA', 'nothing'])(
  'the fragment %j holds nothing that can be read',
  async (text) => {
    expect(await bodyIn(text)).toBeUndefined()
  },
)

test('a place stands at the level its code says', () => {
  expect(['CN', '65', '6505', '650502'].map((code) => levelOf(code).zh)).toEqual(['全国目录', '省级目录', '市级目录', '区县目录'])
  expect(levelOf('x')).toEqual({ zh: 'x', en: 'x' })
})

test('only the kinds of the contract are kinds', () => {
  expect(['deposit', 'relief', 'tax', 'toString', ''].map(isKind)).toEqual([true, true, false, false, false])
})
