// Reading what an edition publishes: filters, search, one entry whole, editions, and the tags by which a copy is kept.
import { describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { createEdition } from '../../src/core/catalogue/edition.ts'
import { entriesOf } from '../../src/core/catalogue/entries.ts'
import { editionList, editionSummary } from '../../src/http/edition-schemas.ts'
import { catalogueList, entryList, factList, itemEntry, ruleEntry } from '../../src/http/schemas.ts'
import { entrySource } from '../../src/http/source-schema.ts'
import { freshStore } from './fresh-store.ts'
import { publishAll } from './published-store.ts'
import { bodyOf, edition, library, problemOf, service } from './service.ts'

const app = service()
const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => app.request(path, { headers })
const read = async (path: string, language = 'zh') => bodyOf(await get(path, { 'accept-language': language }))
const RESIDENTIAL = 'cn-6505.electricity.non-grid.residential'
const READING = ['/v1/facts', '/v1/catalogues', '/v1/items?query=电费', `/v1/items/${RESIDENTIAL}`, '/v1/editions', '/v1/editions/1']

describe('facts', () => {
  test('the names the contract fixes are there, with questions in both languages', async () => {
    const { facts } = factList.strict().parse(await read('/v1/facts'))
    const byName = new Map(facts.map((fact) => [fact.name, fact]))
    expect(byName.get('metering')).toMatchObject({
      type: 'enum',
      field: false,
      question: { zh: expect.any(String), en: expect.any(String) },
    })
    expect(byName.get('metering')?.values?.map(({ value }) => value)).toEqual(['flat', 'time-of-use'])
    for (const name of ['customerClass', 'vehicleUse', 'standardToll', 'contractAmount', 'citedBasis', 'compelled'])
      expect(byName.has(name)).toBe(true)
  })
})

describe('catalogues', () => {
  test('a place is reached by its own catalogues and those of all it lies in, widest first', async () => {
    const { catalogues } = catalogueList.strict().parse(await read('/v1/catalogues?kind=electricity-tariff&jurisdiction=650502'))
    expect(catalogues.map(({ jurisdiction }) => jurisdiction)).toEqual(['CN', '65', '6505'])
    expect((await read('/v1/catalogues?kind=electricity-tariff&jurisdiction=CN')).catalogues).toHaveLength(1)
  })

  test('all of them without a filter, each saying how complete it is', async () => {
    const { catalogues } = catalogueList.parse(await read('/v1/catalogues', 'en'))
    expect(catalogues).toHaveLength(edition.set.files.length)
    for (const { coverage } of catalogues)
      expect(coverage.state === 'complete' ? coverage.missing : ['partial']).toHaveLength(coverage.state === 'complete' ? 0 : 1)
  })
})

describe('items', () => {
  test('the name of a bill finds its entry first', async () => {
    const found = entryList.strict().parse(await read('/v1/items?query=居民生活电费&jurisdiction=6505'))
    expect(found.items[0]).toMatchObject({ kind: 'electricity-tariff', score: 1 })
    expect(found).toMatchObject({ limit: 50, offset: 0 })
  })

  test('pages are cut from one order, and the total counts what no page shows', async () => {
    const whole = entryList.parse(await read('/v1/items?kind=prohibition&limit=200'))
    const pages = [await read('/v1/items?kind=prohibition&limit=3'), await read('/v1/items?kind=prohibition&limit=3&offset=3')]
    expect(pages.flatMap((page) => page.items)).toEqual(whole.items.slice(0, 6))
    expect(pages.map((page) => page.total)).toEqual([whole.total, whole.total])
    expect(await read('/v1/items?offset=1000000')).toMatchObject({ items: [], total: expect.any(Number) })
  })

  test('asOf leaves out what did not stand on the day', async () => {
    const ids = async (day: string) =>
      entryList.parse(await read(`/v1/items?kind=electricity-tariff&jurisdiction=6505&limit=200&asOf=${day}`)).items.map(({ id }) => id)
    expect(await ids('2023-04-01')).toContain(RESIDENTIAL)
    expect(await ids('1949-10-01')).not.toContain(RESIDENTIAL)
  })

  test('one entry comes with its dated limits and their documents', async () => {
    const entry = itemEntry.strict().parse(await read(`/v1/items/${RESIDENTIAL}`, 'en'))
    expect(entry.limits[0]).toMatchObject({ limit: { price: '0.39' }, from: '2023-03-29', basis: [{ document: '哈政办发〔2023〕14号' }] })
  })

  test('every entry of the edition is as the schema says', async () => {
    const { items, prohibitions, reliefs } = edition.compiled
    for (const { id } of items) itemEntry.strict().parse(await read(`/v1/items/${id}`))
    for (const { rule } of [...prohibitions, ...reliefs]) ruleEntry.strict().parse(await read(`/v1/items/${rule.id}`))
  })

  test('every entry is had as its catalogue states it, with each document it cites', async () => {
    for (const { entry, file } of entriesOf(edition.set)) {
      const source = entrySource.strict().parse(await read(`/v1/items/${entry.value.id}/source`))
      expect(source).toMatchObject({ type: entry.type, kind: file.kind, jurisdiction: file.jurisdiction, entry: entry.value })
      const cited = entry.type === 'item' ? entry.value.limits.flatMap(({ basis }) => basis) : entry.value.basis
      for (const { document } of cited) expect(source.documents[document], entry.value.id).toEqual(edition.set.documents[document])
    }
  })

  test('an id nobody has is not found', async () => {
    for (const id of ['nothing', 'a%2Fb', '..%2F..%2Fetc', '__proto__', 'constructor']) {
      expect(await problemOf(await get(`/v1/items/${id}/source`))).toEqual([404, '/problems/not-found', []])
      expect(await problemOf(await get(`/v1/items/${id}`))).toEqual([404, '/problems/not-found', []])
    }
  })
})

describe('editions', () => {
  test('each by number and digest, newest first, with what it holds', async () => {
    const later = await freshStore()
    await publishAll(later, [edition, createEdition(2, { ...edition.set, names: { ...edition.set.names } }, edition.regions)])
    const both = service({ store: later })
    const { editions } = editionList.strict().parse(await (await both.request('/v1/editions')).json())
    expect(editions.map(({ number, current }) => [number, current])).toEqual([
      [2, true],
      [1, false],
    ])
    const held = Object.values(editions[0]?.items ?? {}).reduce((sum, count) => sum + (count ?? 0), 0)
    expect(held).toBe(edition.compiled.items.length)
    expect(editionSummary.strict().parse(await (await both.request('/v1/editions/1')).json())).toEqual(editions[1])
    expect(await problemOf(await both.request('/v1/editions/3'))).toEqual([404, '/problems/unknown-edition', []])
  })

  test.each(['0', '-1', '1.0', 'x', '99999999999'])('%s is no number of an edition', async (number) => {
    expect(await problemOf(await get(`/v1/editions/${number}`))).toEqual([404, '/problems/not-found', []])
  })
})

describe('queries', () => {
  test.each([
    ['/v1/items?kind=tax', ['?kind']],
    ['/v1/items?limit=0', ['?limit']],
    ['/v1/items?limit=201', ['?limit']],
    ['/v1/items?limit=1e2', ['?limit']],
    ['/v1/items?limit=%205', ['?limit']],
    ['/v1/items?offset=-1', ['?offset']],
    ['/v1/items?query=', ['?query']],
    [`/v1/items?query=${'费'.repeat(101)}`, ['?query']],
    ['/v1/items?asOf=2023-02-29', ['?asOf']],
    ['/v1/items?jurisdiction=65050', ['?jurisdiction']],
    ['/v1/catalogues?jurisdiction=99', ['?jurisdiction']],
    ['/v1/catalogues?jurisdiction=65&jurisdiction=6505', ['?jurisdiction']],
    ['/v1/catalogues?kind=x&asOf=y&jurisdiction=z&page=1', ['?kind', '?jurisdiction', '?asOf', '?page']],
    ['/v1/facts?language=en', ['?language']],
    [`/v1/items/${RESIDENTIAL}?asOf=2023-01-32`, ['?asOf']],
    [`/v1/items/${RESIDENTIAL}?jurisdiction=99`, ['?jurisdiction']],
    [`/v1/items/${RESIDENTIAL}?kind=deposit`, ['?kind']],
    ['/v1/items/cn-6505.electricity.non-grid.addon?asOf=2023-01-01&jurisdiction=65', ['?jurisdiction', '?asOf']],
    ['/v1/editions?n=1', ['?n']],
    ['/v1/editions/1?n=1', ['?n']],
  ])('%s is refused', async (path, pointers) => {
    expect(await problemOf(await get(path))).toEqual([400, '/problems/invalid-query', pointers])
  })

  test('the fault is told in the language asked for', async () => {
    expect((await read('/v1/items?limit=0')).errors[0].detail).toBe('须为 1 至 200 的整数')
    expect((await read('/v1/items?limit=0', 'en')).errors[0].detail).toBe('must be a whole number from 1 to 200')
  })
})

describe('tags', () => {
  test.each(READING)('%s: a copy that is still good is not sent again', async (path) => {
    const first = await get(path)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get(path, { 'if-none-match': known })
      expect([again.status, await again.text(), again.headers.get('etag'), again.headers.get('vary')]).toEqual([
        304,
        '',
        tag,
        'Accept-Language',
      ])
    }
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('another language, another query or another edition is another tag', async () => {
    const other = service({ library: new Library([createEdition(2, edition.set, edition.regions)]) })
    const answers = [
      get('/v1/items?query=电费'),
      get('/v1/items?query=电费', { 'accept-language': 'en' }),
      get('/v1/items?query=水费'),
      other.request('/v1/items?query=电费'),
    ]
    const tags = (await Promise.all(answers)).map((answer) => answer.headers.get('etag'))
    expect(new Set(tags).size).toBe(answers.length)
  })

  test('equal tags, equal bytes: two services over the same edition answer alike', async () => {
    const twin = service({ library: new Library([createEdition(1, edition.set, edition.regions)]) })
    for (const path of READING) {
      const [one, two] = [await get(path), await twin.request(path)]
      expect([one.headers.get('etag'), await one.text()]).toEqual([two.headers.get('etag'), await two.text()])
    }
    expect(library.current()).toBe(edition)
  })

  test('what is not there has no tag, whatever the caller claims to hold', async () => {
    const answer = await get('/v1/items/nothing', { 'if-none-match': '*' })
    expect([answer.status, answer.headers.get('etag')]).toEqual([404, null])
  })
})
