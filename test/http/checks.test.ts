// POST /v1/checks: the report of the engine itself, in the language asked for, by the edition asked for, from every format by its media type.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { Library } from '../../src/app/library.ts'
import { createEdition } from '../../src/core/catalogue/edition.ts'
import { report } from '../../src/core/findings/report.ts'
import { documentReport } from '../../src/http/schemas.ts'
import { bodyOf, edition, invoice, library, post, problemOf, service, withLine } from './service.ts'

const app = service()
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)))

describe('an invoice as JSON', () => {
  test('the documented example is judged as it says: 0.45 a kWh to a home in Hami, 0.39 allowed', async () => {
    const response = await post(app, JSON.stringify(invoice))
    expect(response.status).toBe(200)
    const answered = report.strict().parse(await response.json())
    expect(answered).toMatchObject({ verdict: 'violation', summary: { charged: '450.00', allowed: '390.00', excess: '60.00' } })
    expect(answered.lines[0]?.findings.map(({ code }) => code)).toEqual(['above-limit'])
  })

  test('the answer is the report of the engine, byte for byte, twice', async () => {
    const direct = checkInvoice(library, { body: structuredClone(invoice), language: 'zh' })
    if (!direct.ok) throw new Error('the example is a good invoice')
    const answers = [await post(app, JSON.stringify(invoice)), await post(app, JSON.stringify(invoice))]
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(texts).toEqual([JSON.stringify(direct.value), JSON.stringify(direct.value)])
  })

  test('language changes words and nothing else', async () => {
    const said = async (header: string) => {
      const response = await post(app, JSON.stringify(invoice), { 'accept-language': header })
      return {
        tag: response.headers.get('content-language'),
        vary: response.headers.get('vary'),
        body: report.parse(await response.json()),
      }
    }
    const [zh, en] = [await said('zh-CN,zh;q=0.9,en;q=0.8'), await said('en-GB')]
    expect([zh.tag, en.tag, zh.vary]).toEqual(['zh-CN', 'en', 'Accept-Language'])
    expect(zh.body.lines[0]?.findings[0]?.message).toContain('超过')
    expect(en.body.lines[0]?.findings[0]?.message).toContain('Above the limit')
    expect({ ...en.body, lines: [] }).toEqual({ ...zh.body, lines: [] })
  })

  test('JSON in UTF-8 is taken however its media type is written, with or without a byte order mark', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"', 'application/json']) {
      expect((await post(app, `\uFEFF${JSON.stringify(invoice)}`, { 'content-type': type })).status).toBe(200)
    }
  })

  test('an earlier edition judges by what was known then; one never published is not found', async () => {
    const [reference, ...rest] = edition.set.references
    const later = createEdition(2, { ...edition.set, references: reference === undefined ? [] : rest }, edition.regions)
    const both = service({ library: new Library([edition, later]) })
    const judgedBy = async (query: string) => report.parse(await (await post(both, JSON.stringify(invoice), {}, query)).json()).edition
    expect(await judgedBy('')).toEqual({ number: 2, digest: later.digest })
    expect(await judgedBy('?edition=1')).toEqual({ number: 1, digest: edition.digest })
    expect(await problemOf(await post(both, JSON.stringify(invoice), {}, '?edition=3'))).toEqual([404, '/problems/unknown-edition', []])
  })

  test('a shop selling its goods is no violation', async () => {
    const body = JSON.stringify({
      ...invoice,
      issuer: { role: 'enterprise' },
      total: undefined,
      lines: [{ description: '不锈钢保温杯', amount: '35' }],
    })
    expect(await (await post(app, body)).json()).toMatchObject({ verdict: 'not-regulated', summary: { excess: '0.00' } })
  })
})

