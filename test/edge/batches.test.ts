// Batches at the edge: through R2, the queue and D1, with a consumer that fails at random or does everything twice, to the same results as undisturbed and on Node.js.
import { execFileSync } from 'node:child_process'
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withEntry } from '../../bench/edge/workers.ts'
import { bill } from '../app/batch/bills.ts'
import { runWhole } from '../app/batch/run.ts'
import { root } from '../tidy/sources.ts'
import type { Clumsiness, Mishaps } from './clumsy-worker.ts'
import { type RunningWorker, START_MILLISECONDS, startWith } from './running-worker.ts'

const KEY = `qd_${'0a'.repeat(6)}_${'A'.repeat(43)}`
/** Invoices of a batch: more of them for a heavier proof. */
const BILLS = Number(process.env['QINGDAN_TEST_BILLS'] ?? '1000')
const BROKEN_ROW = 700
const ISSUERS = 7
const PATIENCE_MILLISECONDS = 240_000 + BILLS * 100
const PAUSE_MILLISECONDS = 250

const STEADY: Clumsiness = { failures: 0, twice: false, poison: null }
const FAILING: Clumsiness = { ...STEADY, failures: 0.3 }

let worker: RunningWorker
beforeAll(async () => {
  execFileSync('node', ['src/entry/edge/build.ts'], { cwd: root })
  worker = await startWith(withEntry('test/edge/clumsy-worker.ts', { QINGDAN_ADMIN_KEY: KEY }))
}, START_MILLISECONDS)
afterAll(() => worker.stop())

const ask = (path: string, init: RequestInit = {}) =>
  worker.ask(path, { ...init, headers: { authorization: `Bearer ${KEY}`, 'accept-language': 'en', ...init.headers } })
const bindings = () => worker.harness.getWorker<{ DB: D1Database; BLOBS: R2Bucket }>().getEnv()
const be = (how: Clumsiness) => worker.ask('/clumsiness', { method: 'PUT', body: JSON.stringify(how) })
const mishaps = async (): Promise<Mishaps> => JSON.parse(await (await worker.ask('/clumsiness')).text())
const idOf = (place: string) => place.slice(place.lastIndexOf('/') + 1)

async function send(body: string): Promise<string> {
  const answer = await ask('/v1/batches', { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body })
  expect([answer.status, answer.headers.get('location')]).toEqual([202, expect.stringMatching(/^\/v1\/batches\/\w+$/)])
  return answer.headers.get('location') ?? ''
}

async function ended(place: string) {
  for (;;) {
    const state = JSON.parse(await (await ask(place)).text())
    if (state.status !== 'queued' && state.status !== 'running') return state
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
  }
}

const upload = Array.from({ length: BILLS }, (_, index) =>
  index === BROKEN_ROW
    ? '{"broken":'
    : JSON.stringify(bill({ id: `B-${index}`, issuer: `物业${index % ISSUERS}`, price: index % 3 === 0 ? '0.45' : '0.39' })),
).join('\n')

describe(`a batch of ${BILLS} invoices`, () => {
  const whole: { node?: string; issuers?: string } = {}

  /** Completed, with every row once: its results are those of Node.js. */
  async function completes(how: Clumsiness): Promise<string> {
    await be(how)
    const place = await send(upload)
    expect(await ended(place)).toMatchObject({ status: 'completed', progress: { total: BILLS, done: BILLS, rejected: 1 } })
    whole.node ??= (await runWhole(upload)).text
    // Compared first: a difference of megabytes is not worth printing.
    expect((await (await ask(`${place}/results`)).text()) === whole.node, 'the results of Node.js, byte for byte').toBe(true)
    const counted = (await (await ask(`${place}/issuers`)).text()).replaceAll(idOf(place), 'id')
    whole.issuers ??= counted
    expect(counted).toBe(whole.issuers)
    const { issuers }: { issuers: { invoices: number }[] } = JSON.parse(counted)
    expect([issuers.length, issuers.reduce((sum, { invoices }) => sum + invoices, 0)]).toEqual([ISSUERS, BILLS - 1])
    return place
  }

  test('comes out as on Node.js', async () => void (await completes(STEADY)), PATIENCE_MILLISECONDS)

  test(
    'comes out no differently where a consumer fails at random: no gap, and nothing counted twice',
    async () => {
      await completes(FAILING)
      const { forgotten, untold } = await mishaps()
      console.info(`${forgotten} steps were forgotten, of ${untold} nobody was told that they were done`)
      expect(forgotten + untold).toBeGreaterThan(0)
    },
    PATIENCE_MILLISECONDS,
  )

  test(
    'comes out no differently where every step is delivered twice, to two consumers at once: each stretch counts once',
    async () => {
      const place = await completes({ ...STEADY, twice: true })
      const { DB } = await bindings()
      const stretches =
        'SELECT count(*) AS kept, count(DISTINCT place) AS places, sum(invoices) AS invoices FROM batch_stretches WHERE batch = ?'
      const row = await DB.prepare(stretches).bind(idOf(place)).first<{ kept: number; places: number; invoices: number }>()
      expect(row).toEqual({ kept: row?.places, places: row?.places, invoices: BILLS })
      expect((await mishaps()).doubled).toBeGreaterThan(row?.places ?? Number.POSITIVE_INFINITY)
    },
    PATIENCE_MILLISECONDS,
  )
})

test(
  'a step that nobody can do comes to the dead ones, and its batch says which: what else it did stays, and other batches go on',
  async () => {
    const { BLOBS } = await bindings()
    await be({ ...STEADY, poison: 1 })
    const [poisoned, gone] = [await send(upload), await send(upload)]
    // The upload is gone before anybody looked through it, or at the latest before it was judged.
    for (const name of ['upload', 'plan.json']) await BLOBS.delete(`batches/${idOf(gone)}/${name}`)
    const [state, other] = await Promise.all([ended(poisoned), ended(gone)])
    await be(STEADY)
    expect(state).toMatchObject({ status: 'failed', problem: { type: '/problems/internal', errors: [{ pointer: 'stretch 2' }] } })
    expect([state.progress.done > 0, state.progress.done < BILLS]).toEqual([true, true])
    expect((await ask(`${poisoned}/results`)).status).toBe(409)
    expect(other).toMatchObject({ status: 'failed', problem: { type: '/problems/internal' } })
    expect(other.problem.errors.map(({ pointer }: { pointer: string }) => pointer).join()).toMatch(/^(plan|stretch \d+)$/)
    expect(await ended(await send(JSON.stringify(bill({ id: 'another' }))))).toMatchObject({ status: 'completed' })
  },
  PATIENCE_MILLISECONDS,
)

test(
  'what was removed leaves nothing behind',
  async () => {
    const place = await send(JSON.stringify(bill({ id: 'one' })))
    await ended(place)
    expect((await ask(place, { method: 'DELETE' })).status).toBeLessThan(300)
    expect((await ask(place)).status).toBe(404)
    const { objects } = await (await bindings()).BLOBS.list({ prefix: `batches/${idOf(place)}/` })
    expect(objects).toEqual([])
  },
  PATIENCE_MILLISECONDS,
)

test('without the key there are no batches', async () => {
  expect((await worker.ask('/v1/batches')).status).toBe(401)
})
