// What a bill calls its lines is taken from whatever was sent, and nothing that was sent can make it fail.
import { describe, expect, test } from 'vitest'
import { billedLines } from '../../src/app/billed-lines.ts'
import { checkDocument } from '../../src/app/check-document.ts'
import { Library } from '../../src/app/library.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'

describe('the name of a line', () => {
  test.each([
    ['is its description', { id: 'a', description: '居民电费', code: '01' }, { id: 'a', description: '居民电费' }],
    ['is its code where it has no other', { id: 'a', description: null, code: '01' }, { id: 'a', description: '01' }],
    ['is nothing where it has neither', { id: 'a' }, { id: 'a', description: '' }],
    ['stands under the place of the line where it has no id', { description: '电费' }, { id: '1', description: '电费' }],
    ['is text, and nothing else', { id: 7, description: { toString: 1 } }, { id: '1', description: '' }],
    ['is its own, not one that objects inherit', JSON.parse('{"__proto__":{"description":"x"}}'), { id: '1', description: '' }],
    ['is missing where the line is no object', 'x', { id: '1', description: '' }],
  ])('%s', (_, line, expected) => expect(billedLines({ lines: [line] })).toEqual([expected]))
})

test.each([null, undefined, 'text', 5, [], {}, { lines: 'x' }, { lines: { length: 3 } }])('%j has no lines', (body) => {
  expect(billedLines(body)).toEqual([])
})

test('a document gives each bill the lines of its own, in their order, also where a bill has faults', async () => {
  const csv = '单号,日期,项目,金额\nA1,2023-04-17,居民电费,1\nA1,2023-04-17,垃圾费,2\nA2,2023-04-17,水费,3\nA3,2023-04-17,水费,x\n'
  const answer = await checkDocument(new Library([loadEdition()]), { bytes: new TextEncoder().encode(csv), defaults: {}, language: 'zh' })
  const bills = answer.ok ? answer.value.bills : []
  expect(bills.map(({ answer: { ok }, lines }) => [ok, lines.map(({ description }) => description)])).toEqual([
    [false, ['居民电费', '垃圾费']],
    [false, ['水费']],
    [false, []],
  ])
})
