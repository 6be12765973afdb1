// The published document is a promise: every answer fits the schema it names, every parameter is taken as described, every status is announced.
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { EVERY_ROUTE, PUBLISHED } from '../http/every-route.ts'
import { bodyOf, invoice, openapi, post, service } from '../http/service.ts'

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  schema: z.looseObject({
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    enum: z.array(z.string()).optional(),
    default: z.unknown().optional(),
  }),
})
const operation = z.object({
  parameters: z.array(parameter).optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()).optional() })).optional() }),
  ),
})
const { paths, components } = z
  .object({
    paths: z.record(z.string(), z.object({ get: operation.optional(), post: operation.optional() })),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .parse(JSON.parse(openapi))
const definitions = JSON.parse(JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/'))
const published = (schema: unknown) =>
  z.fromJSONSchema({ ...JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')), $defs: definitions })

const app = service()
const asked = async (path: string, language = 'zh') => app.request(path, { headers: { 'accept-language': language } })

/** The answer fits what the document says of this route and status, and says so in its media type. */
async function fits(pattern: string, answer: Response, method: 'get' | 'post' = 'get'): Promise<void> {
  const described = paths[pattern]?.[method]?.responses[String(answer.status)]
  expect(described, `${method} ${pattern} ${answer.status}`).toBeDefined()
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  const schema = described?.content?.[type]?.schema
  expect(schema, `${pattern} ${answer.status} ${type}`).toBeDefined()
  const body = ['text/plain', 'text/html', 'text/csv'].includes(type) ? await answer.text() : await bodyOf(answer)
  const read = published(schema).safeParse(body)
  expect(read.success ? [] : read.error.issues, `${method} ${pattern}`).toEqual([])
}

describe('answers fit', () => {
  test.each([
    ['/v1/facts', '/v1/facts'],
    ['/v1/catalogues', '/v1/catalogues'],
    ['/v1/catalogues', '/v1/catalogues?kind=deposit&jurisdiction=650502&asOf=2023-06-01'],
    ['/v1/catalogues/{kind}', '/v1/catalogues/deposit'],
    ['/v1/catalogues/{kind}', '/v1/catalogues/electricity-tariff?jurisdiction=650502&asOf=2023-06-01'],
    ['/v1/catalogues/{kind}', '/v1/catalogues/relief?format=csv'],
    ['/v1/items', '/v1/items?limit=200'],
    ['/v1/items', '/v1/items?limit=200&offset=200'],
    ['/v1/items', '/v1/items?query=电费&limit=5'],
    ['/v1/items/{id}', '/v1/items/cn-6505.electricity.non-grid.residential'],
    ['/v1/items/{id}/source', '/v1/items/cn-6505.electricity.non-grid.residential/source'],
    ['/v1/editions', '/v1/editions'],
    ['/v1/editions/{n}', '/v1/editions/1'],
    ['/v1/editions/{a}/diff/{b}', '/v1/editions/1/diff/1'],
    ['/v1/editions/{a}/diff/{b}', '/v1/editions/1/diff/1?view=page'],
    ['/problems/{code}', '/problems/internal'],
    ['/openapi.json', '/openapi.json'],
    ['/docs', '/docs'],
    ['/healthz', '/healthz'],
    ['/readyz', '/readyz'],
    ['/metrics', '/metrics'],
  ])('%s: %s', async (pattern, path) => {
    for (const language of ['zh', 'en']) await fits(pattern, await asked(path, language))
  })

  test('reports, of JSON and of a file', async () => {
    await fits('/v1/checks', await post(app, JSON.stringify(invoice)), 'post')
    const csv = '日期,项目,金额,备忘\n2023-04-17,居民生活电费,100.00,x\n'
    await fits('/v1/checks', await post(app, csv, { 'content-type': 'text/csv' }, '?jurisdiction=650502'), 'post')
  })
})

describe('failures are announced and fit', () => {
  test.each([
    ['400', '{', {}, ''],
    ['400', '{}', {}, '?edition=x'],
    ['404', JSON.stringify(invoice), {}, '?edition=9'],
    ['413', '{}', { 'content-length': '999999999' }, ''],
    ['415', '{}', { 'content-type': 'image/png' }, ''],
    ['422', '{}', {}, ''],
    ['422', `${JSON.stringify(invoice)}\n${JSON.stringify(invoice)}`, { 'content-type': 'application/x-ndjson' }, ''],
  ])('of a check: %s', async (status, body, headers, query) => {
    const answer = await post(app, body, headers, query)
    expect(String(answer.status)).toBe(status)
    await fits('/v1/checks', answer, 'post')
  })

  test.each([
    ['/v1/facts', '/v1/facts?x=1'],
    ['/v1/catalogues', '/v1/catalogues?kind=x'],
    ['/v1/items', '/v1/items?limit=x'],
    ['/v1/items/{id}', '/v1/items/nothing'],
    ['/v1/items/{id}/source', '/v1/items/nothing/source'],
    ['/v1/editions', '/v1/editions?x=1'],
    ['/v1/editions/{n}', '/v1/editions/9'],
    ['/v1/editions/{n}', '/v1/editions/x'],
    ['/v1/editions/{a}/diff/{b}', '/v1/editions/1/diff/9'],
    ['/v1/catalogues/{kind}', '/v1/catalogues/tax'],
    ['/problems/{code}', '/problems/nothing'],
  ])('of reading: %s', async (pattern, path) => fits(pattern, await asked(path)))

  test('of a service that is not ready, is asked too often, or fails', async () => {
    await fits('/readyz', await service({ ready: async () => false }).request('/readyz'))
    const limited = service({ rateLimit: 1, now: () => 0 })
    await limited.request('/v1/facts')
    for (const path of ['/v1/facts', '/v1/items', '/v1/catalogues', '/v1/editions']) await fits(path, await limited.request(path))
    await fits('/v1/checks', await post(limited, '{}'), 'post')
    await fits('/readyz', await service({ ready: () => Promise.reject(new Error('gone')) }).request('/readyz'))
  })
})

/** What needs a key is asked in tests of its own. */
const isOpen = ([path]: readonly [string, unknown]) => !EVERY_ROUTE.some(({ pattern, needsKey }) => pattern === path && needsKey)

describe('the parameters of every route are taken as they are described', () => {
  const described = Object.entries(paths)
    .filter(isOpen)
    .flatMap(([path, methods]) =>
      (methods.get?.parameters ?? []).filter((it) => it.in === 'query').map(({ name, schema }) => ({ path, name, ...schema })),
    )
  const addressOf = (path: string) => EVERY_ROUTE.find(({ pattern }) => pattern === path)?.path ?? path
  const statusOf = async (path: string, name: string, value: string) =>
    (await asked(`${addressOf(path)}?${name}=${encodeURIComponent(value)}`)).status

  test.each(described.filter(({ enum: values }) => values !== undefined))(
    '$path: each value of $name, and no other',
    async ({ path, name, enum: values = [] }) => {
      for (const value of values) expect([value, await statusOf(path, name, value)]).toEqual([value, 200])
      for (const value of ['other', values[0]?.toUpperCase() ?? '', ''])
        expect([value, await statusOf(path, name, value)]).toEqual([value, 400])
    },
  )

  test.each(described.filter(({ maximum }) => maximum !== undefined))(
    '$path: $name from its least to its most, not beyond',
    async ({ path, name, minimum = 0, maximum = 0 }) => {
      const statuses = [minimum, maximum, minimum - 1, maximum + 1].map((value) => statusOf(path, name, String(value)))
      expect(await Promise.all(statuses)).toEqual([200, 200, 400, 400])
    },
  )

  test.each(described.filter((it) => it.default !== undefined))(
    '$path: $name left out is its default',
    async ({ path, name, default: standard }) => {
      const body = async (query: string) => bodyOf(await asked(`${addressOf(path)}${query}`))
      expect(await body('')).toEqual(await body(`?${name}=${String(standard)}`))
    },
  )

  test('a parameter of one route is none of another that does not describe it', async () => {
    const names = new Set(described.map(({ name }) => name))
    for (const path of PUBLISHED) {
      const own = new Set(described.filter((it) => it.path === path).map(({ name }) => name))
      for (const name of [...names].filter((it) => !own.has(it)))
        expect([path, name, await statusOf(path, name, '1')]).toEqual([path, name, 400])
    }
  })
})
