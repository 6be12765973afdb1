// Looking places up: by name, by pieces of an address, by code, as of a day, and which rules reach what is found.
import { describe, expect, test } from 'vitest'
import { searchRegions } from '../../src/app/read-regions.ts'
import { edition } from '../built-in.ts'

const found = (query: string, more: { asOf?: string; limit?: number } = {}) => searchRegions(edition, { query, limit: 5, ...more })
const codes = (query: string, more = {}) => found(query, more).regions.map(({ code }) => code)

describe('a place is found', () => {
  test.each([
    ['its name', '哈密市', '6505'],
    ['the beginning of its name', '哈密', '6505'],
    ['its code', '650502', '650502'],
    ['pieces of its address', '哈密 伊州', '650502'],
    ['its address shortened', '新疆哈密伊州', '650502'],
    ['its address in full', '新疆维吾尔自治区哈密市伊州区', '650502'],
    ['the code of the country', 'cn', 'CN'],
    ['full-width digits', '６５０５', '6505'],
  ])('by %s', (_, query, code) => expect(codes(query)[0]).toBe(code))

  test('with its address and the levels that have rules of their own', () => {
    expect(found('伊州区').regions[0]).toEqual({
      code: '650502',
      name: '伊州区',
      fullName: '新疆维吾尔自治区哈密市伊州区',
      level: 'county',
      rulesOf: ['6505', '65', 'CN'],
    })
  })

  test('and the wider place stands before the narrower one of the same likeness', () => {
    expect(codes('65', { limit: 3 })).toEqual(['65', '6501', '6502'])
  })
})

test('what exists no more is found only for a day on which it did', () => {
  const retired = [...edition.regions.values()].find(({ validTo, succeededBy }) => validTo !== undefined && succeededBy.length > 0)
  if (retired?.validTo === undefined) throw new Error('the table holds a retired place')
  expect(codes(retired.code)).not.toContain(retired.code)
  expect(codes(retired.code, { asOf: retired.validTo })).toContain(retired.code)
})

test('the total counts all, the list is cut, and nothing like it is no place', () => {
  const { total, regions } = found('区')
  expect([total > 500, regions.length]).toEqual([true, 5])
  expect(found('蓬莱仙岛')).toEqual({ total: 0, regions: [] })
})
