// Editions at the edge: installed once, a new one in force without a restart, and the old one kept where the database cannot be asked.
import type { D1Database } from '@cloudflare/workers-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEdition } from '../../src/core/catalogue/edition.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { EXAMPLE_INVOICE } from '../../src/http/example.ts'
import { storeOf } from '../../src/storage/store.ts'
import { openD1 } from '../../src/storage/workers/open.ts'
import { publishAll } from '../http/published-store.ts'
import { type RunningWorker, START_MILLISECONDS, startWorker } from './running-worker.ts'

const PATIENCE_MILLISECONDS = 60_000
const PAUSE_MILLISECONDS = 500

let worker: RunningWorker
beforeAll(async () => {
  worker = await startWorker()
}, START_MILLISECONDS)
afterAll(() => worker.stop())

const database = async () => (await worker.harness.getWorker<{ DB: D1Database }>().getEnv()).DB
const ready = async () => (await worker.ask('/readyz')).json()
const judgedBy = async (query = '') => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(EXAMPLE_INVOICE) }
  const { edition, verdict }: { edition: { number: number }; verdict: string } = JSON.parse(
    await (await worker.ask(`/v1/checks${query}`, init)).text(),
  )
  return [edition.number, verdict]
}

/** Asks again and again until it is so; the check of a bill each time keeps the isolate busy. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
}

test('requests that come at once to a new database install the catalogues of the program once', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => judgedBy()))
  expect(answers).toEqual(answers.map(() => [1, 'violation']))
  const { results } = await (await database()).prepare('SELECT number, published_by FROM editions').all()
  expect(results).toEqual([{ number: 1, published_by: 'built-in' }])
})

test(
  'an edition published elsewhere comes into force, and the one before still judges where it is asked for',
  async () => {
    const store = storeOf(openD1(await database()))
    const first = loadEdition()
    const files = first.set.files.filter(({ kind }) => kind !== 'electricity-tariff')
    const second = createEdition(2, { ...first.set, files }, first.regions)
    await publishAll(store, [second])
    await until(async () => (await judgedBy())[0] === 2)
    expect((await judgedBy())[1]).not.toBe('violation')
    expect(await judgedBy('?edition=1')).toEqual([1, 'violation'])
    expect(await ready()).toMatchObject({ edition: { number: 2, digest: second.digest }, refresh: { state: 'ok' } })
  },
  PATIENCE_MILLISECONDS,
)

test(
  'where the database cannot be asked the edition held judges on, and /readyz says since when',
  async () => {
    const d1 = await database()
    await d1.prepare('ALTER TABLE editions RENAME TO gone').run()
    await until(async () => (await judgedBy())[0] === 2 && JSON.stringify(await ready()).includes('failing'))
    expect(await ready()).toMatchObject({
      status: 'ready',
      edition: { number: 2 },
      refresh: { state: 'failing', since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    })
    await d1.prepare('ALTER TABLE gone RENAME TO editions').run()
    await until(async () => !JSON.stringify(await ready()).includes('failing'))
    expect(await judgedBy()).toEqual(await judgedBy('?edition=2'))
  },
  PATIENCE_MILLISECONDS,
)
