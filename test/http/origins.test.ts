// Browsers and strangers at every address: which methods it takes, what a page of another origin is told, and what no answer ever leaves out.
import { describe, expect, test } from 'vitest'
import { EVERY_ROUTE, type Method } from './every-route.ts'
import { invoice, post, problemOf, service } from './service.ts'

const app = service()
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY']
const taken = (methods: readonly Method[]) => [
  ...methods.map((it) => it.toUpperCase()),
  ...(methods.includes('get') ? ['HEAD'] : []),
  'OPTIONS',
]
const preflight = (path: string, method: string) =>
  app.request(path, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': method,
      'access-control-request-headers': 'content-type, if-none-match, accept-language',
    },
  })

describe.each(EVERY_ROUTE)('$method $pattern', ({ path, method, methods: all }) => {
  const methods = taken(all)

  test('a page that asks first is told the methods and headers it may use, for a day, and nothing is done', async () => {
    const answer = await preflight(path, method.toUpperCase())
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-methods')?.split(', ')).toEqual(methods)
    expect(answer.headers.get('allow')?.split(', ')).toEqual(methods)
    const headers = answer.headers.get('access-control-allow-headers')?.toLowerCase().split(', ')
    for (const name of ['content-type', 'if-none-match', 'accept-language']) expect(headers).toContain(name)
    expect(answer.headers.get('access-control-max-age')).toBe('86400')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test.each(METHODS.filter((it) => !methods.includes(it)))('%s is refused with what may be used instead', async (wrong) => {
    const answer = await app.request(path, { method: wrong })
    expect(answer.headers.get('allow')?.split(', ')).toEqual(methods)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    if (wrong === 'HEAD') return expect(answer.status).toBe(405)
    expect(await problemOf(answer)).toEqual([405, '/problems/method-not-allowed', []])
  })

  test('a slash too many is another address', async () => {
    if (path === '/') return
    expect((await app.request(`${path}/`, { method: method.toUpperCase() })).status).toBe(404)
    expect((await preflight(`${path}/`, method.toUpperCase())).status).toBe(404)
  })
})

test('a page may read what it needs to go on: the tag, the language, the limit and when to try again', async () => {
  const answer = await app.request('/v1/facts', { headers: { origin: 'https://shop.example' } })
  const exposed = answer.headers.get('access-control-expose-headers')?.split(', ')
  for (const name of ['ETag', 'Content-Language', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'Allow']) expect(exposed).toContain(name)
})

describe('secure headers stand on', () => {
  const SECURE = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
  }
  const held = ({ headers }: Response) => {
    expect(Object.fromEntries(Object.keys(SECURE).map((name) => [name, headers.get(name)]))).toEqual(SECURE)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script|unsafe|\*|https?:/)
    for (const name of ['server', 'x-powered-by', 'set-cookie']) expect(headers.get(name)).toBeNull()
  }

  test.each(EVERY_ROUTE)('$method $pattern, its HEAD, its preflight and its refusals', async ({ path, method }) => {
    held(method === 'get' ? await app.request(path) : await post(app, JSON.stringify(invoice)))
    held(await app.request(path, { method: 'HEAD' }))
    held(await preflight(path, 'GET'))
    held(await app.request(path, { method: 'DELETE' }))
    held(await app.request(`${path}/x/y`))
  })

  const failing = service({
    ready: () => {
      throw new Error('the disk is gone')
    },
  })
  const limited = service({ rateLimit: 1, now: () => 0 })
  test.each([
    ['a copy that is still good', () => app.request('/v1/facts', { headers: { 'if-none-match': '*' } })],
    ['a bad query', () => app.request('/v1/facts?x=1')],
    ['a body that is no JSON', () => post(app, '{')],
    ['a body too large', () => post(app, '{}', { 'content-length': '999999999' })],
    ['a media type', () => post(app, '{}', { 'content-type': 'image/png' })],
    ['a service not ready', () => service({ ready: async () => false }).request('/readyz')],
    ['an error of ours', () => failing.request('/readyz')],
    ['too many requests', async () => [await limited.request('/v1/facts'), await limited.request('/v1/facts')][1] ?? Response.error()],
  ])('%s', async (_, ask) => held(await ask()))
})
