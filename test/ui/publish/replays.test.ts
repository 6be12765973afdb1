// What a change set can be tried on: completed batches, the too large among them named as such, and where their bills are found.
import { expect, test } from 'vitest'
import { MOST_REPLAYED as MOST_REPLAYED_BY_THE_SERVICE } from '../../../src/http/routes/publish.ts'
import type { BatchStatus } from '../../../src/ui/batches/answers.ts'
import { MOST_REPLAYED, replayOptions, rowOfBill } from '../../../src/ui/publish/replays.ts'

const batch = (id: string, status: BatchStatus['status'], total: number | null, done = 0): BatchStatus => ({
  id,
  status,
  edition: 1,
  bytes: 1,
  acceptedAt: '2026-11-28T00:00:00.000Z',
  expiresAt: null,
  progress: { total, done, rejected: 0, invoicesPerSecond: null, secondsLeft: null },
  problem: null,
})

test('only batches that came to their end are offered, in the order of the list', () => {
  const statuses = ['queued', 'running', 'completed', 'failed', 'cancelled', 'completed'] as const
  const offered = replayOptions(statuses.map((status, index) => batch(`b${index}`, status, 1)))
  expect(offered.map(({ id }) => id)).toEqual(['b2', 'b5'])
})

test('a batch with more bills than one request can replay is named, not hidden', () => {
  const sizes = [MOST_REPLAYED, MOST_REPLAYED + 1, null].map((total, index) => batch(`b${index}`, 'completed', total, 3))
  expect(replayOptions(sizes).map(({ bills, isTooLarge }) => [bills, isTooLarge])).toEqual([
    [MOST_REPLAYED, false],
    [MOST_REPLAYED + 1, true],
    [3, false],
  ])
})

test('a bill of a batch is found by its row, and an example by nothing', () => {
  expect(rowOfBill('0193-ab 17')).toEqual({ batch: '0193-ab', row: 17 })
  for (const name of ['hami-electricity-home-above-limit', 'x y', '1 2 3', '']) expect(rowOfBill(name)).toBeUndefined()
})

test('the page names the limit that the service has', () => {
  expect(MOST_REPLAYED).toBe(MOST_REPLAYED_BY_THE_SERVICE)
})
