// Whatever is submitted, parsing answers: an invoice, or faults that say where, in both languages, without repeating what was sent.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { Library } from '../../src/app/library.ts'
import { parseInvoice } from '../../src/core/invoice/parse.ts'
import { edition } from '../built-in.ts'
import { anyBody, BILLS, isMarked, spoiltBill } from './mutations.ts'
import { leadsSomewhere } from './pointers.ts'

const { vocabulary, regions } = edition
const parse = (body: unknown) => parseInvoice(body, vocabulary, regions)
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,15})?$/

/** What is wrong with the answer itself. */
function complaints(body: unknown): readonly string[] {
  const answer = parse(body)
  if (answer.ok) {
    const sums = answer.invoice.lines.flatMap((it) => [it.amount, it.quantity ?? it.amount, it.unitPrice ?? it.amount])
    return sums.map((it) => it.toFixed()).filter((text) => !DECIMAL.test(text))
  }
  const { faults } = answer
  return [
    ...(faults.length === 0 ? [`${faults.length} faults`] : []),
    ...faults.filter(({ pointer }) => !leadsSomewhere(body, pointer)).map(({ pointer }) => `${pointer} leads nowhere`),
    ...faults.filter(({ detail }) => detail.zh.trim() === '' || detail.en.trim() === '').map(({ pointer }) => `${pointer} says nothing`),
    ...faults.filter(({ detail }) => isMarked(detail.zh + detail.en)).map(({ pointer }) => `${pointer} repeats what was sent`),
  ]
}

test('golden bills spoilt at random', () => {
  fc.assert(
    fc.property(spoiltBill, (body) => {
      expect(complaints(body)).toEqual([])
    }),
    { numRuns: 4000 },
  )
})

test('anything that JSON can say', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      expect(complaints(body)).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('the same body is answered the same, and is left as it was', () => {
  fc.assert(
    fc.property(spoiltBill, (body) => {
      const before = JSON.stringify(body)
      const [first, second] = [parse(body), parse(structuredClone(body))]
      expect(JSON.stringify(second)).toBe(JSON.stringify(first))
      expect(JSON.stringify(body)).toBe(before)
    }),
    { numRuns: 500 },
  )
})

test('what is no JSON at all is refused or read, never thrown at', () => {
  const [bill] = BILLS
  const values = [undefined, () => 1, Symbol('x'), 1n, Number.NaN, Number.POSITIVE_INFINITY, new Date(0), new Map(), /x/, new Array(3)]
  for (const value of values) {
    expect(complaints(value)).toEqual([])
    for (const member of ['lines', 'total', 'issuer', 'facts', 'issuedOn']) {
      expect(complaints({ ...Object(bill), [member]: value }), `${member} ${String(value)}`).toEqual([])
    }
    expect(complaints({ ...Object(bill), lines: [{ description: '费', amount: value }] }), String(value)).toEqual([])
  }
})

describe('members of every object', () => {
  const { prototype } = Object
  const before = Object.getOwnPropertyNames(prototype)

  test('are never taken from, or written to, what all objects share', () => {
    fc.assert(
      fc.property(spoiltBill, (body) => void parse(body)),
      { numRuns: 500 },
    )
    expect(Object.getOwnPropertyNames(prototype)).toEqual(before)
    expect(Object({}).amount).toBeUndefined()
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other: refused where it stands', (name) => {
    const poison = (text: string): unknown => JSON.parse(text.replace('{', `{"${name}":"1",`))
    const pointersOf = (body: unknown) => {
      const answer = parse(body)
      return answer.ok ? [] : answer.faults.map((it) => it.pointer)
    }
    const line = { description: '费', amount: '1' }
    const bill = { jurisdiction: '65', issuedOn: '2023-01-01' }
    expect(pointersOf(poison(JSON.stringify({ ...bill, lines: [line] })))).toEqual([`/${name}`])
    expect(pointersOf({ ...bill, lines: [poison(JSON.stringify(line))] })).toEqual([`/lines/0/${name}`])
    expect(pointersOf({ ...bill, lines: [{ ...line, facts: poison('{"compelled":true}') }] })).toEqual([`/lines/0/facts/${name}`])
    expect(pointersOf({ ...bill, lines: [line], facts: poison('{"compelled":true}') })).toEqual([`/facts/${name}`])
  })
})

describe('size', () => {
  const line = { description: '居民生活电费', amount: '1' }
  const of = (count: number, change: object = {}) => ({
    jurisdiction: '650502',
    issuedOn: '2023-04-17',
    lines: Array.from({ length: count }, () => ({ ...line, ...change })),
  })

  test('ten thousand lines are taken and one more is not', () => {
    expect(parse(of(10_000)).ok).toBe(true)
    const answer = parse(of(10_001))
    expect(answer.ok ? [] : answer.faults.map((it) => it.pointer)).toEqual(['/lines'])
  })

  test('a body wrong in every line is told at most a thousand faults, the first of the document first', () => {
    const body = of(10_000, { amount: 'x', quantity: {}, extra: 1 })
    const answer = checkInvoice(new Library([edition]), { body, language: 'zh' })
    const pointers = answer.ok ? [] : answer.problem.errors.map((it) => it.pointer)
    expect(pointers.length).toBe(1000)
    expect(pointers.every((pointer) => pointer.startsWith('/lines/'))).toBe(true)
  })

  test.each([
    ['description', 500],
    ['code', 500],
    ['unit', 40],
    ['id', 64],
  ])('%s may have %i characters and no more', (member, most) => {
    expect(parse(of(1, { [member]: '度'.repeat(most) })).ok).toBe(true)
    const answer = parse(of(1, { [member]: '度'.repeat(most + 1) }))
    expect(answer.ok ? [] : answer.faults.map((it) => it.pointer)).toEqual([`/lines/0/${member}`])
  })
})
