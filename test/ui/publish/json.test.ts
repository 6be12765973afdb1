// A change set by pointers: whatever is put somewhere stands there, everything else stays, and nothing is changed in place.
import { expect, test } from 'vitest'
import { at, below, type Json, listAt, put, stepsOf, textAt } from '../../../src/ui/publish/json.ts'

const DOCUMENT: Json = {
  note: '说明',
  documents: { '哈发〔2026〕1号': { title: '通知' } },
  changes: [{ op: 'add-limit', limit: { from: '2026-01-01', basis: [{ document: 'a' }, { document: 'b' }] } }],
}

test('what stands at a pointer is found, and nothing where nothing stands', () => {
  expect(at(DOCUMENT, '')).toBe(DOCUMENT)
  expect(at(DOCUMENT, '/changes/0/limit/basis/1/document')).toBe('b')
  for (const pointer of ['/changes/1', '/changes/0/limit/to', '/note/x', '/constructor', '/changes/0/op/length'])
    expect(at(DOCUMENT, pointer), pointer).toBeUndefined()
})

test('text and lists are only what is text and lists', () => {
  expect(textAt(DOCUMENT, '/note')).toBe('说明')
  expect(textAt(DOCUMENT, '/changes')).toBe('')
  expect(listAt(DOCUMENT, '/changes')).toHaveLength(1)
  expect(listAt(DOCUMENT, '/note')).toEqual([])
})

test.each<[string, Json]>([
  ['/note', '新说明'],
  ['/changes/0/limit/basis/0/document', 'c'],
  ['/changes/0/limit/limit/price', '0.35'],
  ['/changes/1', { op: 'end' }],
  ['/documents/x/title', '另一份'],
])('what is put at %s stands there, and all else stays', (pointer, value) => {
  const before = JSON.stringify(DOCUMENT)
  const after = put(DOCUMENT, pointer, value)
  expect(at(after, pointer)).toEqual(value)
  expect(put(after, pointer, at(DOCUMENT, pointer))).toEqual(
    at(DOCUMENT, pointer) === undefined ? put(after, pointer, undefined) : DOCUMENT,
  )
  expect(JSON.stringify(DOCUMENT)).toBe(before)
})

test('a member taken away takes the record with it that it leaves empty', () => {
  expect(put({ op: 'x', when: { etc: true } }, '/when/etc', undefined)).toEqual({ op: 'x' })
  expect(put({ note: 'x' }, '/note', undefined)).toEqual({})
})

test('a row of a list stays while it is being filled in, and goes when it is taken away itself', () => {
  expect(put({ tiers: [{ price: '1' }, { price: '2' }] }, '/tiers/0/price', undefined)).toEqual({ tiers: [{}, { price: '2' }] })
  expect(put({ tiers: [{ price: '1' }, { price: '2' }] }, '/tiers/0', undefined)).toEqual({ tiers: [{ price: '2' }] })
})

test('a document stays declared when the last thing said of it is taken back', () => {
  expect(put(DOCUMENT, '/documents/哈发〔2026〕1号/title', undefined)).toMatchObject({ documents: { '哈发〔2026〕1号': {} } })
})

test('names with slashes and tildes lead where they should', () => {
  const pointer = below('/documents', 'a/b~c')
  expect(stepsOf(pointer)).toEqual(['documents', 'a/b~c'])
  expect(put({}, pointer, { title: 't' })).toEqual({ documents: { 'a/b~c': { title: 't' } } })
})
