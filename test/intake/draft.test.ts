// The draft of an invoice written out: values and places side by side, nothing empty left behind, defaults only where nothing is said.
import { describe, expect, test } from 'vitest'
import { type DraftInvoice, isPlain, type Stated, settled, withDefaults } from '../../src/intake/draft.ts'

const at = <T extends string | boolean | number>(value: T, place: string): Stated<T> => ({ value, place })

const UNMAPPED = [{ place: 'z', detail: { zh: '甲', en: 'x' } }]

const DRAFT: DraftInvoice = {
  id: at('A', 'a'),
  issuer: { name: at('甲', 'b'), uscc: undefined },
  payer: { name: undefined },
  issuedOn: at('2026-01-05', 'c'),
  lines: [
    {
      id: at('1', 'd'),
      description: at('电费', 'e'),
      quantity: undefined,
      amount: at('-1.00', 'f'),
      credit: at(true, 'f'),
      tax: { rate: at('0.13', 'g'), net: undefined },
      period: { from: at('2026-01-01', 'h'), to: at('2026-01-31', 'h') },
      facts: { 'a/b~c': at(false, 'i') },
    },
    { description: at('水费', 'j'), amount: at('2', 'k'), tax: { rate: undefined }, facts: {} },
  ],
  total: undefined,
}

describe('written out', () => {
  const { body, places, unmapped, row } = settled(DRAFT, { place: 'row 7', row: 7 }, UNMAPPED, {})

  test('the body holds what is stated, and no empty members', () => {
    expect(body).toEqual({
      id: 'A',
      issuer: { name: '甲' },
      issuedOn: '2026-01-05',
      lines: [
        {
          id: '1',
          description: '电费',
          amount: '-1.00',
          credit: true,
          tax: { rate: '0.13' },
          period: { from: '2026-01-01', to: '2026-01-31' },
          facts: { 'a/b~c': false },
        },
        { description: '水费', amount: '2' },
      ],
    })
  })

  test('every leaf has its place, under the pointer of RFC 6901', () => {
    expect(places).toEqual({
      '': 'row 7',
      '/id': 'a',
      '/issuer/name': 'b',
      '/issuedOn': 'c',
      '/lines/0/id': 'd',
      '/lines/0/description': 'e',
      '/lines/0/amount': 'f',
      '/lines/0/credit': 'f',
      '/lines/0/tax/rate': 'g',
      '/lines/0/period/from': 'h',
      '/lines/0/period/to': 'h',
      '/lines/0/facts/a~1b~0c': 'i',
      '/lines/1/description': 'j',
      '/lines/1/amount': 'k',
    })
  })

  test('the rest is handed on', () => {
    expect([unmapped, row]).toEqual([UNMAPPED, 7])
  })

  test('writing it out twice gives the same and leaves the draft alone', () => {
    const before = JSON.stringify(DRAFT)
    expect(settled(DRAFT, { place: 'row 7', row: 7 }, unmapped, {})).toEqual({ body, places, unmapped, row })
    expect(JSON.stringify(DRAFT)).toBe(before)
  })

  test('a draft of nothing is an empty object for the schema to refuse', () => {
    const empty = settled({ issuer: {}, payer: {}, lines: [] }, { place: '/', row: 1 }, [], {})
    expect(empty).toEqual({ body: { lines: [] }, places: { '': '/' }, unmapped: [], row: 1 })
  })
})

describe('defaults', () => {
  test('leave the object they are given alone', () => {
    const body = { issuer: { name: '甲' } }
    const whole = withDefaults(body, { jurisdiction: '65', issuerRole: 'bank' })
    expect(whole).toEqual({ jurisdiction: '65', issuer: { name: '甲', role: 'bank' } })
    expect(body).toEqual({ issuer: { name: '甲' } })
  })

  test('add no empty members', () => {
    expect(withDefaults({}, {})).toEqual({})
    expect(withDefaults({}, { facts: {} })).toEqual({})
  })

  test('a fact of the file wins over a default of the same name', () => {
    expect(withDefaults({ facts: { etc: true } }, { facts: { etc: false, road: 'G30' } })).toEqual({ facts: { etc: true, road: 'G30' } })
  })

  test('a place that is stated wrongly is not replaced by one that is right', () => {
    expect(withDefaults({ jurisdiction: 0 }, { jurisdiction: '65' })).toEqual({ jurisdiction: 0 })
    expect(withDefaults({ jurisdiction: null }, { jurisdiction: '65' })).toEqual({ jurisdiction: null })
  })

  test('what is plain', () => {
    expect([{}, { a: 1 }, Object.create(null)].every(isPlain)).toBe(true)
    expect([null, undefined, [], 'a', 1, true].some(isPlain)).toBe(false)
  })
})
