// Reading files over HTTP without judging them, and the small lists a page needs beside it: places and units.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bodyOf, invoice, problemOf, service } from './service.ts'

const app = service()
const read = (body: string, type = 'text/csv', query = '') =>
  Promise.resolve(app.request(`/v1/readings${query}`, { method: 'POST', body, headers: { 'content-type': type } }))
const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')

describe('POST /v1/readings', () => {
  test('a table without a date or a place is read as far as it says', async () => {
    const answer = await read('收费项目,数量,单价,金额,备注\n居民生活电费,1000,0.45,450.00,三月\n')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const { format, invoices, rejected } = await bodyOf(answer)
    expect([format, rejected]).toEqual(['csv', []])
    expect(invoices).toEqual([
      {
        row: 2,
        invoice: { lines: [{ description: '居民生活电费', quantity: '1000', unitPrice: '0.45', amount: '450.00', id: '1' }] },
        unmapped: [{ place: expect.any(String), detail: expect.any(String) }],
      },
    ])
  })

  test('what the file does not say may be given beside it, and what it says stays', async () => {
    const { invoices } = await bodyOf(await read('项目,金额\n电费,1\n', 'text/csv', '?jurisdiction=6505&role=bank&payerKind=individual'))
    expect(invoices[0].invoice).toMatchObject({ jurisdiction: '6505', issuer: { role: 'bank' }, payer: { kind: 'individual' } })
  })

  test('a file of several bills gives each, and the rows that are none', async () => {
    const { invoices, rejected } = await bodyOf(await read('单号,项目,金额\nA,电费,1\nB,水费,2\n,气费,3\n'))
    expect(invoices.map(({ invoice: it }: { invoice: { id: string } }) => it.id)).toEqual(['A', 'B'])
    expect(rejected).toEqual([{ row: 4, errors: [{ place: expect.any(String), detail: expect.any(String) }] }])
  })

  test.each([
    ['application/json', JSON.stringify(invoice), 'json'],
    ['application/xml', fixture('einvoice-electricity.xml'), 'einvoice-cn'],
    ['text/xml', fixture('fiscal-bill.xml'), 'fiscal-bill'],
    ['application/xml', fixture('ubl-invoice.xml'), 'ubl'],
    ['application/xml', fixture('cii-invoice.xml'), 'cii'],
  ])('%s: what is read can be checked', async (type, body, format) => {
    const answer = await bodyOf(await read(body, type, type === 'application/json' ? '' : '?jurisdiction=650502'))
    expect(answer.format).toBe(format)
    const checked = await app.request('/v1/checks', {
      method: 'POST',
      body: JSON.stringify(answer.invoices[0].invoice),
      headers: { 'content-type': 'application/json' },
    })
    expect(checked.status).toBe(200)
  })

  test('what cannot be read is a problem that says why', async () => {
    expect((await problemOf(await read('%PDF-1.7')))[1]).toBe('/problems/unreadable-document')
    expect((await problemOf(await read('<a/>', 'text/xml')))[1]).toBe('/problems/unreadable-document')
    expect((await problemOf(await read('x', 'image/png')))[1]).toBe('/problems/unsupported-media-type')
    expect(await problemOf(await read('项目,金额\n', 'text/csv', '?role=king'))).toEqual([400, '/problems/invalid-query', ['?role']])
  })
})

test('GET /v1/regions searches places, and without a query lists them from the widest', async () => {
  const { total, regions } = await bodyOf(await app.request(`/v1/regions?query=${encodeURIComponent('伊州')}&limit=1`))
  expect([total, regions.map(({ code }: { code: string }) => code)]).toEqual([1, ['650502']])
  const all = await bodyOf(await app.request('/v1/regions?limit=2'))
  expect([all.total > 3000, all.regions.map(({ code }: { code: string }) => code)]).toEqual([true, ['CN', '11']])
})

test('GET /v1/units lists the units with the ways bills write them', async () => {
  const { units } = await bodyOf(await app.request('/v1/units'))
  expect(units).toContainEqual({ id: 'kWh', dimension: 'energy', names: expect.arrayContaining(['度']), label: { zh: 'kWh', en: 'kWh' } })
})

test('GET /v1/items says what holds on the day asked about', async () => {
  const ask = async (more: string) =>
    (await bodyOf(await app.request(`/v1/items?query=${encodeURIComponent('居民电费')}&jurisdiction=6505${more}`))).items.find(
      ({ id }: { id: string }) => id === 'cn-6505.electricity.non-grid.residential',
    )
  expect((await ask('&asOf=2023-04-01')).limits).toEqual([
    { limit: { type: 'fixed', price: '0.39', unit: 'kWh' }, when: { customerClass: 'residential' } },
  ])
  expect((await ask('')).limits).toBeNull()
})
