// GET /v1/editions/{a}/diff/{b}: the difference as data and as a page, with its tag, and what it refuses.
import { describe, expect, test } from 'vitest'
import { Library } from '../../src/app/library.ts'
import { createEdition } from '../../src/core/catalogue/edition.ts'
import { editionDiff } from '../../src/http/diff-schemas.ts'
import { applied, changeSetOf, END } from '../core/catalogue/changes/small.ts'
import { bodyOf, edition, problemOf, service } from './service.ts'

const ITEM = 'cn-6505.electricity.non-grid.residential'
const changed = applied(
  edition.set,
  changeSetOf({
    documents: { E: { published: '2024-01-01' } },
    changes: [{ op: 'end', id: ITEM, from: '2024-03-01', how: 'abolished', ...END }],
  }),
)
const app = service({ library: new Library([edition, createEdition(2, changed, edition.regions)]) })
const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => app.request(path, { headers })

describe('a difference', () => {
  test('names both editions and every field', async () => {
    const { before, after, diff, page } = editionDiff.strict().parse(await bodyOf(await get('/v1/editions/1/diff/2')))
    expect([before.number, after.number, before.digest, page]).toEqual([1, 2, edition.digest, undefined])
    expect(diff?.entries.map(({ id, change, fields }) => [id, change, ...fields.map(({ path }) => path)])).toEqual([
      [ITEM, 'ended', '/limits/0/to', '/ended'],
    ])
    expect(diff?.totals).toMatchObject({ entries: { ended: 1 }, documents: { added: 1 }, fields: 3 })
  })

  test('as a page is in the language asked for', async () => {
    const { diff, page } = editionDiff
      .strict()
      .parse(await bodyOf(await get('/v1/editions/1/diff/2?view=page', { 'accept-language': 'en' })))
    expect(diff).toBeUndefined()
    expect(page?.summary).toBe('ended 1; 3 field(s) differ')
    expect(page?.groups[0]?.entries[0]?.rows.map(({ label, after }) => `${label}: ${after}`)).toContain('limit 1 · last day: 2024-02-29')
    const zh = editionDiff.parse(await bodyOf(await get('/v1/editions/1/diff/2?view=page')))
    expect(zh.page?.groups[0]?.place).toBe('新疆维吾尔自治区哈密市')
  })

  test('of an edition and itself is empty; the way back has what came as gone', async () => {
    const same = editionDiff.parse(await bodyOf(await get('/v1/editions/2/diff/2')))
    expect(same.diff?.totals.fields).toBe(0)
    const back = editionDiff.parse(await bodyOf(await get('/v1/editions/2/diff/1')))
    expect(back.diff?.documents).toMatchObject([{ key: 'E', change: 'removed' }])
  })

  test('is not sent again to who holds it', async () => {
    const tag = (await get('/v1/editions/1/diff/2')).headers.get('etag') ?? ''
    expect((await get('/v1/editions/1/diff/2', { 'if-none-match': tag })).status).toBe(304)
    expect((await get('/v1/editions/2/diff/1', { 'if-none-match': tag })).status).toBe(200)
  })
})

test('of editions that differ in more than memory bears is refused, and as many as it bears are not', async () => {
  const bounded = (mostEntries: number) =>
    service({ library: new Library([edition, createEdition(2, changed, edition.regions)]), mostEntries }).request('/v1/editions/1/diff/2')
  expect((await bounded(1)).status).toBe(200)
  expect(await problemOf(await bounded(0))).toEqual([422, '/problems/too-many-differences', []])
})

test.each([
  ['/v1/editions/1/diff/3', [404, '/problems/unknown-edition', []]],
  ['/v1/editions/9/diff/1', [404, '/problems/unknown-edition', []]],
  ['/v1/editions/0/diff/1', [404, '/problems/not-found', []]],
  ['/v1/editions/1/diff/x', [404, '/problems/not-found', []]],
  ['/v1/editions/1/diff/2?view=table', [400, '/problems/invalid-query', ['?view']]],
  ['/v1/editions/1/diff/2?kind=deposit', [400, '/problems/invalid-query', ['?kind']]],
])('%s is refused', async (path, told) => {
  expect(await problemOf(await get(path))).toEqual(told)
})
