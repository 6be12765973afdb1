// The desk over real files and a real database: cancelled, removed or cut off at any state, nothing is lost that was acknowledged and nothing stays that was not.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { BatchDesk, type DeskDeps, type Submission } from '../../../src/app/batch/batch-desk.ts'
import type { Judges } from '../../../src/app/batch/ports.ts'
import { sweepUnrecorded } from '../../../src/entry/batches/sweep-unrecorded.ts'
import { batchRecordsOf } from '../../../src/storage/batch-records.ts'
import { blobFiles } from '../../../src/storage/node/blob-files.ts'
import { openDatabase } from '../../../src/storage/node/open.ts'
import { bill, ndjson } from '../../app/batch/bills.ts'
import { localJudges, pieces } from '../../app/batch/blobs-in-memory.ts'
import { library } from '../../built-in.ts'

const root = mkdtempSync(join(tmpdir(), 'qingdan-desk-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const FILE = ndjson(...Array.from({ length: 6 }, (_, index) => bill({ id: `D${index}` })))
let houses = 0

/** A folder of its own with files and database; `gate` decides when each piece of work may go on. */
function houseOf(gate?: (kind: keyof Omit<Judges, 'hands'>) => Promise<void>, more: Partial<DeskDeps> = {}) {
  houses += 1
  const data = join(root, `house-${houses}`)
  mkdirSync(data)
  const blobs = blobFiles(join(data, 'blobs'))
  const records = batchRecordsOf(openDatabase(data))
  const judges = localJudges(blobs, library)
  const gated: Judges = {
    ...judges,
    plan: async (batch) => {
      await gate?.('plan')
      return judges.plan(batch)
    },
    judge: async (batch, index) => {
      await gate?.('judge')
      return judges.judge(batch, index)
    },
    finish: async (batch) => {
      await gate?.('finish')
      return judges.finish(batch)
    },
  }
  let made = 0
  const newId = () => {
    made += 1
    return `${houses}b${made}`
  }
  const deps = {
    blobs,
    records,
    judges: gated,
    courier: undefined,
    now: () => 1000,
    newId,
    log: () => {},
    retentionDays: 1,
    maxBytes: 100_000,
  }
  const desk = new BatchDesk({ ...deps, ...more })
  const hand = (given: Partial<Submission> = {}) =>
    desk.accept({
      owner: 'me',
      format: 'ndjson',
      language: 'en',
      edition: 1,
      defaults: {},
      callbackUrl: null,
      idempotencyKey: undefined,
      body: pieces(FILE),
      ...given,
    })
  const folder = join(data, 'blobs', 'batches')
  return {
    data,
    desk,
    records,
    blobs,
    hand,
    batches: () => readdirSync(folder).sort(),
    files: (id: string) => readdirSync(join(folder, id)).sort(),
  }
}

/** A gate that stops the work at one kind and says when it got there. */
function stoppedAt(kind: string) {
  let arrive = () => {}
  let open = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const opened = new Promise<void>((resolve) => (open = resolve))
  const gate = async (at: string) => {
    if (at !== kind) return
    arrive()
    await opened
  }
  return { arrived, open, gate }
}

async function ended({ records }: ReturnType<typeof houseOf>, id: string) {
  for (;;) {
    const state = await records.find(id)
    if (state === undefined || state.finishedAt !== null) return state
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

async function acceptedId(answer: ReturnType<ReturnType<typeof houseOf>['hand']>): Promise<string> {
  const accepted = await answer
  if (!accepted.ok) throw new Error(accepted.problem.code)
  return accepted.value.id
}

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

describe('what nobody acknowledged', () => {
  test('an upload whose process died in it is gone after a day of silence; what was acknowledged stays, and what is still coming in', async () => {
    const house = houseOf(undefined, { judges: undefined })
    const id = await acceptedId(house.hand())
    const folder = join(house.data, 'blobs', 'batches')
    mkdirSync(join(folder, 'dead'))
    writeFileSync(join(folder, 'dead', 'upload.4711.0.1.tmp'), 'half of it')
    mkdirSync(join(folder, 'unrecorded'))
    writeFileSync(join(folder, 'unrecorded', 'upload'), FILE)
    const later = Date.now() + 86_400_000
    await sweepUnrecorded(join(house.data, 'blobs'), house.records, later - 60_000)
    expect(house.batches()).toEqual([id, 'dead', 'unrecorded'])
    utimesSync(join(folder, 'dead', 'upload.4711.0.1.tmp'), new Date(later), new Date(later))
    await sweepUnrecorded(join(house.data, 'blobs'), house.records, later + 60_000)
    expect(house.batches()).toEqual([id, 'dead'])
    await sweepUnrecorded(join(house.data, 'blobs'), house.records, later + 2 * 86_400_000)
    expect(house.batches()).toEqual([id])
    expect(house.files(id)).toEqual(['upload'])
  })

  test('in a folder without batches there is nothing to sweep', async () => {
    const house = houseOf()
    await expect(sweepUnrecorded(join(house.data, 'blobs'), house.records, 0)).resolves.toBeUndefined()
  })

  test('an upload that cannot be recorded leaves no file behind', async () => {
    const house = houseOf()
    const failing = { ...house.records, add: async () => Promise.reject(new Error('the disk is full')) }
    const other = houseOf(undefined, { records: failing })
    await expect(other.hand()).rejects.toThrow('the disk is full')
    expect(other.batches()).toEqual([])
  })
})

describe('retention', () => {
  test.each(['completed', 'failed', 'cancelled'] as const)(
    'takes a batch that was %s, its files and its stretches, when its days are over',
    async (status) => {
      const clock = { now: 1000 }
      const house = houseOf(undefined, { judges: undefined, now: () => clock.now })
      const id = await acceptedId(house.hand())
      await house.records.stretchDone(id, { index: 0, invoices: 1, rejected: 0, rows: 1 })
      await house.records.end(id, status, clock.now, null)
      clock.now += 86_400_000
      await house.desk.sweep()
      expect(house.batches()).toEqual([id])
      clock.now += 1
      await house.desk.sweep()
      expect([house.batches(), await house.records.find(id), await house.records.stretchesDone(id)]).toEqual([[], undefined, new Set()])
    },
  )

  test('of one batch leaves the others alone', async () => {
    const clock = { now: 1000 }
    const house = houseOf(undefined, { judges: undefined, now: () => clock.now })
    const [old, recent] = [await acceptedId(house.hand()), await acceptedId(house.hand())]
    await house.records.end(old, 'completed', 1000, null)
    await house.records.end(recent, 'completed', 1002, null)
    clock.now = 1001 + 86_400_000
    await house.desk.sweep()
    expect(house.batches()).toEqual([recent])
    expect(await house.records.find(old)).toBeUndefined()
  })
})
