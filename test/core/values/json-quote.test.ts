// A text as JSON writes it: whatever the text, the very bytes of JSON.stringify.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonQuoted } from '../../../src/core/values/json-quote.ts'

describe('a text quoted by hand', () => {
  test('is what JSON.stringify writes, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => jsonQuoted(text) === JSON.stringify(text)))
  })

  test.each(['', '电费', '说"明"', '行\n二', '反\\斜', '\u0000', '\ud800', '\udfff半', '😀', '\u2028'])('%j too', (text) => {
    expect(jsonQuoted(text)).toBe(JSON.stringify(text))
  })

  test('nothing is null', () => {
    expect(jsonQuoted(null)).toBe('null')
  })
})
