// The desk over real files and a real database: cancelled, removed or cut off at any state, nothing is lost that was acknowledged.
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { BatchDesk, type Submission } from '../../../src/app/batch/batch-desk.ts'
import { batchRecordsOf } from '../../../src/storage/batch-records.ts'
import { openDatabase } from '../../../src/storage/node/open.ts'
import { bill, ndjson } from '../../app/batch/bills.ts'
import { localJudges, pieces } from '../../app/batch/blobs-in-memory.ts'
import { library } from '../../built-in.ts'
import { acceptedId, ended, FILE, houseOf, root, stoppedAt } from './desk-house.ts'

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('cancelled while it', () => {
  test.each(['plan', 'judge', 'finish'] as const)('is at %s, a batch stays cancelled and can be removed with all of it', async (kind) => {
    const { arrived, open, gate } = stoppedAt(kind)
    const house = houseOf(gate)
    const id = await acceptedId(house.hand())
    await arrived
    expect(await house.desk.cancelOrRemove('me', id)).toEqual({ ok: true, value: 'cancelled' })
    open()
    // Removing waits for whoever still writes.
    expect(await house.desk.cancelOrRemove('me', id)).toEqual({ ok: true, value: 'removed' })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect([house.batches(), await house.records.find(id)]).toEqual([[], undefined])
    expect(await house.desk.cancelOrRemove('me', id)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  })

  test('is at work, it never completes afterwards', async () => {
    const { arrived, open, gate } = stoppedAt('finish')
    const house = houseOf(gate)
    const id = await acceptedId(house.hand())
    await arrived
    await house.desk.cancelOrRemove('me', id)
    open()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(await house.records.find(id)).toMatchObject({ status: 'cancelled', finishedAt: 1000 })
  })

  test('had completed, it is removed instead', async () => {
    const house = houseOf()
    const id = await acceptedId(house.hand())
    expect((await ended(house, id))?.status).toBe('completed')
    expect(house.files(id)).toEqual(['analysis.json', 'plan.json', 'results', 'tallies', 'upload'])
    expect(await house.desk.cancelOrRemove('me', id)).toEqual({ ok: true, value: 'removed' })
    expect(house.batches()).toEqual([])
  })

  test('is another’s, nothing happens to it', async () => {
    const house = houseOf(undefined, { judges: undefined })
    const id = await acceptedId(house.hand())
    expect(await house.desk.cancelOrRemove('you', id)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    expect((await house.records.find(id))?.status).toBe('queued')
  })
})

describe('an idempotency key', () => {
  test('used by many requests at once makes one batch, with one upload on disk', async () => {
    const house = houseOf(undefined, { judges: undefined })
    const answers = await Promise.all(Array.from({ length: 8 }, () => house.hand({ idempotencyKey: 'april' })))
    const ids = new Set(answers.map((answer) => (answer.ok ? answer.value.id : answer.problem.code)))
    expect(ids.size).toBe(1)
    expect(house.batches()).toEqual([...ids])
    expect(await house.records.unfinished()).toHaveLength(1)
  })

  test('is free again when its batch was removed', async () => {
    const house = houseOf(undefined, { judges: undefined })
    const first = await acceptedId(house.hand({ idempotencyKey: 'april' }))
    await house.desk.cancelOrRemove('me', first)
    expect(await acceptedId(house.hand({ idempotencyKey: 'april' }))).toBe(first)
    await house.desk.cancelOrRemove('me', first)
    expect(await acceptedId(house.hand({ idempotencyKey: 'april' }))).not.toBe(first)
  })

  test.each<readonly [string, Partial<Submission>]>([
    ['format', { format: 'csv' }],
    ['language', { language: 'zh' }],
    ['place', { defaults: { jurisdiction: '65' } }],
    ['callback', { callbackUrl: 'https://a.example/' }],
    ['file', { body: pieces(`${FILE}\n`) }],
  ])('does not stand for a request with another %s', async (_, other) => {
    const house = houseOf(undefined, { judges: undefined })
    const id = await acceptedId(house.hand({ idempotencyKey: 'k' }))
    expect(await house.hand({ idempotencyKey: 'k', ...other })).toMatchObject({ ok: false, problem: { code: 'idempotency-mismatch' } })
    expect(house.batches()).toEqual([id])
  })
})

describe('several batches', () => {
  test('all run to their end, each with its own results', async () => {
    const house = houseOf()
    const ids = await Promise.all(
      Array.from({ length: 9 }, (_, index) => acceptedId(house.hand({ body: pieces(ndjson(bill({ id: `only ${index}` }))) }))),
    )
    for (const [index, id] of ids.entries()) {
      expect(await ended(house, id)).toMatchObject({ status: 'completed', progress: { total: 1, done: 1 } })
      const key = `batches/${id}/results/000000.ndjson`
      const text = new TextDecoder().decode(await house.blobs.read(key, 0, 1e6))
      expect(JSON.parse(text)).toMatchObject({ row: 1, invoice: `only ${index}` })
    }
  })

  test('beyond four wait until one of the four has ended', async () => {
    const { arrived, open, gate } = stoppedAt('plan')
    let begun = 0
    const house = houseOf(async (kind) => {
      if (kind === 'plan') begun += 1
      await gate(kind)
    })
    const ids = await Promise.all(Array.from({ length: 6 }, () => acceptedId(house.hand())))
    await arrived
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(begun).toBe(4)
    open()
    for (const id of ids) expect((await ended(house, id))?.status).toBe('completed')
    expect(begun).toBe(6)
  })
})

describe('a desk that was closed in the middle', () => {
  test('begins nothing more, and the next one over the same folder completes what was acknowledged', async () => {
    const { arrived, open, gate } = stoppedAt('judge')
    const house = houseOf(gate)
    const ids = [await acceptedId(house.hand()), await acceptedId(house.hand())]
    await arrived
    house.desk.close()
    open()
    await new Promise((resolve) => setTimeout(resolve, 30))
    for (const id of ids) expect(['queued', 'running']).toContain((await house.records.find(id))?.status)
    const records = batchRecordsOf(openDatabase(house.data))
    const judges = localJudges(house.blobs, library)
    const deps = {
      blobs: house.blobs,
      records,
      judges,
      courier: undefined,
      now: () => 2000,
      newId: () => 'x',
      log: () => {},
      retentionDays: 1,
      maxBytes: 1,
    }
    new BatchDesk(deps).resume()
    for (const id of ids)
      expect(await ended({ ...house, records }, id)).toMatchObject({ status: 'completed', progress: { total: 6, done: 6 } })
  })
})