describe('a bill in another format', () => {
  const csv = (rows: string) => `单号,收费单位,收费主体,日期,项目,用量,单位,金额,备忘\n${rows}`
  const row = 'A1,某物业,non-grid-supplier,2023-04-17,居民生活电费,1000,kWh,450.00,见附件\n'
  const asCsv = { 'content-type': 'text/csv; charset=utf-8' }

  test('is judged alike, and what the invoice has no place for is listed', async () => {
    const response = await post(app, csv(row), asCsv, '?jurisdiction=650502')
    const answered = documentReport.strict().parse(await response.json())
    expect(answered).toMatchObject({ invoice: 'A1', verdict: 'violation', summary: { charged: '450.00', allowed: '390.00' } })
    expect(answered.unmapped).toEqual([{ place: 'row 2, column 9', detail: '这一列没有带入核对' }])
    const english = await bodyOf(await post(app, csv(row), { ...asCsv, 'accept-language': 'en' }, '?jurisdiction=650502'))
    expect(english.unmapped).toEqual([{ place: 'row 2, column 9', detail: 'this column is not carried over' }])
  })

  test('the query says what the file does not: place, role and payer', async () => {
    const bare = '日期,项目,金额\n2023-04-17,神秘服务费,100.00\n'
    expect(await problemOf(await post(app, bare, asCsv))).toEqual([422, '/problems/invalid-invoice', ['row 2, column 1 (/jurisdiction)']])
    const asked = async (query: string) => (await bodyOf(await post(app, bare, asCsv, query))).verdict
    expect(await asked('?jurisdiction=650502&role=enterprise&payerKind=individual')).toBe('not-regulated')
    expect(await asked('?jurisdiction=650502&role=administrative-agency')).not.toBe('not-regulated')
  })

  test.each([
    ['einvoice-electricity.xml', 'application/xml'],
    ['ubl-invoice.xml', 'text/xml'],
    ['cii-invoice.xml', 'application/xml'],
    ['fiscal-bill.xml', 'application/xml'],
  ])('%s is read', async (name, type) => {
    const response = await post(app, fixture(name), { 'content-type': type }, '?jurisdiction=650502&role=public-utility')
    expect(response.status).toBe(200)
    documentReport.strict().parse(await response.json())
  })

  test('one check takes one bill', async () => {
    const two = csv(row + row.replace('A1', 'A2'))
    expect(await problemOf(await post(app, two, asCsv, '?jurisdiction=650502'))).toEqual([422, '/problems/several-invoices', []])
    const lines = `${JSON.stringify(invoice)}\n${JSON.stringify(invoice)}\n`
    expect(await problemOf(await post(app, lines, { 'content-type': 'application/x-ndjson' }))).toEqual([
      422,
      '/problems/several-invoices',
      [],
    ])
  })

  test('a fault points at its place in the file', async () => {
    const [status, type, pointers] = await problemOf(await post(app, csv(row.replace('450.00', 'viel')), asCsv, '?jurisdiction=650502'))
    expect([status, type]).toEqual([422, '/problems/unreadable-document'])
    expect(pointers.join()).toMatch(/row 2|line 2/)
  })

  test.each([
    ['a PDF', '%PDF-1.7 ...', 'application/xml', [415, '/problems/unsupported-media-type', []]],
    ['nothing', '', 'text/csv', [422, '/problems/unreadable-document', expect.any(Array)]],
    [
      'broken XML',
      '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><a>',
      'text/xml',
      [422, '/problems/unreadable-document', expect.any(Array)],
    ],
  ])('%s is refused', async (_, body, type, expected) => {
    expect(await problemOf(await post(app, body, { 'content-type': type }, '?jurisdiction=650502'))).toEqual(expected)
  })
})

test('JSON states place, role and payer itself: as parameters they are refused, all of them', async () => {
  const response = await post(app, withLine({}), {}, '?jurisdiction=65&role=bank&payerKind=individual')
  expect(await problemOf(response)).toEqual([400, '/problems/invalid-query', ['?jurisdiction', '?role', '?payerKind']])
})
