// Which language an answer is in: what the caller prefers decides, every worded answer says which it took, and caches are told what it depended on.
import { describe, expect, test } from 'vitest'
import { PUBLISHED } from './every-route.ts'
import { bodyOf, invoice, post, service } from './service.ts'

const app = service()
const get = (path: string, language?: string) =>
  app.request(path, language === undefined ? {} : { headers: { 'accept-language': language } })
/** Some answers depend on the format asked for as well. */
const languageOf = ({ headers }: Response) => [headers.get('content-language'), headers.get('vary')?.replace('Accept, ', '')]
const ZH = ['zh-CN', 'Accept-Language']
const EN = ['en', 'Accept-Language']

describe.each(PUBLISHED)('%s', (path) => {
  test.each([
    ['nothing said', undefined, ZH],
    ['a browser in China', 'zh-CN,zh;q=0.9,en-US;q=0.8,en;q=0.7', ZH],
    ['a browser in Britain', 'en-GB,en;q=0.9,zh-CN;q=0.8', EN],
    ['the traditional script', 'zh-Hant-TW', ZH],
    ['English excluded', 'en;q=0, fr', ZH],
    ['English last, but the only one of ours', 'de, fr;q=0.9, en;q=0.1', EN],
    ['a tie', 'en, zh', ZH],
    ['spaces and capitals', ' EN ; q=0.9 , ZH ; q=0.8 ', EN],
  ])('%s', async (_, asked, expected) => {
    const answer = await get(path, asked)
    expect([answer.status, languageOf(answer)]).toEqual([200, expected])
  })
})

describe('a word of it is in the language named', () => {
  test.each([
    ['/v1/catalogues?kind=deposit&jurisdiction=CN', (body: { catalogues: { title: string }[] }) => body.catalogues[0]?.title],
    ['/v1/items?kind=prohibition&limit=1', (body: { items: { name: string }[] }) => body.items[0]?.name],
    ['/v1/items/cn-6505.electricity.non-grid.residential', (body: { name: string }) => body.name],
  ])('%s', async (path, word) => {
    const [zh, en] = [word(await bodyOf(await get(path))), word(await bodyOf(await get(path, 'en')))]
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/[A-Za-z]{3}/)
    expect(en).not.toBe(zh)
  })
})

describe('a problem', () => {
  test.each([
    ['an unknown address', () => get('/nowhere', 'en')],
    ['an unknown entry', () => get('/v1/items/nothing', 'en')],
    ['an edition never published', () => get('/v1/editions/9', 'en')],
    ['a bad query', () => get('/v1/facts?x=1', 'en')],
    ['a wrong method', () => app.request('/v1/facts', { method: 'PUT', headers: { 'accept-language': 'en' } })],
    ['no JSON', () => post(app, '{', { 'accept-language': 'en' })],
    ['no invoice', () => post(app, '{}', { 'accept-language': 'en' })],
    ['a media type', () => post(app, '{}', { 'accept-language': 'en', 'content-type': 'text/html' })],
    ['not ready', () => service({ ready: async () => false }).request('/readyz', { headers: { 'accept-language': 'en' } })],
  ])('%s is told in English where English is asked for, down to each fault', async (_, ask) => {
    const answer = await ask()
    expect(languageOf(answer)).toEqual(EN)
    expect(await answer.text()).not.toMatch(/\p{Script=Han}/u)
  })

  test('is told in Chinese to whoever says nothing, or nothing that can be read', async () => {
    for (const asked of [undefined, '', ';;q=', 'en;q=1.5', 'x'.repeat(5_000), ','.repeat(5_000)]) {
      const answer = await get('/nowhere', asked)
      expect(languageOf(answer)).toEqual(ZH)
      expect((await bodyOf(answer)).title).toBe('没有找到')
    }
  })
})

test('a report in another language has the same id, so that both can be told to be one', async () => {
  const ids = await Promise.all(
    ['zh', 'en'].map(async (language) => (await bodyOf(await post(app, JSON.stringify(invoice), { 'accept-language': language }))).id),
  )
  expect(new Set(ids).size).toBe(1)
})

test('what has no words in it depends on no language: caches may keep one copy for all', async () => {
  for (const path of ['/openapi.json', '/docs', '/healthz', '/metrics', '/problems/internal']) {
    const [zh, en] = [await get(path, 'zh'), await get(path, 'en')]
    expect([zh.headers.get('vary'), en.headers.get('vary')], path).toEqual([null, null])
    if (path !== '/metrics') expect(await en.text(), path).toBe(await zh.text())
  }
})
