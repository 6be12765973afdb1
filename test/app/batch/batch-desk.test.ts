// The desk keeps what it acknowledged and nothing else: refused and repeated uploads leave nothing, ended batches go when their time is over.
import { describe, expect, test } from 'vitest'
import { BatchDesk, type DeskDeps, type Submission } from '../../../src/app/batch/batch-desk.ts'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import { bill, ndjson } from './bills.ts'
import { localJudges, memoryBlobs, submissionOf } from './blobs-in-memory.ts'
import { library } from './run.ts'

const FILE = ndjson(bill({ id: 'A' }), '{')
const DAY = 86_400_000

function deskOf(given: Partial<DeskDeps> = {}) {
  const blobs = memoryBlobs()
  const records = memoryRecords()
  const clock = { now: 1_000 }
  let made = 0
  const desk = new BatchDesk({
    blobs,
    records,
    judges: localJudges(blobs, library),
    courier: undefined,
    now: () => clock.now,
    newId: () => {
      made += 1
      return `b${made}`
    },
    log: () => {},
    retentionDays: 2,
    maxBytes: 10_000,
    ...given,
  })
  const hand = (body: string, more: Partial<Submission> = {}) => desk.accept(submissionOf(body, more))
  const ended = async (id: string) => {
    for (;;) {
      const state = await records.find(id)
      if (state === undefined || state.finishedAt !== null) return state?.status
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  return { desk, blobs, records, clock, hand, ended }
}

describe('an upload', () => {
  test('is kept before it is acknowledged, whoever is to judge it', async () => {
    const { hand, blobs } = deskOf({ judges: undefined })
    expect(await hand(FILE)).toMatchObject({
      ok: true,
      value: { id: 'b1', status: 'queued', bytes: new TextEncoder().encode(FILE).length },
    })
    expect(blobs.keys()).toEqual(['batches/b1/upload'])
  })

  test.each([
    ['too large', 'x'.repeat(10_001), 'body-too-large'],
    ['empty', '', 'unreadable-document'],
  ])('that is %s is refused and leaves nothing', async (_, body, code) => {
    const { hand, blobs, records } = deskOf({ judges: undefined })
    expect(await hand(body)).toMatchObject({ ok: false, problem: { code } })
    expect([blobs.keys(), await records.unfinished()]).toEqual([[], []])
  })

  test('sent again under its key is the batch of the first time, and leaves nothing of the second', async () => {
    const { hand, blobs } = deskOf({ judges: undefined })
    const key = { idempotencyKey: 'april' }
    await hand(FILE, key)
    expect(await hand(FILE, key)).toMatchObject({ ok: true, value: { id: 'b1' } })
    expect(await hand(`${FILE} `, key)).toMatchObject({ ok: false, problem: { code: 'idempotency-mismatch' } })
    expect(await hand(FILE, { ...key, language: 'zh' })).toMatchObject({ ok: false, problem: { code: 'idempotency-mismatch' } })
    expect(blobs.keys()).toEqual(['batches/b1/upload'])
    expect(await hand(FILE, { ...key, owner: 'you' })).toMatchObject({ ok: true, value: { owner: 'you' } })
  })
})

describe('a batch that ended', () => {
  test('is kept for the days stated, and then nothing of it is left', async () => {
    const { hand, ended, desk, blobs, clock } = deskOf()
    await hand(FILE)
    expect(await ended('b1')).toBe('completed')
    clock.now += 2 * DAY
    await desk.sweep()
    expect((await desk.find('me', 'b1')).ok).toBe(true)
    clock.now += 1
    await desk.sweep()
    expect(await desk.find('me', 'b1')).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    expect(blobs.keys()).toEqual([])
  })

  test('is not swept before it has ended, however long it waits', async () => {
    const { hand, desk, blobs, clock } = deskOf({ judges: undefined })
    await hand(FILE)
    clock.now += 365 * DAY
    await desk.sweep()
    expect(blobs.keys()).toEqual(['batches/b1/upload'])
  })
})

test('a batch cancelled while it waits is never judged, and can then be removed', async () => {
  const waiting = deskOf({ judges: undefined })
  await waiting.hand(FILE)
  expect(await waiting.desk.cancelOrRemove('you', 'b1')).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  expect(await waiting.desk.cancelOrRemove('me', 'b1')).toEqual({ ok: true, value: 'cancelled' })
  expect(await waiting.records.unfinished()).toEqual([])
  expect(await waiting.desk.cancelOrRemove('me', 'b1')).toEqual({ ok: true, value: 'removed' })
  expect(waiting.blobs.keys()).toEqual([])
})

test('what a process before left unfinished goes on when the next one begins', async () => {
  const before = deskOf({ judges: undefined })
  await before.hand(FILE)
  const { blobs, records, ended } = before
  const next = deskOf({ blobs, records, judges: localJudges(blobs, library) })
  next.desk.resume()
  expect(await ended('b1')).toBe('completed')
  expect(await records.find('b1')).toMatchObject({ progress: { total: 2, done: 2, rejected: 1 } })
})
