// Batches over HTTP: taken in by key, followed, answered in three formats, never anybody else's.
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { createKey } from '../../src/app/keys.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { bill, ndjson } from '../app/batch/bills.ts'
import { batchService } from './batch-service.ts'
import { bodyOf, problemOf, store } from './service.ts'

const NDJSON = 'application/x-ndjson'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const FILE = ndjson(bill({ id: 'A', price: '0.45' }), '{', bill({ id: '=1+2', issuer: '@SUM(A1)' }))
const { app, ask, send, run, headers } = await batchService()

describe('handing in', () => {
  test('needs a key that may', async () => {
    const without = await app.request('/v1/batches', { method: 'POST', body: FILE, headers: { 'content-type': NDJSON } })
    expect(await problemOf(without)).toEqual([401, '/problems/unauthenticated', []])
    const { key } = await createKey(store, SURROUNDINGS, ['publish'], null)
    const other = await app.request('/v1/batches', {
      method: 'POST',
      body: FILE,
      headers: { 'content-type': NDJSON, authorization: `Bearer ${key}` },
    })
    expect(await problemOf(other)).toEqual([403, '/problems/forbidden', []])
  })

  test('answers 202 with the place, and the batch runs to its end', async () => {
    const answer = await send(FILE, NDJSON)
    expect(answer.status).toBe(202)
    const { id, status } = await bodyOf(answer)
    expect(answer.headers.get('location')).toBe(`/v1/batches/${id}`)
    expect(['queued', 'running', 'completed']).toContain(status)
    const events = await (await ask(`/v1/batches/${id}/events`)).text()
    expect(events).toContain('event: completed\n')
    const state = await bodyOf(await ask(`/v1/batches/${id}`))
    expect(state).toMatchObject({ status: 'completed', edition: 1, progress: { total: 3, done: 3, rejected: 1, rows: 3 } })
    expect(state.links.results).toBe(`/v1/batches/${id}/results`)
    const { batches } = await bodyOf(await ask('/v1/batches?limit=200'))
    expect(batches.map((it: { id: string }) => it.id)).toContain(id)
  })

  test('are listed page after page, each behind the last of the page before, whatever the moment they came in', async () => {
    const sent = await Promise.all([1, 2, 3].map(async () => (await bodyOf(await send(FILE, NDJSON))).id))
    const idsOf = async (query: string) => {
      const { batches }: { batches: { id: string }[] } = await bodyOf(await ask(`/v1/batches?${query}`))
      return batches.map(({ id }) => id)
    }
    const all = await idsOf('limit=200')
    const seen: string[] = []
    for (let page = await idsOf('limit=1'); page.length > 0; page = await idsOf(`limit=1&after=${page[0]}`)) seen.push(...page)
    expect(seen).toEqual(all)
    expect(all).toEqual(expect.arrayContaining(sent))
  })

  test.each(['after=none', 'after=', 'after=1&after=2'])('a page behind no batch of one’s own (%s) is refused', async (query) => {
    expect(await problemOf(await ask(`/v1/batches?${query}`))).toEqual([400, '/problems/invalid-query', ['?after']])
  })

  test('a page behind a batch and before a moment at once is refused', async () => {
    const { id } = await bodyOf(await send(FILE, NDJSON))
    const both = await ask(`/v1/batches?after=${id}&before=2030-01-01T00:00:00Z`)
    expect(await problemOf(both)).toEqual([400, '/problems/invalid-query', ['?after']])
  })

  test.each([
    ['a media type', () => send(FILE, 'image/png'), [415, '/problems/unsupported-media-type', []]],
    ['an empty body', () => send('', NDJSON), [422, '/problems/unreadable-document', []]],
    ['a parameter', () => send(FILE, NDJSON, {}, '?jurisdiction=99'), [400, '/problems/invalid-query', ['?jurisdiction']]],
    [
      'a callback where there are none',
      () => send(FILE, NDJSON, {}, '?callbackUrl=https://a.example/x'),
      [400, '/problems/invalid-query', ['?callbackUrl']],
    ],
    [
      'a callback to no web address',
      () => send(FILE, NDJSON, {}, '?callbackUrl=file:///x'),
      [400, '/problems/invalid-query', ['?callbackUrl']],
    ],
    ['an idempotency key', () => send(FILE, NDJSON, { 'idempotency-key': 'a b' }), [400, '/problems/invalid-query', ['Idempotency-Key']]],
    ['a file too large', () => send('x'.repeat(5_000_001), NDJSON), [413, '/problems/body-too-large', []]],
    [
      'gzip that breaks off',
      () => send(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1]), NDJSON),
      [422, '/problems/unreadable-document', []],
    ],
  ])('%s that will not do is refused', async (_, ask, problem) => {
    expect(await problemOf(await ask())).toEqual(problem)
  })

  test('a packed body is unpacked', async () => {
    const packed = await new Response(new Blob([FILE]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
    const { at } = await run(new Uint8Array(packed), NDJSON)
    const plain = await run(FILE, NDJSON)
    expect(await (await ask(`${at}/results`)).text()).toBe(await (await ask(`${plain.at}/results`)).text())
  })

  test('a retry with the same key is answered with the first batch, another request under it is refused', async () => {
    const key = { 'idempotency-key': 'once' }
    const first = await send(FILE, NDJSON, key)
    const again = await send(FILE, NDJSON, key)
    expect([again.status, (await bodyOf(again)).id]).toEqual([202, (await bodyOf(first)).id])
    expect(await problemOf(await send(`${FILE}\n{}`, NDJSON, key))).toEqual([422, '/problems/idempotency-mismatch', []])
    expect(await problemOf(await send(FILE, NDJSON, key, '?role=bank'))).toEqual([422, '/problems/idempotency-mismatch', []])
  })
})

