// Publishing on the Worker as it is deployed: who may, rehearsed and in earnest, and what checks say afterwards.
import type { D1Database } from '@cloudflare/workers-types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKey, revokeKey } from '../../src/app/keys.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { storeOf } from '../../src/storage/store.ts'
import { openD1 } from '../../src/storage/workers/open.ts'
import { lowered, RESIDENTIAL } from '../http/lowered.ts'
import { problemOf } from '../http/service.ts'
import { type RunningWorker, START_MILLISECONDS, startWorker } from './running-worker.ts'

const OPERATOR = `qd_${'0b'.repeat(6)}_${'B'.repeat(43)}`
const SERIES = 'cn-65.electricity.ic.flat'
const PATIENCE_MILLISECONDS = 120_000

let worker: RunningWorker
beforeAll(async () => {
  worker = await startWorker({ QINGDAN_RATE_LIMIT: '0', QINGDAN_ADMIN_KEY: OPERATOR })
}, START_MILLISECONDS)
afterAll(() => worker.stop())

function send(method: string, path: string, body: unknown, key = OPERATOR, more: Record<string, string> = {}): Promise<Response> {
  const authorization = key === '' ? {} : { authorization: `Bearer ${key}` }
  return worker.ask(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...authorization, ...more },
  })
}

async function read(answer: Response | Promise<Response>) {
  return JSON.parse(await (await answer).text())
}

const newest = async (): Promise<number> => (await read(worker.ask('/readyz'))).edition.number
const store = async () => storeOf(openD1((await worker.harness.getWorker<{ DB: D1Database }>().getEnv()).DB))

const LOWERED = { note: '居民电价 0.35', ...lowered('试行〔2026〕35号') }

async function judged(day: string, query = ''): Promise<[number, string]> {
  const lines = [{ description: '居民生活电费', quantity: '1000', unit: 'kWh', amount: '400' }]
  const bill = { issuer: { role: 'non-grid-supplier' }, jurisdiction: '650502', issuedOn: day, lines }
  const { edition, summary } = await read(send('POST', `/v1/checks${query}`, bill, ''))
  return [edition.number, summary.allowed]
}

describe('keys', () => {
  test('without one, or with one nobody made, nothing is published', async () => {
    const refused = await send('POST', '/v1/editions', LOWERED, '')
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(await problemOf(refused)).toEqual([401, '/problems/unauthenticated', []])
    const unknown = `qd_${'0c'.repeat(6)}_${'C'.repeat(43)}`
    expect(await problemOf(await send('POST', '/v1/editions', LOWERED, unknown))).toEqual([401, '/problems/unauthenticated', []])
    expect(await newest()).toBe(1)
  })

  test('a key does what its scopes say, and nothing once it is revoked', async () => {
    const { key, id } = await createKey(await store(), SURROUNDINGS, ['batch'], null)
    const prices = { values: [{ month: '2026-02', price: '0.41' }] }
    for (const answer of [
      await send('POST', '/v1/editions', LOWERED, key),
      await send('PUT', `/v1/reference-prices/${SERIES}`, prices, key),
    ])
      expect(await problemOf(answer)).toEqual([403, '/problems/forbidden', []])
    await revokeKey(await store(), SURROUNDINGS, id)
    expect((await send('POST', '/v1/editions', LOWERED, key)).status).toBe(401)
  })

  test('the operator makes, lists and revokes them over HTTP, and cannot lock himself out', async () => {
    const made = await send('POST', '/v1/keys', { scopes: ['publish'], note: 'for the price bureau' })
    expect(made.status).toBe(201)
    const { key, id } = await read(made)
    expect((await send('POST', '/v1/editions', {}, key)).status).toBe(422)
    const { keys } = await read(worker.ask('/v1/keys', { headers: { authorization: `Bearer ${OPERATOR}` } }))
    expect(keys).toContainEqual(expect.objectContaining({ id, scopes: ['publish'], note: 'for the price bureau', revokedAt: null }))
    const revoke = (which: string) =>
      worker.ask(`/v1/keys/${which}`, { method: 'DELETE', headers: { authorization: `Bearer ${OPERATOR}` } })
    expect((await revoke(id)).status).toBe(204)
    expect((await send('POST', '/v1/editions', {}, key)).status).toBe(401)
    expect(await problemOf(await revoke('0b'.repeat(6)))).toEqual([409, '/problems/last-admin-key', []])
  })
})

