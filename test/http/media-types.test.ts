// Every media type a bill may be posted in: the same bill is judged alike in each, and what the file does not say the query does.
import { describe, expect, test } from 'vitest'
import { ISSUER_ROLES, PAYER_KINDS } from '../../src/core/catalogue/schema/words.ts'
import { fixture, gb18030, sheetData, workbook } from '../intake/samples.ts'
import { bodyOf, invoice, post, problemOf, service } from './service.ts'

const app = service()
const json = JSON.stringify(invoice)
const HEADER = ['单号', '收费主体', '缴费人类型', '日期', '项目', '用电类别', '用量', '单位', '金额']
const ROW = ['HM-2023-0417', 'non-grid-supplier', '个人', '2023-04-17', '居民生活电费', '居民生活', '1000', 'kWh', '450.00']
const csv = `${HEADER.join()}\n${ROW.join()}\n`
const bytes = (of: Uint8Array) => Uint8Array.from(of)
const PLACE = '?jurisdiction=650502'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const JUDGED = { verdict: 'violation', summary: { charged: '450.00', allowed: '390.00', excess: '60.00' } }

describe('one bill in', () => {
  test.each([
    ['application/json', json, ''],
    ['application/x-ndjson', `${json}\n`, ''],
    ['application/ndjson', json, ''],
    ['application/jsonl; charset=utf-8', json, ''],
    ['text/csv', csv, PLACE],
    ['text/csv; charset=utf-8; header=present', `\uFEFF${csv}`, PLACE],
    ['application/csv', csv.replaceAll('\n', '\r\n'), PLACE],
    ['text/csv; charset=gb18030', bytes(gb18030(csv)), PLACE],
    [XLSX, bytes(workbook(sheetData([HEADER, ROW]))), PLACE],
    [XLSX.toUpperCase(), bytes(workbook(sheetData([HEADER, ROW]))), PLACE],
  ])('%s', async (type, body, query) => {
    const answer = await post(app, body, { 'content-type': type }, query)
    expect([answer.status, await bodyOf(answer)]).toMatchObject([200, JUDGED])
  })
})

describe('XML', () => {
  test.each(['application/xml', 'text/xml', 'text/xml; charset=utf-8'])('%s may be any of the four dialects', async (type) => {
    for (const name of ['einvoice-electricity.xml', 'fiscal-bill.xml', 'ubl-invoice.xml', 'cii-invoice.xml']) {
      const answer = await post(app, bytes(fixture(name)), { 'content-type': type }, PLACE)
      expect([name, answer.status]).toEqual([name, 200])
    }
  })
})

describe('the query of a file', () => {
  const bare = '日期,项目,金额\n2023-04-17,神秘服务费,100.00\n'
  const asCsv = { 'content-type': 'text/csv' }
  const answered = async (query: string) => bodyOf(await post(app, bare, asCsv, query))

  test.each(ISSUER_ROLES)('takes the role %s', async (role) => {
    expect((await post(app, bare, asCsv, `${PLACE}&role=${role}`)).status).toBe(200)
  })

  test.each(PAYER_KINDS)('takes the payer %s', async (kind) => {
    expect((await post(app, bare, asCsv, `${PLACE}&payerKind=${kind}`)).status).toBe(200)
  })

  test.each([
    ['?jurisdiction=999999', ['?jurisdiction']],
    ['?jurisdiction=cn', ['?jurisdiction']],
    ['?role=king', ['?role']],
    ['?payerKind=', ['?payerKind']],
    ['?jurisdiction=65&role=bank&role=bank', ['?role']],
    ['?facts=x', ['?facts']],
    ['?role=king&payerKind=x&edition=0&jurisdiction=1', ['?edition', '?jurisdiction', '?role', '?payerKind']],
  ])('%s is refused before the file is read', async (query, pointers) => {
    expect(await problemOf(await post(app, '%PDF', asCsv, query))).toEqual([400, '/problems/invalid-query', pointers])
  })

  test('decides nothing that the file decides: the report is the one of the file', async () => {
    const other = '?jurisdiction=650502&role=enterprise&payerKind=enterprise'
    const [own, overridden] = [await post(app, csv, asCsv, PLACE), await post(app, csv, asCsv, other)]
    expect(await overridden.text()).toBe(await own.text())
  })

  test('is part of what is judged: another place or role is another report', async () => {
    const ids = await Promise.all(
      ['', '&role=enterprise', '&role=bank', '&payerKind=individual'].map(async (more) => (await answered(`${PLACE}${more}`)).id),
    )
    expect(new Set([...ids, (await answered('?jurisdiction=CN')).id]).size).toBe(ids.length + 1)
  })

  test('names the edition for a file as for JSON', async () => {
    expect((await answered(`${PLACE}&edition=1`)).edition.number).toBe(1)
    expect(await problemOf(await post(app, bare, asCsv, `${PLACE}&edition=2`))).toEqual([404, '/problems/unknown-edition', []])
  })
})

describe('a media type that is not taken', () => {
  test.each([
    'text/plain',
    'application/pdf',
    'application/ofd',
    'application/json+ld',
    'application/problem+json',
    'application/vnd.ms-excel',
    'text/json',
    '*/*',
    'json',
    'application/json, text/csv',
    'application/json;charset=utf-16',
  ])('%s: says what is, in both languages, and reads nothing', async (type) => {
    for (const language of ['zh', 'en']) {
      const answer = await post(app, json, { 'content-type': type, 'accept-language': language })
      const { status, detail } = await bodyOf(answer)
      expect([answer.status, status]).toEqual([415, 415])
      for (const taken of ['application/json', 'text/csv', XLSX, 'application/xml']) expect(detail).toContain(taken)
      expect(detail).not.toContain('ofd')
    }
  })

  test.each(['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip'])('a body in %s is not taken either; as it is, it is', async (encoding) => {
    expect(await problemOf(await post(app, json, { 'content-encoding': encoding }))).toEqual([415, '/problems/unsupported-media-type', []])
    expect((await post(app, json, { 'content-encoding': 'Identity' })).status).toBe(200)
  })
})
