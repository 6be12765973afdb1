// Batches at the edge: through R2, the queue and D1, with a consumer that fails at random, to the same results as on Node.js.
import { execFileSync } from 'node:child_process'
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withEntry } from '../../bench/edge/workers.ts'
import { bill } from '../app/batch/bills.ts'
import { runWhole } from '../app/batch/run.ts'
import { root } from '../tidy/sources.ts'
import { type RunningWorker, START_MILLISECONDS, startWith } from './running-worker.ts'

const KEY = `qd_${'0a'.repeat(6)}_${'A'.repeat(43)}`
const BILLS = 1000
const PATIENCE_MILLISECONDS = 240_000
const PAUSE_MILLISECONDS = 500

let worker: RunningWorker
beforeAll(async () => {
  execFileSync('node', ['src/entry/edge/build.ts'], { cwd: root })
  worker = await startWith(withEntry('test/edge/clumsy-worker.ts', { QINGDAN_ADMIN_KEY: KEY }))
}, START_MILLISECONDS)
afterAll(() => worker.stop())

const ask = (path: string, init: RequestInit = {}) =>
  worker.ask(path, { ...init, headers: { authorization: `Bearer ${KEY}`, 'accept-language': 'en', ...init.headers } })
const bindings = () => worker.harness.getWorker<{ DB: D1Database; BLOBS: R2Bucket }>().getEnv()

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
  index === 700
    ? '{"broken":'
    : JSON.stringify(bill({ id: `B-${index}`, issuer: `物业${index % 7}`, price: index % 3 === 0 ? '0.45' : '0.39' })),
).join('\n')

test(
  'a consumer that fails at random leaves no gap and counts nothing twice: the results are those of Node.js, byte for byte',
  async () => {
    const place = await send(upload)
    const state = await ended(place)
    const node = await runWhole(upload)
    expect(state).toMatchObject({ status: 'completed', progress: { total: BILLS, done: BILLS, rejected: 1 } })
    expect(await (await ask(`${place}/results`)).text()).toBe(node.text)
    const { issuers } = JSON.parse(await (await ask(`${place}/issuers`)).text())
    const invoices = issuers.reduce((sum: number, it: { invoices: number }) => sum + it.invoices, 0)
    expect([issuers.length, invoices]).toEqual([7, BILLS - 1])
  },
  PATIENCE_MILLISECONDS,
)

test(
  'a step that nobody can do comes to the dead ones, and its batch says so',
  async () => {
    const { BLOBS } = await bindings()
    const place = await send(upload)
    // The upload is gone before anybody looked through it.
    const id = place.slice(place.lastIndexOf('/') + 1)
    for (const name of ['upload', 'plan.json']) await BLOBS.delete(`batches/${id}/${name}`)
    const state = await ended(place)
    expect(state).toMatchObject({ status: 'failed', problem: { type: '/problems/internal' } })
    expect(state.problem.errors.map(({ pointer }: { pointer: string }) => pointer).join()).toMatch(/^(plan|stretch \d+)$/)
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
    const { objects } = await (await bindings()).BLOBS.list({ prefix: `batches/${place.slice(place.lastIndexOf('/') + 1)}/` })
    expect(objects).toEqual([])
  },
  PATIENCE_MILLISECONDS,
)

test('without the key there are no batches', async () => {
  expect((await worker.ask('/v1/batches')).status).toBe(401)
})
