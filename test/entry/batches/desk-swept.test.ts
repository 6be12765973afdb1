// Of what nobody acknowledged, and of what was kept long enough, nothing stays on disk; of all else everything does.
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sweepUnrecorded } from '../../../src/entry/batches/sweep-unrecorded.ts'
import { acceptedId, FILE, houseOf, root } from './desk-house.ts'

afterAll(() => rmSync(root, { recursive: true, force: true }))

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
