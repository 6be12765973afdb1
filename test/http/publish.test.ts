// Publishing over HTTP: who may, on top of what, whole or not at all, and what a check says the day before and the day after.
import { beforeAll, describe, expect, test } from 'vitest'
import { installBuiltIn } from '../../src/app/install-built-in.ts'
import { createKey } from '../../src/app/keys.ts'
import { Library } from '../../src/app/library.ts'
import type { Store } from '../../src/app/ports.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { freshStore } from './fresh-store.ts'
import { bodyOf, edition, problemOf, type Service, service } from './service.ts'

const RESIDENTIAL = 'cn-6505.electricity.non-grid.residential'
const PATIENCE = 120_000
let store: Store
let app: Service
let publisher = ''
let reader = ''

beforeAll(async () => {
  store = await freshStore()
  await installBuiltIn(store, { texts: edition.digest, read: () => edition }, SURROUNDINGS)
  const library = await Library.open({ source: store, regions: edition.regions, digestOf: SURROUNDINGS.digestOf, whole: true })
  if (library === undefined) throw new Error('nothing was published')
  app = service({ store, library })
  publisher = (await createKey(store, SURROUNDINGS, ['publish'], null)).key
  reader = (await createKey(store, SURROUNDINGS, ['batch'], null)).key
}, PATIENCE)

interface Sent {
  readonly key?: string | undefined
  readonly match?: string
  readonly query?: string
}

