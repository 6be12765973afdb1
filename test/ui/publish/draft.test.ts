// The text of a draft and the form: what it can be read as, what the form makes of it, and documents that follow their citations.
import { describe, expect, test } from 'vitest'
import { renamed } from '../../../src/ui/publish/documents.ts'
import { changesOf, citedIn, faultsUnder, readDraft, textOf, withChange, withoutChange } from '../../../src/ui/publish/draft.ts'
import { at, type Json } from '../../../src/ui/publish/json.ts'

describe('a text', () => {
  test.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['{', 'unreadable'],
    ['[]', 'unreadable'],
    ['null', 'unreadable'],
    ['"x"', 'unreadable'],
    ['{"changes":{}}', 'unreadable'],
    ['{"changes":[1]}', 'unreadable'],
    ['{"changes":[{"id":"x"}]}', 'unreadable'],
    ['{"files":{}}', 'whole'],
    ['{"files":{},"changes":[]}', 'whole'],
    ['{"note":"x"}', 'changes'],
    ['{"changes":[{"op":"a shape to come"}]}', 'changes'],
  ])('%s is %s', (text, state) => expect(readDraft(text).state).toBe(state))

  test('written from a draft is read as the same draft, and of nothing it is empty', () => {
    const json: Json = { note: 'x', changes: [{ op: 'end', id: 'a' }] }
    expect(readDraft(textOf(json))).toEqual({ state: 'changes', json })
    expect(textOf({})).toBe('')
    expect(changesOf(readDraft(''))).toEqual([])
  })
})

describe('changes', () => {
  test('are added at the end and taken away by their place', () => {
    const two = withChange(withChange({}, { op: 'end', id: 'a' }), { op: 'end', id: 'b' })
    expect(changesOf(readDraft(textOf(two)))).toEqual([
      { op: 'end', id: 'a' },
      { op: 'end', id: 'b' },
    ])
    expect(withoutChange(two, 0)).toEqual({ changes: [{ op: 'end', id: 'b' }] })
    expect(withoutChange(withoutChange(two, 0), 0)).toEqual({})
  })

  test('take the documents with them that only they cite', () => {
    const citing = (...numbers: string[]) => ({ op: 'end', basis: numbers.map((document) => ({ document })) })
    const json: Json = { documents: { one: { title: '1' }, both: { title: '2' } }, changes: [citing('one', 'both'), citing('both')] }
    expect(at(withoutChange(json, 0), '/documents')).toEqual({ both: { title: '2' } })
  })

  test('cite documents wherever in them a basis stands', () => {
    const change: Json = { op: 'add', item: { limits: [{ basis: [{ document: 'a' }] }], ended: [{ basis: [{ document: 'b' }, {}] }] } }
    expect(citedIn(change)).toEqual(['a', 'b'])
    expect(citedIn(undefined)).toEqual([])
  })
})

describe('a number of a document', () => {
  const at0 = '/changes/0/basis/0/document'
  const json = (number: string, documents: Json, ...others: string[]): Json => ({
    documents,
    changes: [number, ...others].map((document) => ({ op: 'end', basis: [{ document }] })),
  })

  test('changed letter by letter keeps what was said of the document', () => {
    let now = json('哈', { 哈: { title: '通知' } })
    for (const number of ['哈发', '哈发〔2026〕', '哈发〔2026〕1号']) now = renamed(now, at0, number)
    expect(now).toEqual(json('哈发〔2026〕1号', { '哈发〔2026〕1号': { title: '通知' } }))
  })

  test('that another change cites too stays declared', () => {
    expect(at(renamed(json('a', { a: { title: 't' } }, 'a'), at0, 'b'), '/documents')).toEqual({ a: { title: 't' } })
  })

  test('never overwrites what is declared under the other number', () => {
    const after = renamed(json('a', { a: { title: 'of a' }, b: { title: 'of b' } }), at0, 'b')
    expect(at(after, '/documents')).toEqual({ b: { title: 'of b' } })
    expect(at(after, at0)).toBe('b')
  })

  test('taken away takes the declaration with it', () => {
    expect(at(renamed(json('a', { a: { title: 't' } }), at0, ''), '/documents')).toBeUndefined()
  })
})

test('faults are told by the place they stand in, not by how its pointer begins', () => {
  const faults = ['/changes/1', '/changes/1/id', '/changes/10/id'].map((pointer) => ({ pointer, detail: '' }))
  expect(faultsUnder(faults, '/changes/1').map(({ pointer }) => pointer)).toEqual(['/changes/1', '/changes/1/id'])
})
