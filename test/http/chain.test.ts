// GET /v1/items/{id}: the chain of a charge from nation to city, the tightest limit and who set it, and honesty where it cannot be named.
import { describe, expect, test } from 'vitest'
import { itemEntry } from '../../src/http/schemas.ts'
import { bodyOf, edition, problemOf, service } from './service.ts'

const app = service()
const get = async (path: string, language = 'zh') => app.request(path, { headers: { 'accept-language': language } })
const chainOf = async (id: string, query = '', language = 'zh') =>
  itemEntry.strict().parse(await bodyOf(await get(`/v1/items/${id}${query}`, language))).chain
const RESIDENTIAL = 'cn-6505.electricity.non-grid.residential'

describe('the chain', () => {
  test('runs from the nation to the item’s own place, with what stands at each level', async () => {
    const chain = await chainOf(RESIDENTIAL, '?asOf=2023-04-17')
    expect(chain).toMatchObject({ charge: 'electricity', jurisdiction: '6505', place: '新疆维吾尔自治区哈密市', asOf: '2023-04-17' })
    expect(chain.levels.map(({ jurisdiction }) => jurisdiction)).toEqual(['CN', '65', '6505'])
    const region = chain.levels[1]?.items.find(({ id }) => id === 'cn-65.electricity.non-grid.residential')
    expect(region).toMatchObject({ replacedBy: [RESIDENTIAL], limits: [{ limit: { type: 'local-standard' } }] })
  })

  test('names the tightest limit, the place and the document that set it', async () => {
    const { cases } = await chainOf(RESIDENTIAL, '?asOf=2023-04-17', 'en')
    expect(cases).toMatchObject([
      {
        state: 'named',
        conditions: expect.stringContaining('what it is used for: residential'),
        tightest: { item: RESIDENTIAL, jurisdiction: '6505', limit: { price: '0.39' }, setBy: [{ document: '哈政办发〔2023〕14号' }] },
        reason: 'set price 0.39 CNY/kWh, set for 新疆维吾尔自治区哈密市 by 哈政办发〔2023〕14号',
        why: null,
      },
    ])
  })

  test('the day before, the region’s rule stands, and its amount is not guessed', async () => {
    const { levels, cases } = await chainOf(RESIDENTIAL, '?asOf=2023-03-28')
    expect(levels[2]?.items.find(({ id }) => id === RESIDENTIAL)?.limits).toEqual([])
    const residential = cases.find(({ conditions }) => conditions?.includes('用途：居民生活') === true)
    expect(residential).toMatchObject({ state: 'undecided', tightest: null, why: 'local-standard', facts: ['standardAmount'] })
  })

  test('of a national charge read in a city, takes in what the city set', async () => {
    const { jurisdiction, cases } = await chainOf('cn.electricity.resale.passthrough', '?jurisdiction=650502&asOf=2023-04-17')
    expect(jurisdiction).toBe('650502')
    const named = cases.filter(({ state }) => state === 'named').map(({ tightest }) => tightest?.item)
    expect(named).toContain(RESIDENTIAL)
    expect((await chainOf('cn.electricity.resale.passthrough', '?asOf=2023-04-17')).levels).toHaveLength(1)
  })

  test('where documents can be read two ways, no reading is preferred', async () => {
    const { cases } = await chainOf('cn-65.electricity.non-grid.ic.tou', '?jurisdiction=6505&asOf=2023-04-17')
    expect(cases.find(({ conditions }) => conditions?.includes('计量方式：分时计量') === true)).toMatchObject({
      state: 'undecided',
      why: 'contested-reading',
    })
  })

  test('without a day the newest rows stand; before anything was set nothing does', async () => {
    expect((await chainOf(RESIDENTIAL)).cases).toMatchObject([{ state: 'named', tightest: { item: RESIDENTIAL } }])
    expect((await chainOf('cn-65.toll.container-64', '?asOf=1990-01-01')).cases.flatMap(({ tightest }) => tightest ?? [])).toEqual([])
  })

  test('of every charge fits its schema in both languages, and names a limit that binds', async () => {
    for (const { id } of edition.compiled.items) {
      for (const { state, tightest, binding, why, reason } of (await chainOf(id, '?asOf=2024-06-01', 'en')).cases) {
        expect([id, state === 'named', why === null, reason === '']).toEqual([id, tightest !== null, tightest !== null, false])
        if (tightest !== null) expect(binding).toContainEqual(tightest)
      }
    }
  })
})

test('a place and a day are asked of charges only', async () => {
  const { id } = edition.compiled.reliefs[0]?.rule ?? { id: '' }
  expect((await get(`/v1/items/${id}`)).status).toBe(200)
  expect(await problemOf(await get(`/v1/items/${id}?asOf=2024-01-01`))).toEqual([400, '/problems/invalid-query', ['?asOf']])
})