describe('the results', () => {
  test('come as NDJSON, CSV or XLSX, as asked', async () => {
    const { at } = await run(FILE, NDJSON)
    const lines = (await (await ask(`${at}/results`)).text()).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line)).map(({ row, verdict, problem }) => [row, verdict ?? problem.status])).toEqual([
      [1, 'violation'],
      [2, 422],
      [3, 'permitted'],
    ])
    const csv = await ask(`${at}/results`, { accept: 'text/csv' })
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(await problemOf(await ask(`${at}/results`, { accept: 'image/png' }))).toEqual([406, '/problems/not-acceptable', []])
  })

  test('hold no formula, whatever the file was called', async () => {
    const { at } = await run(FILE, NDJSON)
    const csv = await (await ask(`${at}/results`, { accept: 'text/csv' })).text()
    expect(csv.split('\r\n')[3]).toMatch(/^3,,'=1\+2,'@SUM\(A1\),/)
    const { sheets } = await readXlsx(new Uint8Array(await (await ask(`${at}/results`, { accept: XLSX })).arrayBuffer()))
    expect(sheets.map(({ name }) => name)).toEqual([
      'summary',
      'issuers',
      'findings',
      'items',
      'months',
      'districts',
      'largest',
      'near limit',
      'split',
      'twice',
      'same number',
      'lines',
    ])
    expect(sheets.at(-1)?.rows[3]?.slice(0, 4)).toEqual([3, null, '=1+2', '@SUM(A1)'])
    expect(sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]).filter(({ formula }) => formula !== undefined)).toEqual([])
  })

  test('wait for the batch to complete', async () => {
    const { at, state } = await run('a,b\n1,2\n', 'text/csv')
    expect(state).toMatchObject({
      status: 'failed',
      problem: { type: '/problems/unreadable-document', errors: [{ pointer: 'row 1, column 1' }] },
    })
    expect(await problemOf(await ask(`${at}/results`))).toEqual([409, '/problems/batch-not-finished', []])
  })
})

