// Copies that callers keep: a tag stands for one body, in one language, at one address; a copy is good exactly as long as its tag is.
import { describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { createEdition } from '../../src/core/catalogue/edition.ts'
import { PUBLISHED, READ_BY_GET } from './every-route.ts'
import { freshStore } from './fresh-store.ts'
import { publishAll } from './published-store.ts'
import { edition, invoice, post, service } from './service.ts'

const app = service()
type Headers = Readonly<Record<string, string>>
const get = async (path: string, headers: Headers = {}, method = 'GET') => app.request(path, { headers, method })
const tagOf = async (path: string, headers: Headers = {}) => (await get(path, headers)).headers.get('etag') ?? ''
const TAGGED = [...PUBLISHED, '/openapi.json']

describe.each(TAGGED)('%s', (path) => {
  test.each([
    ['the tag itself', (tag: string) => tag, 304],
    ['weakened on the way', (tag: string) => `W/${tag}`, 304],
    ['among others', (tag: string) => `"a", W/"b",${tag} , "c"`, 304],
    ['whatever there is', () => '*', 304],
    ['none of them', () => '"a", "b"', 200],
    ['without its quotes', (tag: string) => tag.replaceAll('"', ''), 200],
    ['cut short', (tag: string) => `${tag.slice(0, -2)}"`, 200],
    ['in capitals', (tag: string) => tag.toUpperCase().replace(/"(.+)"/, '"X$1"'), 200],
    ['empty', () => '', 200],
  ])('If-None-Match: %s', async (_, claimed, status) => {
    const tag = await tagOf(path)
    const answer = await get(path, { 'if-none-match': claimed(tag) })
    expect([answer.status, answer.headers.get('etag'), (await answer.text()) === '']).toEqual([status, tag, status === 304])
  })

  test('a 304 has what the 200 had for its copy: tag, how to keep it, and who may read it', async () => {
    const fresh = await get(path)
    const known = await get(path, { 'if-none-match': await tagOf(path) })
    for (const name of ['etag', 'cache-control', 'vary', 'content-language', 'access-control-allow-origin', 'x-content-type-options'])
      expect(known.headers.get(name), name).toBe(fresh.headers.get(name))
    expect(fresh.headers.get('cache-control')).toBe('no-cache')
  })

  test('HEAD tells the same tag without the body, and knows a good copy too', async () => {
    const tag = await tagOf(path)
    const head = await get(path, {}, 'HEAD')
    const known = await get(path, { 'if-none-match': tag }, 'HEAD')
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', tag])
    expect([known.status, await known.text()]).toEqual([304, ''])
  })

  test('is asked twice and answers alike, byte for byte', async () => {
    expect(await (await get(path)).text()).toBe(await (await get(path)).text())
  })
})

describe('a tag stands for one body', () => {
  test.each(PUBLISHED)('%s: a copy in one language is no copy in the other', async (path) => {
    const [zh, en] = [await tagOf(path), await tagOf(path, { 'accept-language': 'en' })]
    expect(en).not.toBe(zh)
    expect((await get(path, { 'if-none-match': zh, 'accept-language': 'en' })).status).toBe(200)
    expect((await get(path, { 'if-none-match': en, 'accept-language': 'en-GB, zh;q=0.1' })).status).toBe(304)
  })

  test('no two addresses share one', async () => {
    const paths = [
      ...TAGGED,
      '/v1/items?limit=1',
      '/v1/items?limit=2',
      '/v1/items?offset=1',
      '/v1/catalogues?kind=deposit',
      '/v1/catalogues?asOf=2023-01-01',
    ]
    expect(new Set(await Promise.all(paths.map((path) => tagOf(path)))).size).toBe(paths.length)
  })

  // What differs between two editions stays what it is, whatever comes after them.
  test.each(PUBLISHED.filter((path) => !path.includes('/diff/')))('%s: what was published since makes every copy stale', async (path) => {
    const files = edition.set.files.map((file) => ({ ...file, title: { zh: `${file.title.zh}（新）`, en: `${file.title.en} (new)` } }))
    const next = createEdition(2, { ...edition.set, files }, edition.regions)
    const newer = await freshStore()
    await publishAll(newer, [edition, next])
    const revised = service({ library: new Library([edition, next]), store: newer })
    const answer = await revised.request(path, { headers: { 'if-none-match': await tagOf(path) } })
    expect(answer.status).toBe(200)
  })

  test('equal content under the same number keeps its tags over a restart', async () => {
    const again = service({ library: new Library([createEdition(1, structuredClone(edition.set), edition.regions)]) })
    for (const path of PUBLISHED) expect((await again.request(path)).headers.get('etag')).toBe(await tagOf(path))
  })
})

describe('what is kept by nobody', () => {
  test('reports, problems and the state of the service have no tag and are not stored', async () => {
    const answers = [
      await post(app, JSON.stringify(invoice), { 'if-none-match': '*' }),
      await post(app, '{'),
      await get('/v1/items/nothing', { 'if-none-match': '*' }),
      await get('/v1/facts?x=1', { 'if-none-match': '*' }),
      await get('/healthz', { 'if-none-match': '*' }),
      await get('/readyz'),
      await get('/nowhere'),
    ]
    for (const { status, headers } of answers) {
      expect(status).not.toBe(304)
      expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store'])
    }
  })

  test('no other route answers with a tag', async () => {
    for (const path of READ_BY_GET.filter((it) => !TAGGED.includes(it))) expect(await tagOf(path), path).toBe('')
  })
})
