// Where memory is short an edition of too many entries is neither published nor rehearsed, and the refusal says how many there may be.
import { beforeAll, expect, test } from 'vitest'
import { createKey } from '../../src/app/keys.ts'
import { Library } from '../../src/app/library.ts'
import type { Store } from '../../src/app/ports.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { freshStore } from './fresh-store.ts'
import { publishAll } from './published-store.ts'
import { bodyOf, edition, problemOf, service } from './service.ts'

let store: Store
let library: Library
let key = ''
beforeAll(async () => {
  store = await freshStore()
  await publishAll(store, [edition])
  const opened = await Library.open({ source: store, regions: edition.regions, digestOf: SURROUNDINGS.digestOf, whole: false })
  if (opened === undefined) throw new Error('nothing was published')
  library = opened
  key = (await createKey(store, SURROUNDINGS, ['publish'], null)).key
})

const lists = edition.set.files.flatMap((it) => [it.items, it.prohibitions, it.reliefs, it.incompatible])
const STANDING = lists.reduce((sum, list) => sum + (list?.length ?? 0), 0)
const limit = { limit: { type: 'free' }, from: '2026-01-01', basis: [{ document: '试行〔2026〕1号' }], verification: 'original' }
const oneMore = {
  documents: { '试行〔2026〕1号': { title: '试行', inForce: '2026-01-01' } },
  changes: [
    {
      op: 'add',
      jurisdiction: '6505',
      kind: 'electricity-tariff',
      item: { id: 'cn-6505.one-more', name: { zh: '又一项试行费', en: 'One more' }, limits: [limit] },
    },
  ],
}

function send(mostEntries: number | undefined, query: string): Promise<Response> {
  const app = service({ store, library, ...(mostEntries !== undefined && { mostEntries }) })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'accept-language': 'en' }
  return Promise.resolve(app.request(`/v1/editions${query}`, { method: 'POST', body: JSON.stringify(oneMore), headers }))
}

test.each([
  ['', STANDING, STANDING + 1],
  ['?dryRun=true', STANDING, STANDING + 1],
  // What stands is too large already: it is not even read.
  ['?dryRun=true', STANDING - 1, STANDING],
])('POST /v1/editions%s with at most %i entries is refused for %i', async (query, most, entries) => {
  const answer = await send(most, query)
  expect([answer.status, await bodyOf(answer)]).toMatchObject([
    422,
    {
      type: '/problems/invalid-edition',
      errors: [
        {
          pointer: '',
          detail: `there are ${entries} entries, and at most ${most} are published here: publish a larger edition on Node.js`,
        },
      ],
    },
  ])
  expect((await store.newest())?.number).toBe(1)
})

test('a whole set of more bytes than may be is refused before it is read, and one of as many is read', async () => {
  const files = { 'facts.yaml': '# 事实', 'units.yaml': '{}' }
  const bytes = 2 + 6 + 2
  const ask = async (mostSetBytes: number) => {
    const app = service({ store, library, mostSetBytes })
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'accept-language': 'en' }
    const answer = await app.request('/v1/editions?dryRun=true', { method: 'POST', body: JSON.stringify({ files }), headers })
    return [answer.status, (await bodyOf(answer)).errors.map(({ detail }: { detail: string }) => detail)]
  }
  expect(await ask(bytes - 1)).toEqual([
    422,
    [`the whole set has ${bytes} bytes, and at most ${bytes - 1} are taken here: send a change set, or publish it on Node.js`],
  ])
  expect((await ask(bytes))[1]).not.toContainEqual(expect.stringContaining('the whole set has'))
})

test('a price is not published on top of an edition that is too large already', async () => {
  const app = service({ store, library, mostEntries: STANDING - 1 })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ values: [{ month: '2026-01', price: '0.4' }] })
  const answer = await app.request('/v1/reference-prices/any', { method: 'PUT', body, headers })
  expect(await problemOf(answer)).toEqual([422, '/problems/invalid-edition', ['']])
})

test.each([STANDING + 1, undefined])('as many as there may be (%s) are taken', async (most) => {
  expect((await send(most, '?dryRun=true')).status).toBe(200)
})
