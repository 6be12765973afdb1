// What the Worker does by the clock: results kept long enough go for good, younger ones stay, a batch that lost its step goes on, and an upload without a batch goes.
import { execFileSync } from 'node:child_process'
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withEntry } from '../../bench/edge/workers.ts'
import { HOURLY } from '../../src/entry/edge/batches.ts'
import { bill } from '../app/batch/bills.ts'
import { root } from '../tidy/sources.ts'
import { type RunningWorker, START_MILLISECONDS, startWith } from './running-worker.ts'

const KEY = `qd_${'0d'.repeat(6)}_${'D'.repeat(43)}`
const DAY = 24 * 3_600_000
const MINUTELY = '* * * * *'
const PATIENCE_MILLISECONDS = 120_000

let worker: RunningWorker
beforeAll(async () => {
  execFileSync('node', ['src/entry/edge/build.ts'], { cwd: root })
  worker = await startWith(withEntry('src/entry/worker.ts', { QINGDAN_ADMIN_KEY: KEY, QINGDAN_RETENTION_DAYS: '2' }))
}, START_MILLISECONDS)
afterAll(() => worker.stop())

const handle = () => worker.harness.getWorker<{ DB: D1Database; BLOBS: R2Bucket }>()
const tick = (cron: string, time = new Date()) => handle().scheduled({ cron, scheduledTime: time })
const headers = { authorization: `Bearer ${KEY}` }
const statusOf = async (id: string) => (await worker.ask(`/v1/batches/${id}`, { headers })).status

async function send(): Promise<string> {
  const body = JSON.stringify(bill({ id: 'one' }))
  const answer = await worker.ask('/v1/batches', { method: 'POST', headers: { ...headers, 'content-type': 'application/x-ndjson' }, body })
  const { id }: { id: string } = JSON.parse(await answer.text())
  return id
}

async function completed(id: string): Promise<void> {
  for (;;) {
    const { status } = JSON.parse(await (await worker.ask(`/v1/batches/${id}`, { headers })).text())
    if (status === 'completed') return
    if (status === 'failed') throw new Error(`batch ${id} failed`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** As if so much time had passed since. */
async function age(id: string, milliseconds: number): Promise<void> {
  const { DB } = await handle().getEnv()
  const older = 'UPDATE batches SET accepted_at = accepted_at - ?, finished_at = finished_at - ? WHERE id = ?'
  await DB.prepare(older).bind(milliseconds, milliseconds, id).run()
}

const blobsOf = async (id: string) => (await (await handle().getEnv()).BLOBS.list({ prefix: `batches/${id}/` })).objects.length

test(
  'what was kept for its days is gone from the database and from R2; what was not stays',
  async () => {
    const [old, young] = [await send(), await send()]
    await Promise.all([completed(old), completed(young)])
    await age(old, 2 * DAY + 1000)
    await age(young, 2 * DAY - 3_600_000)
    expect(await blobsOf(old)).toBeGreaterThan(0)
    await tick(MINUTELY)
    expect([await statusOf(old), await blobsOf(old)]).toEqual([404, 0])
    expect([await statusOf(young), (await blobsOf(young)) > 0]).toEqual([200, true])
    const { DB } = await handle().getEnv()
    expect(await DB.prepare('SELECT count(*) AS kept FROM batch_stretches WHERE batch = ?').bind(old).first()).toEqual({ kept: 0 })
  },
  PATIENCE_MILLISECONDS,
)

test(
  'a batch whose step was lost is begun again in the hour, and completes',
  async () => {
    const id = await send()
    await completed(id)
    const { DB } = await handle().getEnv()
    // As it would stand had the queue forgotten it: nothing judged, and two hours old.
    await DB.batch([
      DB.prepare('DELETE FROM batch_stretches WHERE batch = ?').bind(id),
      DB.prepare("UPDATE batches SET status = 'queued', started_at = NULL, finished_at = NULL, total = NULL WHERE id = ?").bind(id),
    ])
    await age(id, 2 * 3_600_000)
    await tick(HOURLY)
    await completed(id)
    expect((await worker.ask(`/v1/batches/${id}/results`, { headers })).status).toBe(200)
  },
  PATIENCE_MILLISECONDS,
)

test(
  'an upload whose batch was never recorded goes within the hour after its day; what a batch names stays',
  async () => {
    const [id, { BLOBS, DB }] = [await send(), await handle().getEnv()]
    await completed(id)
    const blobs = await blobsOf(id)
    const lost = await send()
    await completed(lost)
    // As it would stand had the isolate died before it could record the batch.
    await DB.prepare('DELETE FROM batches WHERE id = ?').bind(lost).run()
    await tick(HOURLY)
    expect(await blobsOf(lost)).toBeGreaterThan(0)
    const dayLater = new Date(Date.now() + DAY + 60_000)
    await tick(MINUTELY, dayLater)
    expect(await blobsOf(lost)).toBeGreaterThan(0)
    await tick(HOURLY, dayLater)
    expect([await blobsOf(lost), await blobsOf(id)]).toEqual([0, blobs])
    expect((await worker.ask(`/v1/batches/${id}/results`, { headers })).status).toBe(200)
    expect(await BLOBS.head(`batches/${id}/upload`)).not.toBeNull()
  },
  PATIENCE_MILLISECONDS,
)
