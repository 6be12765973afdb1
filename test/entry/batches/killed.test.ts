// Killed at whatever moment and started again, a batch that was acknowledged completes with every row once.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bill, ndjson } from '../../app/batch/bills.ts'
import { keyOf, start, until } from './killable.ts'

const BILLS = 3000
const FILE = ndjson(
  ...Array.from({ length: BILLS }, (_, index) =>
    index % 97 === 5 ? '{"bad": ' : bill({ id: `N${index}`, price: index % 7 === 0 ? '0.45' : '0.39', issuer: `单位${index % 5}` }),
  ),
)
let data = ''
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'qingdan-killed-'))
})
afterAll(() => rm(data, { recursive: true, force: true }))

test('three times over, the results are those of a run that nothing interrupted', async () => {
  const key = await keyOf(data)
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson', 'accept-language': 'en' }
  const first = await start(data)
  const answer = await fetch(`${first.address}/v1/batches`, { method: 'POST', body: FILE, headers })
  expect(answer.status).toBe(202)
  const { id }: { id: string } = JSON.parse(await answer.text())
  await first.kill()
  for (const least of [1, BILLS / 2]) {
    const again = await start(data)
    const { status, done } = await until(again.address, key, id, least)
    await again.kill()
    expect(status).toBe('running')
    expect(done, 'some of it done and some not').toBeGreaterThanOrEqual(least)
    expect(done).toBeLessThan(BILLS)
  }
  const last = await start(data)
  try {
    expect(await until(last.address, key, id, Number.POSITIVE_INFINITY)).toMatchObject({ status: 'completed', done: BILLS })
    const resultsOf = async (batch: string) => (await fetch(`${last.address}/v1/batches/${batch}/results`, { headers })).text()
    const whole = await fetch(`${last.address}/v1/batches`, { method: 'POST', body: FILE, headers })
    const { id: uninterrupted }: { id: string } = JSON.parse(await whole.text())
    expect(await until(last.address, key, uninterrupted, Number.POSITIVE_INFINITY)).toMatchObject({ status: 'completed', done: BILLS })
    const results = await resultsOf(id)
    const rows = results
      .trimEnd()
      .split('\n')
      .map((line) => Number(/^\{"row":(\d+),/.exec(line)?.[1]))
    expect(rows).toEqual(Array.from({ length: BILLS }, (_, index) => index + 1))
    expect(results === (await resultsOf(uninterrupted)), 'the same bytes as without a kill').toBe(true)
  } finally {
    await last.kill()
  }
}, 240_000)
