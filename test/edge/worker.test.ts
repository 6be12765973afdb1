// What the Worker is besides its answers: limited by address, silent about its own files, and honest where it cannot start.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXAMPLE_INVOICE } from '../../src/http/example.ts'
import { problemOf } from '../http/service.ts'
import { type RunningWorker, START_MILLISECONDS, startWorker } from './running-worker.ts'

let worker: RunningWorker
beforeAll(async () => {
  worker = await startWorker({ QINGDAN_RATE_LIMIT: '3', QINGDAN_MAX_BODY: '1000' })
}, START_MILLISECONDS)
afterAll(() => worker.stop())

const check = (body: string) => worker.ask('/v1/checks', { method: 'POST', headers: { 'content-type': 'application/json' }, body })

test('it is ready, and leads to its documentation', async () => {
  expect((await worker.ask('/healthz')).status).toBe(200)
  expect(await (await worker.ask('/readyz')).json()).toMatchObject({ status: 'ready', edition: { number: 1 } })
  expect(await (await worker.ask('/docs')).text()).toContain('/v1/checks')
  expect(await (await worker.ask('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
})

test('the page for people comes with all its files, and is nobody else’s', async () => {
  const shell = await worker.ask('/')
  const text = await shell.text()
  expect([shell.status, shell.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const named = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(2)
  for (const path of named) {
    const file = await worker.ask(path)
    expect([path, file.status, file.headers.get('cache-control')]).toEqual([path, 200, 'public, max-age=31536000, immutable'])
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(0)
  }
  expect(await problemOf(await worker.ask('/assets/none.js'))).toEqual([404, '/problems/not-found', []])
})

test.each(['/built-in/edition.json', '/built-in/page/shell.txt', '/built-in/CN.json', '/built-in/', '/nowhere'])(
  '%s is answered to nobody',
  async (path) => {
    expect(await problemOf(await worker.ask(path))).toEqual([404, '/problems/not-found', []])
  },
)

describe('its variables', () => {
  test('set the largest body and the requests a minute', async () => {
    const answers = [await check(JSON.stringify(EXAMPLE_INVOICE)), await check('x'.repeat(1001))]
    expect(answers.map(({ status }) => status)).toEqual([200, 413])
    // A minute may end in between, and then allows three more.
    const others: Response[] = []
    for (let count = 0; count < 7; count += 1) others.push(await check('{'))
    const refused = others.filter(({ status }) => status === 429)
    expect([refused.length > 0, others.length - refused.length <= 6]).toEqual([true, true])
    expect(refused.filter((it) => !(Number(it.headers.get('retry-after')) > 0))).toEqual([])
    expect((await worker.ask('/healthz')).status).toBe(200)
  })

  test(
    'are refused where they are wrong: every request is told that the service is not ready',
    async () => {
      const broken = await startWorker({ QINGDAN_RATE_LIMIT: 'many' })
      try {
        for (const path of ['/v1/facts', '/readyz', '/']) {
          expect(await problemOf(await broken.ask(path))).toEqual([503, '/problems/unavailable', []])
        }
        expect(JSON.stringify(broken.harness.getLogs())).toContain('QINGDAN_RATE_LIMIT must be a whole number')
      } finally {
        await broken.stop()
      }
    },
    START_MILLISECONDS,
  )
})
