// GET and POST /v1/keys, DELETE /v1/keys/{id}: who may send batches and publish, kept by whoever holds a key with the scope admin.
import { z } from '@hono/zod-openapi'
import { keyRequest, listedKeys, makeKey, withdrawKey } from '../../app/key-requests.ts'
import type { KeyRecord } from '../../app/ports.ts'
import type { ProblemCode } from '../../app/problems.ts'
import { answer, languageOf, problem, worded } from '../answer.ts'
import { CHALLENGE, keyOf, readJsonRequest } from '../body/keyed-json.ts'
import { keyList, newKey } from '../key-schemas.ts'
import { noQuery, readQuery } from '../query.ts'
import { jsonOf, problems } from '../responses.ts'
import type { Handler, HttpContext, Route, Services } from '../route.ts'
import { reference } from '../schemas.ts'

const OWN: readonly ProblemCode[] = ['invalid-query', 'unauthenticated', 'forbidden', 'rate-limited']
const params = z.object({ id: z.string().openapi({ description: 'Id of the key.', example: '0a1b2c3d4e5f' }) })

export const listKeysRoute: Route = {
  definition: {
    method: 'get',
    path: '/v1/keys',
    operationId: 'listKeys',
    tags: ['Service'],
    summary: 'The keys that were made',
    description: 'Needs a key with the scope `admin`. Those revoked stay in the list.',
    security: [{ key: [] }],
    responses: { 200: jsonOf(keyList, 'The keys, oldest first.'), ...problems(...OWN) },
  },
  handle: (services) =>
    forAdmin(services, async (c) => answer(c, 200, JSON.stringify({ keys: await listedKeys(services) }), worded(languageOf(c)))),
}

export const createKeyRoute: Route = {
  definition: {
    method: 'post',
    path: '/v1/keys',
    operationId: 'createKey',
    tags: ['Service'],
    summary: 'Make a key',
    description:
      'Needs a key with the scope `admin`. The answer shows the new key this once: only its hash is kept. It holds at once and everywhere.',
    security: [{ key: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: reference(keyRequest) } } } },
    responses: {
      201: jsonOf(newKey, 'The key, shown this once.'),
      ...problems(...OWN, 'malformed-json', 'body-too-large', 'unsupported-media-type', 'invalid-key', 'unreadable-document'),
    },
  },
  handle: (services) =>
    forAdmin(services, async (c, actor) => {
      const body = await readJsonRequest(services, c)
      if (!body.ok) return problem(c, body.problem)
      const made = await makeKey(services, body.value, actor.id)
      return made.ok ? answer(c, 201, JSON.stringify(made.value), worded(languageOf(c))) : problem(c, made.problem)
    }),
}

export const revokeKeyRoute: Route = {
  definition: {
    method: 'delete',
    path: '/v1/keys/{id}',
    operationId: 'revokeKey',
    tags: ['Service'],
    summary: 'Revoke a key',
    description:
      'Needs a key with the scope `admin`. The key is refused from now on, everywhere; its batches stay. The last valid key with the scope `admin` is not revoked here: ' +
      '`qingdan keys revoke` on the machine, or another QINGDAN_ADMIN_KEY on Workers, always can.',
    security: [{ key: [] }],
    request: { params },
    responses: { 204: { description: 'It is revoked.' }, ...problems(...OWN, 'not-found', 'last-admin-key') },
  },
  handle: (services) =>
    forAdmin(services, async (c, actor) => {
      const done = await withdrawKey(services, c.req.param('id') ?? '', actor.id)
      return done.ok ? answer(c, 204, null) : problem(c, done.problem)
    }),
}

/** Goes on where the key of the request has the scope admin and nothing is asked by the query. */
function forAdmin(services: Services, handle: (c: HttpContext, actor: KeyRecord) => Promise<Response>): Handler {
  return async (c) => {
    const key = await keyOf(services, c, 'admin')
    if (!key.ok) return problem(c, key.problem, key.problem.code === 'unauthenticated' ? CHALLENGE : {})
    const query = readQuery(c, noQuery, services.library.current().regions)
    return query.ok ? handle(c, key.value) : problem(c, query.problem)
  }
}
