// The state of batches is the same whoever keeps it: in memory for the command line, in the database for the service.
import { describe, expect, test } from 'vitest'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import type { BatchRecords } from '../../../src/app/batch/ports.ts'
import { batchRecordsOf } from '../../../src/storage/batch-records.ts'
import { openFile } from '../../../src/storage/node/open.ts'
import { termsOf } from './blobs-in-memory.ts'

const KEEPERS: readonly (readonly [string, () => BatchRecords])[] = [
  ['memory', memoryRecords],
  ['the database', () => batchRecordsOf(openFile(':memory:'))],
]
const problem = { code: 'unreadable-document', detail: { zh: '坏', en: 'bad' }, errors: [] } as const

describe.each(KEEPERS)('kept in %s', (_, open) => {
  test('a batch is queued, runs, and ends once', async () => {
    const records = open()
    expect(await records.add(termsOf({ defaults: { jurisdiction: '65' } }), undefined)).toEqual({ added: true })
    expect(await records.find('b1')).toEqual({
      ...termsOf({ defaults: { jurisdiction: '65' } }),
      status: 'queued',
      startedAt: null,
      finishedAt: null,
      progress: { total: null, done: 0, rejected: 0, rows: 0 },
      problem: null,
      callback: null,
    })
    await records.begin('b1', 2000, 10)
    await records.stretchDone('b1', { index: 1, invoices: 3, rejected: 1, rows: 9 })
    await records.stretchDone('b1', { index: 0, invoices: 4, rejected: 0, rows: 4 })
    await records.stretchDone('b1', { index: 1, invoices: 3, rejected: 1, rows: 9 })
    expect(await records.stretchesDone('b1')).toEqual(new Set([0, 1]))
    expect(await records.find('b1')).toMatchObject({
      status: 'running',
      startedAt: 2000,
      progress: { total: 10, done: 7, rejected: 1, rows: 13 },
    })
    expect((await records.unfinished()).map(({ id }) => id)).toEqual(['b1'])
    expect(await records.end('b1', 'failed', 3000, problem)).toBe(true)
    expect(await records.end('b1', 'completed', 4000, null)).toBe(false)
    expect(await records.find('b1')).toMatchObject({ status: 'failed', finishedAt: 3000, problem })
    expect(await records.unfinished()).toEqual([])
    expect([await records.endedBefore(3000), await records.endedBefore(3001)]).toEqual([[], ['b1']])
    await records.remove('b1')
    expect(await records.find('b1')).toBeUndefined()
    expect(await records.stretchesDone('b1')).toEqual(new Set())
  })

  test('an idempotency key stands for its first batch, each owner’s apart', async () => {
    const records = open()
    const key = { key: 'k', fingerprint: 'f' }
    expect(await records.add(termsOf(), key)).toEqual({ added: true })
    expect(await records.add(termsOf({ id: 'b2' }), key)).toEqual({ added: false, id: 'b1', sameRequest: true })
    expect(await records.add(termsOf({ id: 'b2' }), { ...key, fingerprint: 'g' })).toEqual({ added: false, id: 'b1', sameRequest: false })
    expect(await records.add(termsOf({ id: 'b3', owner: 'you' }), key)).toEqual({ added: true })
    expect(await records.find('b2')).toBeUndefined()
    expect(await records.recorded(['b2', 'b1', 'b9'])).toEqual(new Set(['b1']))
    expect(await records.recorded([])).toEqual(new Set())
    expect(await records.add(termsOf({ id: 'b4' }), undefined)).toEqual({ added: true })
    expect(await records.add(termsOf({ id: 'b5' }), undefined)).toEqual({ added: true })
  })

  test('lists are newest first, each owner’s own, page by page', async () => {
    const records = open()
    for (const at of [1, 2, 3]) await records.add(termsOf({ id: `b${at}`, acceptedAt: at * 1000 }), undefined)
    await records.add(termsOf({ id: 'x', owner: 'you' }), undefined)
    const ids = async (limit: number, before?: number) => (await records.listOf('me', limit, before)).map(({ id }) => id)
    expect([await ids(2), await ids(2, 2000)]).toEqual([['b3', 'b2'], ['b1']])
    expect((await records.unfinished()).map(({ id }) => id).slice(0, 1)).not.toEqual(['b3'])
  })

  test('batches accepted in one moment each stand on one page, whatever its length', async () => {
    const records = open()
    for (const id of ['b', 'd', 'a', 'c', 'e']) await records.add(termsOf({ id, acceptedAt: id === 'e' ? 2000 : 1000 }), undefined)
    for (const limit of [1, 2, 3, 4, 5]) {
      const seen: string[] = []
      let page = await records.listOf('me', limit, undefined)
      while (page.length > 0) {
        seen.push(...page.map(({ id }) => id))
        page = await records.listOf('me', limit, page.at(-1))
      }
      expect(seen).toEqual(['e', 'a', 'b', 'c', 'd'])
    }
  })

  test('a callback is due when its batch has ended, and again when it is said to be', async () => {
    const records = open()
    await records.add(termsOf({ callbackUrl: 'https://a.example' }), undefined)
    const due = async (now: number) => (await records.callbacksDue(now)).map(({ callback }) => callback?.attempts)
    expect(await due(9999)).toEqual([])
    await records.end('b1', 'completed', 3000, null)
    expect([await due(2999), await due(3000)]).toEqual([[], [0]])
    await records.callbackTried('b1', { state: 'pending', nextAt: 8000 })
    expect([await due(7999), await due(8000)]).toEqual([[], [1]])
    await records.callbackTried('b1', { state: 'delivered', nextAt: null })
    expect(await due(99_999)).toEqual([])
    expect(await records.find('b1')).toMatchObject({ callback: { state: 'delivered', attempts: 2 } })
  })
})
