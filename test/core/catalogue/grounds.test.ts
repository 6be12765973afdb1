// What a rule rests on: which documents may be cited on a day, and on which days a violation may rest on it.
import { describe, expect, test } from 'vitest'
import { citedOn, compileGrounds, type Grounds, groundsViolation } from '../../../src/core/catalogue/grounds.ts'
import type { Document } from '../../../src/core/catalogue/schema/basis.ts'

const LAST = '2026-01-01'
interface Rule {
  from?: string
  to?: string
  lastConfirmed?: string
}
function groundsOf(documents: Record<string, Document>, rule: Rule = {}): Grounds {
  const basis = Object.keys(documents).map((document) => ({ document }))
  return compileGrounds({ ...rule, basis, verification: 'original' }, documents, LAST)
}
const cited = (grounds: Grounds, day: string): string[] => citedOn(grounds, day).map((it) => it.document)

describe('a document with its day', () => {
  const grounds = groundsOf({ A: { published: '2020-01-01', inForce: '2020-03-01' } })

  test.each([
    ['2020-01-01', false],
    ['2020-02-29', false],
    ['2020-03-01', true],
    ['2199-12-31', true],
  ])('grounds a violation on %s: %s', (day, expected) => {
    expect(groundsViolation(grounds, day)).toBe(expected)
    expect(cited(grounds, day)).toEqual(expected ? ['A'] : [])
  })

  test('that is only known by its publication counts from then', () => {
    expect(groundsOf({ A: { published: '2020-01-01' } })).toMatchObject({ from: '2020-01-01', sources: [{ inForce: '2020-01-01' }] })
  })

  test('that has ended is not cited after its last day', () => {
    const ended = groundsOf({ A: { inForce: '2020-03-01', until: '2021-02-28' }, B: { inForce: '2020-06-01' } })
    expect(cited(ended, '2021-02-28')).toEqual(['A', 'B'])
    expect(cited(ended, '2021-03-01')).toEqual(['B'])
  })
})

describe('a document known by its year', () => {
  test('counts from the last day of the year', () => {
    const grounds = groundsOf({ A: { year: 2020 } })
    expect(groundsViolation(grounds, '2020-12-30')).toBe(false)
    expect(groundsViolation(grounds, '2020-12-31')).toBe(true)
  })

  test('counts from the first day of the rule where that lies in the year', () => {
    const grounds = groundsOf({ A: { year: 2020 } }, { from: '2020-04-01' })
    expect(groundsViolation(grounds, '2020-03-31')).toBe(false)
    expect(groundsViolation(grounds, '2020-04-01')).toBe(true)
  })

  test('counts from the end of its year where the rule claims to be older', () => {
    const grounds = groundsOf({ A: { year: 2020 } }, { from: '2018-01-01' })
    expect(groundsViolation(grounds, '2020-12-30')).toBe(false)
    expect(groundsViolation(grounds, '2020-12-31')).toBe(true)
  })

  test('counts from the first day of a rule of later years', () => {
    const grounds = groundsOf({ A: { year: 2020 } }, { from: '2022-01-01' })
    expect(groundsViolation(grounds, '2021-12-31')).toBe(false)
    expect(groundsViolation(grounds, '2022-01-01')).toBe(true)
  })

  test('is shown without a day that nobody established', () => {
    expect(citedOn(groundsOf({ A: { year: 2020 } }), '2022-01-01')).toMatchObject([{ document: 'A', inForce: null }])
  })
})

describe('what never grounds anything', () => {
  test.each([
    ['a draft, even one with a day in force', { A: { draft: true, published: '2020-01-01', inForce: '2020-01-01' } }],
    ['a document without any date', { A: { title: 'undated' } }],
  ] as const)('%s', (_, documents) => {
    const grounds = groundsOf(documents, { from: '2000-01-01' })
    expect(groundsViolation(grounds, '2030-01-01')).toBe(false)
    expect(cited(grounds, '2030-01-01')).toEqual([])
  })

  test('no document at all, and one nobody declared', () => {
    expect(groundsViolation(groundsOf({}), '2030-01-01')).toBe(false)
    const undeclared = compileGrounds({ basis: [{ document: 'X' }], verification: 'original' }, {}, LAST)
    expect(groundsViolation(undeclared, '2030-01-01')).toBe(false)
  })

  test('a draft does not stand in the way of a document beside it', () => {
    const grounds = groundsOf({ A: { draft: true, inForce: '2020-01-01' }, B: { inForce: '2021-01-01' } })
    expect(groundsViolation(grounds, '2020-12-31')).toBe(false)
    expect(cited(grounds, '2021-01-01')).toEqual(['B'])
  })
})

describe('the days of the rule itself', () => {
  const grounds = groundsOf({ A: { inForce: '2000-01-01' } }, { from: '2020-01-01', to: '2020-12-31' })

  test.each([
    ['2019-12-31', false],
    ['2020-01-01', true],
    ['2020-12-31', true],
    ['2021-01-01', false],
  ])('%s: %s', (day, expected) => expect(groundsViolation(grounds, day)).toBe(expected))

  test('without a first day it holds from its earliest document', () => {
    expect(groundsOf({ A: { inForce: '2021-01-01' }, B: { inForce: '2019-05-01' } }).from).toBe('2019-05-01')
  })
})

test('when it was last confirmed: its own day, else that of the file', () => {
  expect(groundsOf({ A: { inForce: '2020-01-01' } }).lastConfirmed).toBe(LAST)
  expect(groundsOf({ A: { inForce: '2020-01-01' } }, { lastConfirmed: '2026-06-01' }).lastConfirmed).toBe('2026-06-01')
})
