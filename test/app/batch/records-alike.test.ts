// Whatever happens to batches in whatever order, memory and the database hold and answer the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import type { BatchRecords, Earlier } from '../../../src/app/batch/ports.ts'
import { batchRecordsOf } from '../../../src/storage/batch-records.ts'
import { openFile } from '../../../src/storage/node/open.ts'
import { termsOf } from './blobs-in-memory.ts'

const IDS = ['a', 'b', 'c'] as const
const PROBLEM = {
  code: 'unreadable-document',
  detail: { zh: '坏', en: 'bad' },
  errors: [{ pointer: 'row 1', detail: { zh: '一', en: 'one' } }],
} as const

type Deed = (records: BatchRecords) => Promise<unknown>
const id = fc.constantFrom(...IDS)
/** Added batches get an id and a moment of their own: both are unique where they are made. */
let added = 0
const add = fc
  .record({
    owner: fc.constantFrom('me', 'you'),
    key: fc.constantFrom(undefined, 'k', 'l'),
    fingerprint: fc.constantFrom('f', 'g'),
    callback: fc.boolean(),
  })
  .map(
    ({ owner, key, fingerprint, callback }): ((name: string, at: number) => Deed) =>
      (name, at) =>
      (records) =>
        records.add(
          termsOf({ id: name, owner, acceptedAt: at, callbackUrl: callback ? 'https://a.example/' : null }),
          key === undefined ? undefined : { key, fingerprint },
        ),
  )
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(id, fc.nat(50)).map(
    ([it, at]): Deed =>
      (records) =>
        records.begin(it, at, 10),
  ),
  fc.tuple(id, fc.nat(3), fc.nat(9)).map(
    ([it, index, invoices]): Deed =>
      (records) =>
        records.stretchDone(it, { index, invoices, rejected: 0, rows: invoices }),
  ),
  fc.tuple(id, fc.constantFrom('completed', 'failed', 'cancelled'), fc.nat(50)).map(
    ([it, status, at]): Deed =>
      (records) =>
        records.end(it, status, at, status === 'failed' ? PROBLEM : null),
  ),
  id.map(
    (it): Deed =>
      (records) =>
        records.remove(it),
  ),
  fc.tuple(id, fc.constantFrom('pending', 'delivered', 'given-up'), fc.nat(60)).map(
    ([it, state, at]): Deed =>
      (records) =>
        records.callbackTried(it, { state, nextAt: state === 'pending' ? at : null }),
  ),
)

/** Everything that can be asked. */
async function answers(records: BatchRecords) {
  const found = await Promise.all(IDS.map((it) => records.find(it)))
  const stretches = await Promise.all(IDS.map(async (it) => [...(await records.stretchesDone(it))].sort()))
  const list = async (owner: string, limit: number, before: Earlier) => (await records.listOf(owner, limit, before)).map((it) => it.id)
  return {
    found,
    stretches,
    lists: [
      await list('me', 9, undefined),
      await list('you', 9, undefined),
      await list('me', 1, undefined),
      await list('me', 9, 2),
      await list('me', 9, { acceptedAt: 2, id: IDS[1] ?? '' }),
    ],
    recorded: [...(await records.recorded(['z', ...IDS]))].sort(),
    unfinished: (await records.unfinished()).map((it) => it.id).sort(),
    ended: [[...(await records.endedBefore(25))].sort(), [...(await records.endedBefore(1000))].sort()],
    due: (await records.callbacksDue(30)).map((it) => it.id).sort(),
  }
}

/** Stretches are recorded, and callbacks told, only of batches that are there and asked for it. */
async function isSensible(deedOf: Deed, records: BatchRecords): Promise<boolean> {
  const touched: string[] = []
  const watching: BatchRecords = {
    ...records,
    stretchDone: async (it) => void touched.push(it),
    callbackTried: async (it) => void touched.push(`callback ${it}`),
    begin: async () => {},
    end: async () => true,
    remove: async () => {},
  }
  await deedOf(watching)
  for (const it of touched) {
    const state = await records.find(it.replace('callback ', ''))
    if (state === undefined || (it.startsWith('callback ') && state.callback === null)) return false
    // What is done again is recorded as it was the first time: a stretch judged anew has the same counts.
    if (!it.startsWith('callback ') && (await records.stretchesDone(it)).size > 0) return false
  }
  return true
}

test('after any deeds every question has the same answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(add, { minLength: 3, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(2), deed), { maxLength: 25 }),
      async (adds, deeds) => {
        const [memory, database] = [memoryRecords(), batchRecordsOf(openFile(':memory:'))]
        for (const [place, make] of adds.entries()) {
          added += 1
          const adding = make(IDS[place] ?? 'a', place + 1)
          expect(await adding(memory)).toEqual(await adding(database))
        }
        for (const [, it] of deeds) {
          if (!(await isSensible(it, memory))) continue
          expect(await it(memory)).toEqual(await it(database))
        }
        expect(await answers(memory)).toEqual(await answers(database))
      },
    ),
    { numRuns: 60 },
  )
  expect(added).toBeGreaterThan(0)
})
