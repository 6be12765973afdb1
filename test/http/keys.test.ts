// Keys over HTTP: who may make, list and revoke them, what is shown once and never again, and that nobody locks everybody out.
import { beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/app/audit.ts'
import { createKey, type NewKey, revokeKey } from '../../src/app/keys.ts'
import type { ApiScope, Store } from '../../src/app/ports.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { freshStore } from './fresh-store.ts'
import { bodyOf, problemOf, type Service, service } from './service.ts'

let store: Store
let app: Service
let admin: NewKey

beforeEach(async () => {
  store = await freshStore()
  app = service({ store })
  admin = await createKey(store, SURROUNDINGS, ['admin'], 'operator')
})

const local = (scopes: readonly ApiScope[]) => createKey(store, SURROUNDINGS, scopes, null)

function ask(method: string, path: string, body?: unknown, key = admin.key): Promise<Response> {
  const headers = {
    ...(key !== '' && { authorization: `Bearer ${key}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  return Promise.resolve(app.request(path, { method, headers, ...sent }))
}

async function made(body: unknown): Promise<NewKey> {
  const answer = await ask('POST', '/v1/keys', body)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store'])
  return bodyOf(answer)
}

describe('who may', () => {
  const ACTS: readonly (readonly [method: string, path: string, body: object | undefined])[] = [
    ['GET', '/v1/keys', undefined],
    ['POST', '/v1/keys', { scopes: ['batch'] }],
    ['DELETE', '/v1/keys/0123456789ab', undefined],
  ]

  test.each(ACTS)('%s %s is for the scope admin alone, and nothing is done for others', async (method, path, body) => {
    const others = await local(['batch', 'publish'])
    const refused = await ask(method, path, body, '')
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(await problemOf(refused)).toEqual([401, '/problems/unauthenticated', []])
    expect(await problemOf(await ask(method, path, body, others.key))).toEqual([403, '/problems/forbidden', []])
    expect((await store.keys()).map(({ id, revokedAt }) => [id, revokedAt]).toSorted()).toEqual(
      [admin, others].map(({ id }) => [id, null]).toSorted(),
    )
  })

  test.each(ACTS)('%s %s takes no parameters', async (method, path, body) => {
    expect(await problemOf(await ask(method, `${path}?all=1`, body))).toEqual([400, '/problems/invalid-query', ['?all']])
  })
})

describe('a key that was made', () => {
  test('does what it is for at once, and nothing else', async () => {
    const { key, id, scopes } = await made({ scopes: ['publish', 'publish'], note: '发布用' })
    expect([key.startsWith(`qd_${id}_`), scopes]).toEqual([true, ['publish']])
    // Let in, and told that there is nothing in the request.
    expect((await ask('PUT', '/v1/reference-prices/any', {}, key)).status).toBe(422)
    expect((await ask('GET', '/v1/audit', undefined, key)).status).toBe(403)
  })

  test('is shown this once: the list, the store and the log have no more than its hash', async () => {
    const { key, id } = await made({ scopes: ['batch'], note: 'for a shop' })
    const { keys } = await bodyOf(await ask('GET', '/v1/keys'))
    expect(keys.find((it: { id: string }) => it.id === id)).toEqual({
      id,
      scopes: ['batch'],
      note: 'for a shop',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      revokedAt: null,
      lastUsedOn: null,
    })
    const secret = key.slice(`qd_${id}_`.length)
    const kept = [keys, await store.keys(), await store.audit(0, 100)].map((it) => JSON.stringify(it)).join()
    expect(kept).not.toContain(secret)
    expect((await store.key(id))?.hash).toBe(SURROUNDINGS.digestOf(key))
    expect(JSON.stringify(keys)).not.toContain('sha256')
  })

  test('with the scope admin may make others', async () => {
    const { key } = await made({ scopes: ['admin'] })
    expect((await ask('POST', '/v1/keys', { scopes: ['batch'] }, key)).status).toBe(201)
  })
})

describe('a request with faults makes no key', () => {
  test.each<[string, unknown, number, string, string[]]>([
    ['no JSON', '{', 400, 'malformed-json', ['']],
    ['a list', [], 422, 'invalid-key', ['']],
    ['nothing of what it may do', {}, 422, 'invalid-key', ['/scopes']],
    ['no scope', { scopes: [] }, 422, 'invalid-key', ['/scopes']],
    ['a scope nobody knows', { scopes: ['batch', 'root'] }, 422, 'invalid-key', ['/scopes/1']],
    ['too many', { scopes: ['batch', 'batch', 'batch', 'batch'] }, 422, 'invalid-key', ['/scopes']],
    ['a note that is none', { scopes: ['batch'], note: '' }, 422, 'invalid-key', ['/note']],
    ['a note too long', { scopes: ['batch'], note: 'x'.repeat(501) }, 422, 'invalid-key', ['/note']],
    ['an id of its own', { scopes: ['batch'], id: '0123456789ab', key: 'mine' }, 422, 'invalid-key', ['/id', '/key']],
  ])('%s', async (_, body, status, code, pointers) => {
    expect(await problemOf(await ask('POST', '/v1/keys', body))).toEqual([status, `/problems/${code}`, pointers])
    expect(await store.keys()).toHaveLength(1)
  })

  test('another media type', async () => {
    const headers = { authorization: `Bearer ${admin.key}`, 'content-type': 'text/plain' }
    const answer = await app.request('/v1/keys', { method: 'POST', headers, body: 'scopes=batch' })
    expect(await problemOf(answer)).toEqual([415, '/problems/unsupported-media-type', []])
  })
})

describe('a key that is revoked', () => {
  test('is refused from then on, and stays revoked however often it is asked', async () => {
    const { key, id } = await made({ scopes: ['admin'] })
    for (const status of [204, 204]) expect((await ask('DELETE', `/v1/keys/${id}`)).status).toBe(status)
    expect(await problemOf(await ask('GET', '/v1/keys', undefined, key))).toEqual([401, '/problems/unauthenticated', []])
    const { keys } = await bodyOf(await ask('GET', '/v1/keys'))
    expect(keys.map((it: { id: string; revokedAt: string | null }) => [it.id, it.revokedAt !== null])).toEqual([
      [admin.id, false],
      [id, true],
    ])
  })

  test.each(['ffffffffffff', 'x', '..%2F', encodeURIComponent("' OR 1=1")])('%s is no key', async (id) => {
    expect(await problemOf(await ask('DELETE', `/v1/keys/${id}`))).toEqual([404, '/problems/not-found', []])
  })
})

describe('the last key with the scope admin', () => {
  const refused = [409, '/problems/last-admin-key', []]

  test('is not revoked over HTTP, by itself or with others about that cannot take its place', async () => {
    const gone = await local(['admin'])
    await revokeKey(store, SURROUNDINGS, gone.id)
    await local(['batch', 'publish'])
    const answer = await ask('DELETE', `/v1/keys/${admin.id}`)
    expect(await problemOf(answer)).toEqual(refused)
    expect((await ask('GET', '/v1/keys')).status).toBe(200)
  })

  test('goes once there is another, and then that one stays', async () => {
    const next = await made({ scopes: ['admin'] })
    expect((await ask('DELETE', `/v1/keys/${admin.id}`)).status).toBe(204)
    expect(await problemOf(await ask('DELETE', `/v1/keys/${next.id}`, undefined, next.key))).toEqual(refused)
  })

  test('stays where two revoke each other at once', async () => {
    const other = await made({ scopes: ['admin'] })
    const answers = await Promise.all([ask('DELETE', `/v1/keys/${other.id}`), ask('DELETE', `/v1/keys/${admin.id}`, undefined, other.key)])
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    expect((await store.keys()).filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
  })

  test('is revoked by the command line, which always can', async () => {
    expect(await revokeKey(store, SURROUNDINGS, admin.id)).toBe('revoked')
  })
})

test('every act is in the audit log under the key that asked for it, and its chain holds', async () => {
  const { id } = await made({ scopes: ['batch'] })
  await ask('DELETE', `/v1/keys/${id}`)
  await ask('DELETE', `/v1/keys/${admin.id}`)
  const log = await store.audit(0, 100)
  expect(log.map(({ actor, act, subject }) => [actor, act, subject])).toEqual([
    ['local', 'create-key', admin.id],
    [admin.id, 'create-key', id],
    [admin.id, 'revoke-key', id],
  ])
  expect(await verifyAudit(store, SURROUNDINGS.digestOf)).toMatchObject({ records: 3, broken: null })
})

test('a key made at the same time as others is made once, and all are in the log', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask('POST', '/v1/keys', { scopes: ['batch'] })))
  const ids = new Set(await Promise.all(answers.map(async (it) => (await bodyOf(it)).id)))
  expect([ids.size, (await store.keys()).length, (await store.audit(0, 100)).length]).toEqual([5, 6, 6])
})