describe('a change set', () => {
  test('that does not validate is refused whole, in the language asked for', async () => {
    const body = { changes: [{ op: 'end', id: RESIDENTIAL, from: '2026-02-30', basis: [], verification: 'original' }, { op: 7 }] }
    const said = async (language: string) => await read(send('POST', '/v1/editions', body, OPERATOR, { 'accept-language': language }))
    const [chinese, english] = [await said('zh-CN'), await said('en')]
    expect([chinese.status, english.status]).toEqual([422, 422])
    expect(chinese.errors).toHaveLength(english.errors.length)
    expect(chinese.errors).toContainEqual({ pointer: '/changes/0/from', detail: '须为存在的日期，写作 YYYY-MM-DD' })
    expect(english.errors.filter(({ detail }: { detail: string }) => /\p{Script=Han}/u.test(detail))).toEqual([])
    expect(await newest()).toBe(1)
  })

  test(
    'is rehearsed without being published, with what it changes for bills',
    async () => {
      const answer = await send('POST', '/v1/editions?dryRun=true&replay=examples', LOWERED)
      expect(answer.status).toBe(200)
      const rehearsal = await read(answer)
      expect(rehearsal).toMatchObject({ edition: { number: 2 }, basedOn: { number: 1 }, lint: { errors: 0 } })
      expect(rehearsal.diff.entries).toMatchObject([{ id: RESIDENTIAL, change: 'changed' }])
      expect(rehearsal.replay).not.toBeNull()
      expect([await newest(), await judged('2026-12-01')]).toEqual([1, [1, '390.00']])
    },
    PATIENCE_MILLISECONDS,
  )

  test(
    'is in force when it is published, from its day on, and edition 1 knows nothing of it',
    async () => {
      const answer = await send('POST', '/v1/editions', LOWERED, OPERATOR, {
        'if-match': (await worker.ask('/v1/editions')).headers.get('etag') ?? '',
      })
      expect([answer.status, answer.headers.get('location')]).toEqual([201, '/v1/editions/2'])
      expect((await read(answer)).edition).toMatchObject({ number: 2, current: true, note: LOWERED.note })
      expect(await judged('2026-11-30')).toEqual([2, '390.00'])
      expect(await judged('2026-12-01')).toEqual([2, '350.00'])
      expect(await judged('2026-12-01', '?edition=1')).toEqual([1, '390.00'])
      expect(JSON.stringify(await read(worker.ask('/v1/editions/1/diff/2')))).toContain(RESIDENTIAL)
      expect((await send('POST', '/v1/editions', LOWERED, OPERATOR, { 'if-match': '"1"' })).status).toBe(412)
    },
    PATIENCE_MILLISECONDS,
  )
})

test(
  'reference prices are added as the next edition, and the earlier one sees what was known then',
  async () => {
    const before = await newest()
    const put = await send('PUT', `/v1/reference-prices/${SERIES}`, {
      values: [{ month: '2026-02', price: '0.41', published: '2026-01-28' }],
    })
    expect(put.status).toBe(201)
    expect(await read(worker.ask(`/v1/reference-prices/${SERIES}`))).toMatchObject({
      values: [{ edition: before + 1, from: '2026-02-01', to: '2026-02-28', price: '0.41' }],
    })
    expect(await read(worker.ask(`/v1/reference-prices/${SERIES}?edition=${before}`))).toMatchObject({ values: [] })
    const wrong = await send('PUT', `/v1/reference-prices/${SERIES}`, { values: [{ month: '2026-13', price: '4e-1' }] })
    expect([wrong.status, await newest()]).toEqual([422, before + 1])
  },
  PATIENCE_MILLISECONDS,
)

test('the audit log tells an administrator every act, and that its chain holds', async () => {
  const { records, proof } = await read(worker.ask('/v1/audit', { headers: { authorization: `Bearer ${OPERATOR}` } }))
  expect(proof).toMatchObject({ records: records.length, broken: null })
  expect(records.filter(({ act }: { act: string }) => act === 'publish')).toHaveLength(await newest())
})

test('the template to fill in is a workbook', async () => {
  const answer = await worker.ask('/v1/batches/template.xlsx', { headers: { authorization: `Bearer ${OPERATOR}` } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([answer.status, String.fromCharCode(...bytes.slice(0, 2))]).toEqual([200, 'PK'])
})
