// Which invoice a row belongs to is found by look-ups; here it is found by comparing with every invoice of the number, and both agree.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HashIndex } from '../../../src/intake/stream/hash-index.ts'
import { InvoiceBook, issuerOf } from '../../../src/intake/table/invoice-book.ts'

const [CODE, OTHER] = ['91650100MA77XYT003', '91110000100006485K']

interface Said {
  readonly number: string
  readonly uscc: string
  readonly name: string
}

/** How near a row is to an invoice; 0 where they have nothing to do with each other. */
function nearness(known: Omit<Said, 'number'>, row: Omit<Said, 'number'>): number {
  if (known.uscc !== '' && row.uscc !== '') return known.uscc === row.uscc ? 3 : 0
  if (known.name !== '' && row.name !== '') return known.name === row.name ? 2 : 0
  return [known, row].some(({ uscc, name }) => uscc === '' && name === '') ? 1 : 0
}

function compared(rows: readonly Said[]): number[] {
  const all: { readonly number: string; uscc: string; name: string; spoken: number }[] = []
  return rows.map(({ number, uscc, name }, turn) => {
    const near = all
      .map((it, index) => ({ it, index, by: it.number === number ? nearness(it, { uscc, name }) : 0 }))
      .filter(({ by }) => by > 0)
      .sort((a, b) => b.by - a.by || b.it.spoken - a.it.spoken)
    const [first] = near
    if (first === undefined) return all.push({ number, uscc, name, spoken: turn }) - 1
    const { it, index } = first
    it.uscc ||= uscc
    it.name ||= name
    it.spoken = turn
    return index
  })
}

const said = fc.record({
  number: fc.constantFrom('001', '002'),
  uscc: fc.constantFrom('', '', CODE, OTHER),
  name: fc.constantFrom('', '', '甲', '乙', '丙'),
})

describe('the invoice of a row', () => {
  test('is that which comparing with all of them finds, whatever the rows say and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 30 }), (rows) => {
        const expected = compared(rows)
        for (const index of [new Map<string, number>(), new HashIndex()]) {
          const book = new InvoiceBook(index)
          expect(rows.map(({ number, uscc, name }) => book.find(number, issuerOf(uscc, name)))).toEqual(expected)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  const found = (...rows: readonly (readonly [uscc: string, name: string])[]) => {
    const book = new InvoiceBook(new Map())
    return rows.map(([uscc, name]) => book.find('001', issuerOf(uscc, name)))
  }

  test('is one where code and name stand together once, and one of them alone before or behind', () => {
    expect(found([CODE, '甲'], ['', '甲'], [CODE, ''], ['', ''])).toEqual([0, 0, 0, 0])
    expect(found(['', '甲'], [CODE, '甲'], [CODE, ''])).toEqual([0, 0, 0])
  })

  test('is another where nothing shows a code and a name to be of one issuer', () => {
    expect(found([CODE, ''], ['', '甲'])).toEqual([0, 1])
    expect(found([CODE, '甲'], [OTHER, '甲'])).toEqual([0, 1])
  })

  test('is told by the name where the code is none, and the name by what it means', () => {
    expect(found(['91650100MA77XYT004', '甲（集团） 公司'], ['', '甲(集团)公司'], ['000000000000000000', '乙'])).toEqual([0, 0, 1])
  })

  test('is the one that rows without an issuer began, once another says who it is', () => {
    expect(found(['', ''], ['', '甲'], ['', '乙'], ['', ''], ['', '甲'])).toEqual([0, 0, 1, 1, 0])
  })

  test('begins anew in a book that was emptied', () => {
    for (const index of [new Map<string, number>(), new HashIndex()]) {
      const book = new InvoiceBook(index)
      const ask = (name: string) => book.find('001', issuerOf('', name))
      expect([ask('甲'), ask('乙'), book.size]).toEqual([0, 1, 2])
      book.clear()
      expect([ask('乙'), ask('甲'), book.size]).toEqual([0, 1, 2])
    }
  })
})

test('an index of hashes keeps what was put into it, however much', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat(2 ** 31))), fc.nat(3_000), (pairs, more) => {
      const all = [...pairs, ...Array.from({ length: more }, (_, index) => [`n${index % 2_000}`, index] as const)]
      const index = new HashIndex()
      for (const [text, value] of all) index.set(text, value)
      for (const [text, value] of new Map(all)) expect(index.get(text)).toBe(value)
      expect(index.get('not there')).toBeUndefined()
    }),
    { numRuns: 40 },
  )
})
