// Reading a change set: what its shape refuses, where, and in which words.
import { describe, expect, test } from 'vitest'
import { readChangeSet } from '../../../../src/core/catalogue/changes/apply.ts'
import { SCHEMA_SENTENCES } from '../../../../src/core/catalogue/read-json.ts'
import { item, prohibition } from '../../build-edition.ts'

function faults(body: unknown) {
  const read = readChangeSet(body)
  if (read.ok) throw new Error('the change set is read')
  return read.faults
}
const pointers = (body: unknown): string[] => faults(body).map(({ pointer }) => pointer)

describe('is refused', () => {
  test.each([
    ['nothing at all', undefined, ''],
    ['a list', [], ''],
    ['no change', {}, ''],
    ['empty lists only', { changes: [], documents: {} }, ''],
    ['another member', { change: [], documents: { D: {} } }, '/change'],
    ['no such change', { changes: [{ op: 'remove', id: 'a' }] }, '/changes/0/op'],
    ['an addition of nothing', { changes: [{ op: 'add', jurisdiction: 'CN', kind: 'deposit' }] }, '/changes/0'],
    [
      'an addition of two',
      { changes: [{ op: 'add', jurisdiction: 'CN', kind: 'deposit', item: item('a', []), prohibition: prohibition('b') }] },
      '/changes/0',
    ],
    ['a change of nothing', { changes: [{ op: 'change', id: 'a', set: {} }] }, '/changes/0/set'],
    [
      'a limit from no day',
      { changes: [{ op: 'add-limit', id: 'a', limit: { limit: { type: 'free' }, basis: [], verification: 'original' } }] },
      '/changes/0/limit/from',
    ],
    [
      'an end by no document',
      { changes: [{ op: 'end', id: 'a', from: '2024-01-01', basis: [], verification: 'original' }] },
      '/changes/0/basis',
    ],
    [
      'a place that is none',
      { changes: [{ op: 'change-catalogue', jurisdiction: 'X', kind: 'deposit', title: { zh: '甲', en: 'A' } }] },
      '/changes/0/jurisdiction',
    ],
    [
      'an item that is none',
      { changes: [{ op: 'add', jurisdiction: 'CN', kind: 'deposit', item: { ...item('a', []), limits: 'none' } }] },
      '/changes/0/item/limits',
    ],
  ])('%s', (_, body, pointer) => {
    expect(pointers(body)).toEqual([pointer])
  })

  test('with all its faults at once, in both languages, and without a value that was sent', () => {
    const secret = '机密-9x'
    const body = {
      documents: { 文: { published: secret } },
      changes: [
        { op: 'end', id: secret, from: '2024-02-30', basis: [{ document: 'D' }], verification: 'maybe' },
        { op: 'change', set: 1 },
      ],
    }
    expect(pointers(body).toSorted()).toEqual([
      '/changes/0/from',
      '/changes/0/id',
      '/changes/0/verification',
      '/changes/1/id',
      '/changes/1/set',
      '/documents/文/published',
    ])
    expect(JSON.stringify(faults(body))).not.toContain(secret)
    for (const { detail } of faults(body)) {
      expect(detail.en).not.toMatch(/[\u4e00-\u9fff]/)
      expect(detail.zh).toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

test('every sentence that the schemas say themselves has its Chinese', () => {
  const said = [
    { changes: [{ op: 'change', id: 'Not An Id', set: { a: 1 } }] },
    { changes: [{ op: 'end', id: 'a', from: 'x', basis: [{ document: 'D' }], verification: 'original' }] },
    { facts: [{ name: 'x', type: 'enum', question: { zh: '？', en: '?' } }] },
    { units: [{ id: 'u', dimension: 'd', factor: '1e3', names: [], label: { zh: '个', en: 'one' } }] },
    { changes: [{ op: 'change-catalogue', jurisdiction: '1', kind: 'deposit', title: { zh: '甲', en: 'A' } }] },
  ].flatMap((body) => faults(body).map(({ detail }) => detail.en))
  expect(said.filter((sentence) => !Object.hasOwn(SCHEMA_SENTENCES, sentence))).toEqual([])
  expect(said).toHaveLength(5)
})
