// The service around its routes: wrong addresses and methods, other origins, secure headers, limits by address, health, metrics and errors of ours.
import { describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { PROBLEMS } from '../../src/app/problems.ts'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import { problemShape } from '../../src/http/problem-shape.ts'
import { problemDescription, readiness } from '../../src/http/schemas.ts'
import { edition, invoice, openapi, post, problemOf, service } from './service.ts'

const app = service()
const body = JSON.stringify(invoice)

describe('addresses and methods', () => {
  test.each([
    ['PUT', '/v1/checks', 'POST, OPTIONS'],
    ['GET', '/v1/checks', 'POST, OPTIONS'],
    ['POST', '/v1/items', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/v1/items/some.id', 'GET, HEAD, OPTIONS'],
    ['PATCH', '/openapi.json', 'GET, HEAD, OPTIONS'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
    ['PROPFIND', '/v1/facts', 'GET, HEAD, OPTIONS'],
  ])('%s %s is not allowed, and it says what is', async (method, path, allow) => {
    const answer = await app.request(path, { method })
    expect(answer.headers.get('allow')).toBe(allow)
    expect(await problemOf(answer)).toEqual([405, '/problems/method-not-allowed', []])
  })

  test.each(['/v1', '/v1/', '/v1/check', '/v1/items/a/b', '/openapiXjson', '/v2/checks', '/favicon.ico', '/%00', '/v1/checks/'])(
    '%s is nowhere',
    async (path) => {
      expect(await problemOf(await app.request(path))).toEqual([404, '/problems/not-found', []])
      expect((await app.request(path, { method: 'OPTIONS' })).status).toBe(404)
    },
  )

  test('HEAD answers as GET without the body', async () => {
    const [head, get] = [await app.request('/v1/facts', { method: 'HEAD' }), await app.request('/v1/facts')]
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', get.headers.get('etag')])
  })

  test('without a page the root leads to the documentation', async () => {
    const answer = await app.request('/')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/docs'])
  })
})

describe('other origins', () => {
  test('may read and check, without credentials', async () => {
    const answers = [
      await app.request('/v1/facts'),
      await post(app, body, { origin: 'https://example.org' }),
      await post(app, '{'),
      await app.request('/nowhere'),
    ]
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
    }
  })

  test('ask first and are told the methods and headers of the address', async () => {
    const asked = {
      origin: 'https://example.org',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const answer = await app.request('/v1/checks', { method: 'OPTIONS', headers: asked })
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS')
    expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type')
  })
})

test('every answer forbids sniffing, framing and running anything', async () => {
  const paths = ['/v1/facts', '/v1/nowhere', '/docs', '/openapi.json', '/metrics', '/healthz', '/', '/problems/internal']
  for (const { headers } of [...(await Promise.all(paths.map((path) => app.request(path)))), await post(app, body), await post(app, '')]) {
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  }
  expect((await post(app, body)).headers.get('cache-control')).toBe('no-store')
})

describe('the limit by address', () => {
  const minute = 60_000
  const limited = () => {
    const clock = { now: 10 * minute + 15_000 }
    const own = service({ rateLimit: 2, now: () => clock.now })
    const ask = (address: string, path = '/v1/facts') => own.request(path, { headers: { 'x-test-address': address } })
    return { clock, ask, own }
  }

  test('counts down, refuses with the seconds to wait, and begins again with the next minute', async () => {
    const { clock, ask } = limited()
    const left = [(await ask('192.0.2.1')).headers.get('ratelimit'), (await ask('192.0.2.1')).headers.get('ratelimit')]
    expect(left).toEqual(['"address";r=1;t=45', '"address";r=0;t=45'])
    const refused = await ask('192.0.2.1')
    expect([refused.headers.get('retry-after'), refused.headers.get('ratelimit-policy')]).toEqual(['45', '"address";q=2;w=60'])
    expect(await problemOf(refused)).toEqual([429, '/problems/rate-limited', []])
    clock.now += 45_000
    expect((await ask('192.0.2.1')).status).toBe(200)
  })

  test('is kept per address, and one host of IPv6 is one address', async () => {
    const { ask } = limited()
    for (const last of ['1', '2']) expect((await ask(`2001:db8::${last}`)).status).toBe(200)
    expect((await ask('2001:db8::3')).status).toBe(429)
    expect((await ask('2001:db8:0:1::3')).status).toBe(200)
    expect((await ask('192.0.2.7')).status).toBe(200)
  })

  test('holds for checks, and never for whoever asks whether we live', async () => {
    const { ask, own } = limited()
    for (let count = 0; count < 5; count += 1)
      for (const path of ['/healthz', '/readyz', '/metrics', '/docs']) expect((await ask('192.0.2.1', path)).status).toBe(200)
    const statuses = []
    for (let count = 0; count < 3; count += 1) statuses.push((await post(own, body, { 'x-test-address': '192.0.2.1' })).status)
    expect(statuses).toEqual([200, 200, 429])
    expect(await (await ask('192.0.2.9', '/metrics')).text()).toContain('qingdan_problems_total{code="rate-limited"} 1')
  })

  test('0 turns it off', async () => {
    const free = service({ rateLimit: 0 })
    for (let count = 0; count < 10; count += 1) expect((await free.request('/v1/facts')).headers.get('ratelimit')).toBeNull()
  })
})

describe('for those who run it', () => {
  test('it lives, and is ready only where it can work', async () => {
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' })
    expect(readiness.strict().parse(await (await app.request('/readyz')).json()).edition.digest).toBe(edition.digest)
    expect(await problemOf(await service({ ready: async () => false }).request('/readyz'))).toEqual([503, '/problems/unavailable', []])
  })

  test('what it did is counted: checks, lines, findings, problems and time, by pattern and never by path', async () => {
    const own = service()
    await post(own, body)
    await post(own, '{')
    await own.request('/v1/items/one')
    await own.request('/v1/items/two')
    await own.request('/nowhere/at/all')
    await own.request('/v1/facts', { method: 'PROPFIND' })
    const lines = (await (await own.request('/metrics')).text()).split('\n')
    for (const expected of [
      'qingdan_checks_total{verdict="violation"} 1',
      'qingdan_checks_total{verdict="permitted"} 0',
      'qingdan_lines_total 1',
      'qingdan_findings_total{code="above-limit"} 1',
      'qingdan_problems_total{code="malformed-json"} 1',
      'qingdan_problems_total{code="not-found"} 3',
      'qingdan_request_duration_seconds_count{method="POST",route="/v1/checks",status="200"} 1',
      'qingdan_request_duration_seconds_count{method="GET",route="/v1/items/:id",status="404"} 2',
      'qingdan_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
      'qingdan_request_duration_seconds_count{method="other",route="none",status="405"} 1',
    ]) {
      expect(lines).toContain(expected)
    }
    for (const line of lines) expect(line).toMatch(/^(?:|# (?:HELP|TYPE) .+|[a-z_]+(?:\{.+\})? [\d.e+-]+)$/)
  })
})

describe('an error of ours', () => {
  class Broken extends Library {
    override current(): Edition {
      throw new Error('the secret of the house')
    }
  }

  test('is a 500 that gives nothing away, and the log has the rest under the same name', async () => {
    const log: string[] = []
    const broken = service({ library: new Broken([edition]), log: (text) => log.push(text) })
    const answer = await post(broken, body)
    const text = await answer.text()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
    expect(text).not.toMatch(/secret|\.ts|stack/)
    const { instance } = problemShape.strict().parse(JSON.parse(text))
    expect(log.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        level: 'error',
        request: instance,
        method: 'POST',
        path: '/v1/checks',
        error: expect.objectContaining({ message: 'the secret of the house' }),
      }),
    ])
    expect(await (await broken.request('/metrics')).text()).toContain('qingdan_problems_total{code="internal"} 1')
  })
})

describe('problems', () => {
  test('are problem+json in the language asked for, and their type leads to what it means', async () => {
    for (const [language, title] of [
      ['zh', '没有找到'],
      ['en', 'Not found'],
    ] as const) {
      const answer = await app.request('/v1/nothing', { headers: { 'accept-language': language } })
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      const told = problemShape.strict().parse(await answer.json())
      expect(told.title).toBe(title)
      const meaning = problemDescription.strict().parse(await (await app.request(told.type)).json())
      expect(meaning).toEqual({ code: 'not-found', type: told.type, status: 404, title: PROBLEMS['not-found'].title })
    }
  })

  test('every code has its page, and nothing else has', async () => {
    for (const code of Object.keys(PROBLEMS)) expect((await app.request(`/problems/${code}`)).status).toBe(200)
    for (const code of ['toString', '__proto__', 'nothing']) expect((await app.request(`/problems/${code}`)).status).toBe(404)
  })
})

describe('the documentation', () => {
  test('openapi.json is the committed file, byte for byte, with a tag', async () => {
    const answer = await app.request('/openapi.json')
    expect(await answer.text()).toBe(openapi)
    expect((await app.request('/openapi.json', { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })).status).toBe(304)
  })

  test('the page shows every operation and schema, loads nothing and runs nothing', async () => {
    const answer = await app.request('/docs')
    const page = await answer.text()
    const { paths, components } = JSON.parse(openapi)
    for (const operation of Object.values<Record<string, { operationId: string }>>(paths).flatMap((methods) => Object.values(methods))) {
      expect(page).toContain(`id="${operation.operationId}"`)
    }
    for (const name of Object.keys(components.schemas)) expect(page).toContain(`id="schema-${name}"`)
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|src=|url\(|@import/i)
    const hrefs = [...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target ?? '')
    for (const target of hrefs) expect(target === '/openapi.json' || page.includes(`id="${target.slice(1)}"`), target).toBe(true)
  })

  test('its policy allows the one style sheet by its digest', async () => {
    const answer = await app.request('/docs')
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(await answer.text()) ?? []
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))).toString('base64')
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${digest}'`)
  })
})
