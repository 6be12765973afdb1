// Canonical JSON: equal data have equal bytes, different data have different bytes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, type Json } from '../../../src/core/values/canonical.ts'

const anyJson = fc.jsonValue({ maxDepth: 4 }).map((value): Json => JSON.parse(JSON.stringify(value)))

function shuffled(value: Json): Json {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, shuffled(member)] as const]))
  return Object.fromEntries(members.reverse())
}

test.each([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [{ b: { d: [], c: {} }, a: null }, '{"a":null,"b":{"c":{},"d":[]}}'],
  [{ a: undefined, b: '中文"' }, '{"b":"中文\\""}'],
  [['b', 'a', [2, 1]], '["b","a",[2,1]]'],
  [{ 10: 'ten', 9: 'nine' }, '{"10":"ten","9":"nine"}'],
  ['\ud800', '"\\ud800"'],
])('%j', (value, text) => expect(canonicalJson(value)).toBe(text))

describe('any value', () => {
  test('is read back as it was, so that different data have different bytes', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })

  test('has the same bytes in any order of its members', () => {
    fc.assert(fc.property(anyJson, (value) => canonicalJson(value) === canonicalJson(shuffled(value))))
  })
})

test('a member called __proto__ is data like any other', () => {
  const value: Json = JSON.parse('{"b":1,"__proto__":{"x":1}}')
  expect(canonicalJson(value)).toBe('{"__proto__":{"x":1},"b":1}')
})
