// The page's addresses: one shell, files kept for good, a policy under which nothing foreign or inline runs, and no other origin let in.
import { describe, expect, test } from 'vitest'
import type { Page, PageFile } from '../../../src/http/page/built.ts'
import { PAGE_PATHS } from '../../../src/http/page/page.ts'
import { problemOf, service } from '../service.ts'

const bytes = new TextEncoder().encode('run()')
const gzip = new Uint8Array([31, 139, 8])
const files = new Map<string, PageFile>([
  ['page-A.js', { type: 'text/javascript; charset=utf-8', bytes, gzip }],
  ['icon-B.svg', { type: 'image/svg+xml', bytes, gzip: undefined }],
])
const page: Page = { shell: '<!doctype html>\n<title>清单</title>', file: async (name) => files.get(name) }
const app = service({ page })
const paths = PAGE_PATHS.map((path) => path.replaceAll(/:\w+/g, 'some.id'))

describe.each(paths)('%s', (path) => {
  test('is answered with the shell, asked about each time and not sent again', async () => {
    const answer = await app.request(path)
    expect([answer.status, await answer.text()]).toEqual([200, page.shell])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    const again = await app.request(path, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  test('runs and loads nothing but what is ours, in files of their own, and is framed by nobody', async () => {
    const { headers } = await app.request(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('is for those who stand on it: no other origin is let in', async () => {
    const ask = { headers: { origin: 'https://shop.example', 'access-control-request-method': 'GET' } }
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await app.request(path, { ...ask, method })
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    expect((await app.request(path)).headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  test('takes no other method', async () => {
    const answer = await app.request(path, { method: 'POST' })
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(await problemOf(answer)).toEqual([405, '/problems/method-not-allowed', []])
  })
})

describe('/assets/', () => {
  test.each([
    ['gzip, br', 'gzip', gzip],
    ['gzip;q=0', null, bytes],
    ['br', null, bytes],
  ])('a file for %s', async (accepted, encoding, body) => {
    const answer = await app.request('/assets/page-A.js', { headers: { 'accept-encoding': accepted } })
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, encoding])
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(body)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
  })

  test('what compresses badly is sent as it is', async () => {
    const answer = await app.request('/assets/icon-B.svg', { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding')).toBeNull()
  })

  test.each(['/assets/page-C.js', '/assets/', '/assets/..%2Fpackage.json'])('%s is nowhere', async (path) => {
    expect(await problemOf(await app.request(path))).toEqual([404, '/problems/not-found', []])
  })
})