async function publish(body: unknown, { key = publisher, match, query = '' }: Sent = {}): Promise<Response> {
  return app.request(`/v1/editions${query}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
      ...(match === undefined ? {} : { 'if-match': match }),
    },
  })
}

/** A cap on what Hami's homes pay, from a day on, by a document of its own. */
const lowered = (price: string, from = '2026-12-01') => ({
  note: `居民电价 ${price}`,
  documents: { [`试行〔2026〕${price}号`]: { title: '试行', published: '2026-11-01', inForce: from } },
  changes: [
    {
      op: 'add-limit',
      id: RESIDENTIAL,
      limit: {
        when: { customerClass: 'residential' },
        limit: { type: 'fixed', price, unit: 'kWh' },
        from,
        basis: [{ document: `试行〔2026〕${price}号`, clause: '一' }],
        verification: 'original',
      },
    },
  ],
})

async function judged(day: string, query = ''): Promise<[number, string, string]> {
  const bill = {
    issuer: { role: 'non-grid-supplier' },
    jurisdiction: '650502',
    issuedOn: day,
    lines: [{ description: '居民生活电费', quantity: '1000', unit: 'kWh', amount: '400' }],
  }
  const answer = await app.request(`/v1/checks${query}`, {
    method: 'POST',
    body: JSON.stringify(bill),
    headers: { 'content-type': 'application/json' },
  })
  const { edition: by, summary, lines } = await bodyOf(answer)
  return [by.number, summary.allowed, lines[0].findings[0].basis[0].document]
}

const newest = async () => (await store.newest())?.number
const tag = async (language = 'zh') =>
  (await app.request('/v1/editions', { headers: { 'accept-language': language } })).headers.get('etag') ?? ''

describe('who may publish', () => {
  test('nobody without a key, nor with a key for something else; and nothing is published', async () => {
    const refused = await publish(lowered('0.35'), { key: '' })
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(await problemOf(refused)).toEqual([401, '/problems/unauthenticated', []])
    expect(await problemOf(await publish(lowered('0.35'), { key: reader }))).toEqual([403, '/problems/forbidden', []])
    expect(await newest()).toBe(1)
  })
})

describe('what is refused', () => {
  test.each([
    ['no JSON', '{', 400, 'malformed-json'],
    ['a list', [], 422, 'invalid-edition'],
    ['no change at all', {}, 422, 'invalid-edition'],
    ['a property nobody knows', { changes: [], colour: 'red' }, 422, 'invalid-edition'],
  ])('%s', async (_, body, status, code) => {
    const [got, type] = await problemOf(await publish(body))
    expect([got, type]).toEqual([status, `/problems/${code}`])
  })

  test('every fault of a change set at once, each with its place', async () => {
    const [first] = lowered('0.35').changes
    const body = {
      changes: [
        { ...first, id: 'nobody-knows' },
        { op: 'end', id: RESIDENTIAL, from: '2026-02-30', basis: [], verification: 'original' },
      ],
    }
    const [status, type, pointers] = await problemOf(await publish(body))
    expect([status, type]).toEqual([422, '/problems/invalid-edition'])
    expect(pointers).toEqual(expect.arrayContaining(['/changes/1/from', '/changes/1/basis']))
  })

  test(
    'a change the linter finds an error in: a document that is declared nowhere',
    async () => {
      const { changes } = lowered('0.35')
      const [status, , pointers] = await problemOf(await publish({ changes }))
      expect([status, pointers.length > 0, await newest()]).toEqual([422, true, 1])
    },
    PATIENCE,
  )

  test('a whole set that does not say what it takes the place of', async () => {
    expect(await problemOf(await publish({ files: {} }))).toEqual([428, '/problems/precondition-required', []])
  })

  test('a whole set with faults lists them by file, and publishes nothing', async () => {
    const files = { 'units.yaml': 'units:\n  - id: kWh\n    colour: red\n', 'elsewhere/fee.yaml': 'kind: x' }
    const [status, type, pointers] = await problemOf(await publish({ files }, { match: '*' }))
    expect([status, type]).toEqual([422, '/problems/invalid-edition'])
    expect(pointers).toEqual(expect.arrayContaining(['/files/units.yaml', '/files/elsewhere~1fee.yaml', '/files/facts.yaml']))
    expect(await newest()).toBe(1)
  })

  test.each(['"0"', 'W/"0"', '""'])('If-Match: %s is not the edition that stands', async (match) => {
    expect(await problemOf(await publish(lowered('0.35'), { match }))).toEqual([412, '/problems/edition-changed', []])
  })
})

describe('a cap lowered from a day on', () => {
  test(
    'rehearsed, it tells the difference and what it changes for bills, and publishes nothing',
    async () => {
      const answer = await publish(lowered('0.35'), { query: '?dryRun=true&replay=examples' })
      expect(answer.status).toBe(200)
      const rehearsal = await bodyOf(answer)
      expect(rehearsal).toMatchObject({ edition: { number: 2 }, basedOn: { number: 1 }, lint: { errors: 0 } })
      expect(rehearsal.diff.entries).toMatchObject([{ id: RESIDENTIAL, change: 'changed' }])
      expect(rehearsal.replay).not.toBeNull()
      expect(await newest()).toBe(1)
      expect(await problemOf(await publish(lowered('0.35'), { query: '?dryRun=true&replay=nothing' }))).toEqual([
        404,
        '/problems/not-found',
        [],
      ])
      expect(await problemOf(await publish(lowered('0.35'), { query: '?dryRun=yes' }))).toEqual([
        400,
        '/problems/invalid-query',
        ['?dryRun'],
      ])
    },
    PATIENCE,
  )

  test(
    'published, it holds from that day, the day before as before, and edition 1 knows nothing of it',
    async () => {
      const before = await tag('en')
      const answer = await publish(lowered('0.35'), { match: before })
      expect([answer.status, answer.headers.get('location')]).toEqual([201, '/v1/editions/2'])
      expect((await bodyOf(answer)).edition).toMatchObject({ number: 2, current: true, note: '居民电价 0.35' })
      expect(await judged('2026-11-30')).toEqual([2, '390.00', '哈政办发〔2023〕14号'])
      expect(await judged('2026-12-01')).toEqual([2, '350.00', '试行〔2026〕0.35号'])
      expect(await judged('2026-12-01', '?edition=1')).toEqual([1, '390.00', '哈政办发〔2023〕14号'])
      expect(await problemOf(await publish(lowered('0.34'), { match: before }))).toEqual([412, '/problems/edition-changed', []])
      expect(await tag('en')).toBe(answer.headers.get('etag') === before ? '' : await tag('en'))
      const diff = await bodyOf(await app.request('/v1/editions/1/diff/2'))
      expect(JSON.stringify(diff)).toContain(RESIDENTIAL)
    },
    PATIENCE,
  )

  test(
    'published once more it is refused: nothing differs',
    async () => {
      const body = {
        changes: [{ op: 'change', id: RESIDENTIAL, set: { name: edition.compiled.items.find(({ id }) => id === RESIDENTIAL)?.name } }],
      }
      expect(await problemOf(await publish(body))).toEqual([409, '/problems/nothing-to-publish', []])
    },
    PATIENCE,
  )
})

describe('reference prices', () => {
  const SERIES = 'cn-65.electricity.ic.flat'
  const put = (body: unknown, series = SERIES, key = publisher) =>
    app.request(`/v1/reference-prices/${series}`, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    })
  const rows = async (query = '') => (await bodyOf(await app.request(`/v1/reference-prices/${SERIES}${query}`))).values

  test('a month is added, corrected by a row of its own, and an earlier edition sees what was known then', async () => {
    expect(await rows()).toEqual([])
    const first = await put({ values: [{ month: '2026-02', price: '0.41', published: '2026-01-28' }] })
    expect(first.status).toBe(201)
    const known = (await newest()) ?? 0
    expect((await put({ values: [{ month: '2026-02', price: '0.40', published: '2026-03-05' }], note: '更正' })).status).toBe(201)
    expect(await rows(`?edition=${known}`)).toMatchObject([{ from: '2026-02-01', to: '2026-02-28', price: '0.41' }])
    expect(await rows()).toMatchObject([
      { sequence: 1, edition: known, price: '0.41' },
      { sequence: 2, edition: known + 1, price: '0.40', published: '2026-03-05' },
    ])
  })

  test.each([
    [{ values: [] }, 422],
    [{ values: [{ price: '0.4' }] }, 422],
    [{ values: [{ month: '2026-13', price: '0.4' }] }, 422],
    [{ values: [{ month: '2026-01', from: '2026-01-01', price: '0.4' }] }, 422],
    [{ values: [{ from: '2026-02-01', to: '2026-01-01', price: '0.4' }] }, 422],
    [{ values: [{ month: '2026-01', price: '4e-1' }] }, 422],
  ])('%j is refused', async (body, status) => {
    expect((await put(body)).status).toBe(status)
  })

  test('a series nobody made is not found, and is made where it is described', async () => {
    const values = [{ month: '2026-01', price: '0.5' }]
    expect(await problemOf(await put({ values }, 'new.series'))).toEqual([404, '/problems/not-found', []])
    expect((await app.request('/v1/reference-prices/new.series')).status).toBe(404)
    const series = { unit: 'kWh', title: { zh: '新序列', en: 'New series' }, verification: 'unconfirmed', basis: [], touBand: 'peak' }
    expect((await put({ values, series: { ...series, unit: 'furlong' } }, 'new.series')).status).toBe(422)
    const made = await put({ values, series }, 'new.series')
    expect([made.status, (await bodyOf(made)).touBand]).toEqual([201, 'peak'])
    expect((await put({ values, series }, 'new.series')).status).toBe(422)
    expect(await problemOf(await put({ values }, SERIES, reader))).toEqual([403, '/problems/forbidden', []])
  })
})

describe('the audit log', () => {
  test('tells every act to an administrator, and that its chain holds', async () => {
    const ask = (key: string) => app.request('/v1/audit', { headers: { authorization: `Bearer ${key}` } })
    expect((await ask(publisher)).status).toBe(403)
    const { key } = await createKey(store, SURROUNDINGS, ['admin'], null)
    const { records, proof } = await bodyOf(await ask(key))
    expect(proof).toMatchObject({ records: records.length, broken: null })
    expect(records.filter(({ act }: { act: string }) => act === 'publish')).toHaveLength((await newest()) ?? 0)
    expect(records[1]).toMatchObject({ act: 'create-key', actor: 'local' })
  })
})
