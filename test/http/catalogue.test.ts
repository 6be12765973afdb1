// GET /v1/catalogues/{kind}: what stands on a day, as data and as a sheet, each with its own tag; and pages that lead on.
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../src/core/catalogue/schema/words.ts'
import { catalogueContent, entryList } from '../../src/http/schemas.ts'
import { bodyOf, edition, problemOf, service } from './service.ts'

const app = service()
const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => app.request(path, { headers })
const read = async (path: string, language = 'zh') =>
  catalogueContent.strict().parse(await bodyOf(await get(path, { 'accept-language': language })))
const RESIDENTIAL = 'cn-6505.electricity.non-grid.residential'

describe('as data', () => {
  test('a place has what stands there and in what it lies in, widest first', async () => {
    const { catalogues, entries } = await read('/v1/catalogues/electricity-tariff?jurisdiction=650502&asOf=2023-04-17')
    expect(catalogues.map(({ jurisdiction }) => jurisdiction)).toEqual(['CN', '65', '6505'])
    expect(new Set(entries.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(['CN', '65', '6505']))
    const home = entries.find(({ id }) => id === RESIDENTIAL)
    expect(home?.rows).toMatchObject([
      {
        says: 'limit',
        text: '政府定价 0.39 元/kWh',
        limit: { type: 'fixed', price: '0.39' },
        conditions: '用途：居民生活',
        from: '2023-03-29',
        basis: [{ document: '哈政办发〔2023〕14号' }],
      },
    ])
  })

  test('a day before an entry began leaves it out; without a day the newest rows stand', async () => {
    const ids = async (query: string) =>
      (await read(`/v1/catalogues/electricity-tariff?jurisdiction=6505${query}`)).entries.map(({ id }) => id)
    expect(await ids('&asOf=2023-03-28')).not.toContain(RESIDENTIAL)
    expect(await ids('')).toContain(RESIDENTIAL)
    expect((await read('/v1/catalogues/electricity-tariff?asOf=1950-01-01')).entries).toEqual([])
  })

  test('an item that had ended says how, and has no limit', async () => {
    const { entries } = await read('/v1/catalogues/administrative-fee?asOf=2024-01-01', 'en')
    const ended = entries.filter(({ rows }) => rows.some(({ says }) => says === 'ended'))
    expect(ended.length).toBeGreaterThan(0)
    for (const { rows } of ended)
      expect(rows).toMatchObject([{ says: 'ended', text: expect.stringMatching(/^(abolished|suspended|exempted|replaced by a tax)$/) }])
  })

  test('every kind is there, and together they hold every entry that stands', async () => {
    const all = await Promise.all(KINDS.map((kind) => read(`/v1/catalogues/${kind}?asOf=2024-01-01`)))
    const ids = all.flatMap(({ entries }) => entries.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const listed = entryList.parse(await bodyOf(await get('/v1/items?asOf=2024-01-01&limit=1'))).total
    const onlyConditionalEnds = listed - ids.length
    expect(onlyConditionalEnds).toBeGreaterThanOrEqual(0)
    expect(ids).toContain(edition.compiled.prohibitions.find(({ grounds }) => grounds.to === undefined)?.rule.id)
  })
})

describe('as CSV', () => {
  const sheet = async (path: string, headers: Readonly<Record<string, string>> = { accept: 'text/csv' }) => {
    const answer = await get(path, headers)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true })
    return { answer, text, rows }
  }

  test('one row a limit, under headers in the language asked for', async () => {
    const path = '/v1/catalogues/electricity-tariff?jurisdiction=6505&asOf=2023-04-17'
    const { answer, text, rows } = await sheet(path)
    expect([text.charCodeAt(0), answer.headers.get('content-type')]).toEqual([0xfeff, 'text/csv; charset=utf-8'])
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="electricity-tariff.csv"')
    const content = await read(path)
    expect(rows).toHaveLength(content.entries.reduce((sum, entry) => sum + entry.rows.length, 0))
    expect(rows.find((row) => row['编号'] === RESIDENTIAL)).toMatchObject({
      '单价（元）': '0.39',
      地区: '新疆维吾尔自治区哈密市',
      首日: '2023-03-29',
    })
    const english = await sheet(path, { accept: 'text/csv', 'accept-language': 'en' })
    expect(english.rows.find((row) => row['id'] === RESIDENTIAL)).toMatchObject({ 'price (CNY)': '0.39', unit: 'kWh' })
  })

  test('by the query where a browser cannot say Accept, and JSON the other way round', async () => {
    const { answer } = await sheet('/v1/catalogues/deposit?format=csv', {})
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const json = await get('/v1/catalogues/deposit?format=json', { accept: 'text/csv' })
    expect(json.headers.get('content-type')).toBe('application/json')
  })

  test('has a tag of its own, so that no cache takes one for the other', async () => {
    const [json, csv] = [await get('/v1/catalogues/deposit'), await get('/v1/catalogues/deposit', { accept: 'text/csv' })]
    expect(json.headers.get('etag')).not.toBe(csv.headers.get('etag'))
    for (const answer of [json, csv]) expect(answer.headers.get('vary')).toBe('Accept, Accept-Language')
    const again = await get('/v1/catalogues/deposit', { accept: 'text/csv', 'if-none-match': csv.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('of every kind parses, with as many cells in each row', async () => {
    for (const kind of KINDS) {
      const { rows } = await sheet(`/v1/catalogues/${kind}`)
      expect(rows.every((row) => Object.keys(row).length === 18)).toBe(true)
    }
  })
})

test.each([
  ['/v1/catalogues/tax', [404, '/problems/not-found', []]],
  ['/v1/catalogues/deposit?format=xlsx', [400, '/problems/invalid-query', ['?format']]],
  ['/v1/catalogues/deposit?jurisdiction=99&asOf=x', [400, '/problems/invalid-query', ['?asOf']]],
  ['/v1/catalogues/deposit?jurisdiction=99', [400, '/problems/invalid-query', ['?jurisdiction']]],
])('%s is refused', async (path, told) => {
  expect(await problemOf(await get(path))).toEqual(told)
})

describe('pages of items', () => {
  const linksOf = async (path: string) => (await get(path)).headers.get('link')
  const follow = async (path: string) => {
    const ids: string[] = []
    for (let at: string | undefined = path; at !== undefined; ) {
      const answer = await get(at)
      ids.push(...entryList.parse(await bodyOf(answer)).items.map(({ id }) => id))
      at = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
    }
    return ids
  }

  test('lead on to the last with the same filters, and show every entry once', async () => {
    const ids = await follow('/v1/items?kind=prohibition&jurisdiction=6505&limit=7')
    const whole = entryList.parse(await bodyOf(await get('/v1/items?kind=prohibition&jurisdiction=6505&limit=200')))
    expect(ids).toEqual(whole.items.map(({ id }) => id))
  })

  test('lead back, and nowhere where all is on one page', async () => {
    expect(await linksOf('/v1/items?kind=relief&limit=200')).toBeNull()
    expect(await linksOf('/v1/items?kind=relief&limit=5&offset=3')).toContain('</v1/items?kind=relief&limit=3&offset=0>; rel="prev"')
    expect(await linksOf('/v1/items?query=%E7%94%B5%E8%B4%B9&limit=1')).toBe(
      '</v1/items?query=%E7%94%B5%E8%B4%B9&limit=1&offset=1>; rel="next"',
    )
    expect(await linksOf('/v1/items?query=nothing-like-it')).toBeNull()
  })

  test('from beyond the end lead to the last that holds anything', async () => {
    const { total } = entryList.parse(await bodyOf(await get('/v1/items?kind=relief')))
    expect(await linksOf('/v1/items?kind=relief&limit=5&offset=1000000')).toBe(
      `</v1/items?kind=relief&limit=5&offset=${total - 5}>; rel="prev"`,
    )
  })
})