describe('the questions of a regulator', () => {
  test('are answered with links that lead on', async () => {
    const { at } = await run(ndjson(bill({ id: 'A', issuer: '甲 & <乙>', price: '0.45' }), bill({ id: 'B' })), NDJSON)
    const { total, issuers } = await bodyOf(await ask(`${at}/issuers?limit=1`))
    expect([total, issuers.length, issuers[0].key, issuers[0].excess]).toEqual([2, 1, '甲 & <乙>', '6.00'])
    const file = await bodyOf(await ask(issuers[0].links.case))
    expect(file).toMatchObject({
      issuer: { excess: '6.00' },
      bills: [{ row: 1, invoice: 'A', lines: [{ charged: '45.00', allowed: '39.00', excess: '6.00' }] }],
    })
    expect(file.bills[0].lines[0].findings[0].basis[0].document).toBe('哈政办发〔2023〕14号')
    const page = await ask(issuers[0].links.case, { accept: 'text/html,*/*;q=0.1' })
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    const html = await page.text()
    expect(html).toContain('甲 &amp; &lt;乙&gt;')
    expect(html).toContain('100 kWh × 0.39 CNY/kWh = 39.00 CNY')
    expect(html).toMatch(/@page/)
    const analysis = await bodyOf(await ask(`${at}/analysis`))
    expect(analysis.summary).toMatchObject({ invoices: 2, excess: '6.00' })
    expect(await problemOf(await ask(`${at}/issuers/nobody/case`))).toEqual([404, '/problems/not-found', []])
  })

  test('a sample is drawn again from its seed', async () => {
    const { at } = await run(ndjson(...Array.from({ length: 50 }, (_, index) => bill({ id: `${index}` }))), NDJSON)
    const draw = async (query: string) => bodyOf(await ask(`${at}/sample?${query}`))
    const first = await draw('seed=2026&size=5')
    expect(first).toMatchObject({ size: 5, population: 50, weights: { violation: 1 } })
    expect(await draw('seed=2026&size=5')).toEqual(first)
    expect((await draw('seed=2027&size=5')).invoices).not.toEqual(first.invoices)
    expect((await draw('seed=s&size=5&weights=permitted:0')).invoices).toEqual([])
    expect(await problemOf(await ask(`${at}/sample?size=5&weights=x`))).toEqual([400, '/problems/invalid-query', ['?seed', '?weights']])
  })
})

describe('what is mine', () => {
  test('is nobody else’s: their key finds nothing', async () => {
    const { at } = await run(FILE, NDJSON)
    const { key } = await createKey(store, SURROUNDINGS, ['batch'], null)
    for (const path of [at, `${at}/results`, `${at}/analysis`, `${at}/events`]) {
      const answer = await app.request(path, { headers: { authorization: `Bearer ${key}` } })
      expect(await problemOf(answer)).toEqual([404, '/problems/not-found', []])
    }
    expect((await app.request(at, { method: 'DELETE', headers: { authorization: `Bearer ${key}` } })).status).toBe(404)
    expect((await ask(at)).status).toBe(200)
  })

  test('is removed for good when I say so, and when its time is over', async () => {
    const mine = await batchService(1)
    const { at } = await mine.run(FILE, NDJSON)
    expect(mine.blobs.keys().length).toBeGreaterThan(3)
    expect((await mine.ask(at, {}, 'DELETE')).status).toBe(204)
    expect([(await mine.ask(at)).status, mine.blobs.keys()]).toEqual([404, []])
    const old = await mine.run(FILE, NDJSON)
    await mine.desk.sweep()
    expect((await mine.ask(old.at)).status).toBe(200)
    const id = old.at.split('/').at(-1) ?? ''
    expect(await mine.records.endedBefore(Date.now() + 1)).toEqual([id])
  })
})

describe('the template', () => {
  test.each(['csv', 'xlsx'])('as %s is itself a file that can be judged', async (kind) => {
    const template = await app.request(`/v1/batches/template.${kind}`)
    expect(template.status).toBe(200)
    const { at, state } = await run(new Uint8Array(await template.arrayBuffer()), template.headers.get('content-type')?.split(';')[0] ?? '')
    expect(state).toMatchObject({ status: 'completed', progress: { total: 1, rejected: 0 } })
    const [line] = (await (await ask(`${at}/results`)).text()).split('\n')
    expect(JSON.parse(line ?? '')).toMatchObject({ invoice: 'HM-2023-0417', verdict: 'violation', summary: { excess: '60.00' } })
  })

  test('offers the answers of facts to choose from', async () => {
    const { sheets } = await readXlsx(new Uint8Array(await (await app.request('/v1/batches/template.xlsx', { headers })).arrayBuffer()))
    const lists = sheets[0]?.dataValidations ?? []
    expect(lists.some(({ values, formula1 }) => `${values ?? formula1}`.includes('residential'))).toBe(true)
  })
})
