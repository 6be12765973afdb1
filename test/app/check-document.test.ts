// Checking the bills of a file: the same bill is judged alike in whatever format it comes, and everything of the file is answered for.
import { describe, expect, test } from 'vitest'
import { type CheckedBill, type CheckedDocument, checkDocument, type DocumentRequest } from '../../src/app/check-document.ts'
import { EXAMPLE_INVOICE } from '../../src/http/example.ts'
import { library } from '../built-in.ts'
import { einvoice, einvoiceRow, fixture, sheetData, utf8, workbook } from '../intake/samples.ts'

const PLACE = { jurisdiction: '650502' }
const ask = (bytes: Uint8Array, more: Partial<DocumentRequest> = {}) =>
  checkDocument(library, { bytes, defaults: PLACE, language: 'zh', ...more })

async function checked(bytes: Uint8Array, more: Partial<DocumentRequest> = {}): Promise<CheckedDocument> {
  const answer = await ask(bytes, more)
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
  return answer.value
}

async function refused(bytes: Uint8Array, more: Partial<DocumentRequest> = {}) {
  const answer = await ask(bytes, more)
  if (answer.ok) throw new Error('checked, although it should have been refused')
  return answer.problem
}

/** What a bill came to, in few words. */
const gist = ({ answer }: CheckedBill): unknown =>
  answer.ok
    ? [answer.value.invoice, answer.value.verdict, answer.value.summary.charged, answer.value.summary.excess]
    : [answer.problem.code, answer.problem.errors.map(({ pointer }) => pointer)]

const HEADER = ['单号', '收费主体', '日期', '项目', '用电类别', '用量', '单位', '金额']
const ROW = ['HM-1', 'non-grid-supplier', '2023-04-17', '居民生活电费', '居民生活', '1000', 'kWh', '450.00']
const csv = (...rows: readonly (readonly string[])[]) => utf8([HEADER, ...rows].map((row) => `${row.join(',')}\n`).join(''))
const json = JSON.stringify({ ...EXAMPLE_INVOICE, id: 'HM-1' })
const JUDGED = ['HM-1', 'violation', '450.00', '60.00']

describe('every format', () => {
  test.each([
    ['json', utf8(json)],
    ['ndjson', utf8(`${json}\n${json}\n`)],
    ['csv', csv(ROW)],
    ['xlsx', workbook(sheetData([HEADER, ROW]))],
  ])('%s: one and the same bill comes to the same', async (format, bytes) => {
    const { format: found, bills } = await checked(bytes)
    expect(found).toBe(format)
    for (const bill of bills) expect(gist(bill)).toEqual(JUDGED)
  })

  test.each([
    ['einvoice-cn', 'einvoice-electricity.xml'],
    ['einvoice-cn', 'einvoice-red.xml'],
    ['einvoice-cn', 'einvoice-toll.xml'],
    ['fiscal-bill', 'fiscal-bill.xml'],
    ['ubl', 'ubl-invoice.xml'],
    ['cii', 'cii-invoice.xml'],
    ['csv', 'bills.csv'],
    ['json', 'invoice.json'],
  ])('%s: every bill of %s is judged, each line of it under its own name', async (format, name) => {
    const { format: found, bills } = await checked(fixture(name), { defaults: { ...PLACE, issuerRole: 'public-utility' } })
    expect(found).toBe(format)
    for (const { answer, lines } of bills) {
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
      expect(lines.map(({ id }) => id)).toEqual(answer.value.lines.map(({ id }) => id))
      expect(answer.value.summary.lines).toBe(lines.length)
    }
    expect(bills.length).toBeGreaterThan(0)
  })

  test('is told from the bytes: a wrong media type or file name does not mislead', async () => {
    const einvoiceBytes = fixture('einvoice-toll.xml')
    for (const mediaType of ['text/csv', 'application/json', 'image/png', ''])
      expect((await checked(einvoiceBytes, { mediaType, fileName: 'bill.csv' })).format).toBe('einvoice-cn')
  })

  test('is told by the name of the file where the bytes leave it open', async () => {
    const oneLine = utf8(json)
    expect((await checked(oneLine, { fileName: 'bills.ndjson' })).format).toBe('ndjson')
    expect((await checked(oneLine, { mediaType: 'application/x-ndjson' })).format).toBe('ndjson')
    expect((await checked(oneLine, { fileName: 'bill.json' })).format).toBe('json')
  })

  test.each([
    ['a PDF', utf8('%PDF-1.7\n')],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['a web page', utf8('<!doctype html><html><body>费用</body></html>')],
    ['nothing at all', new Uint8Array()],
  ])('%s is none of them, and both languages say what is', async (_, bytes) => {
    const { code, detail, errors } = await refused(bytes)
    expect([code, errors]).toEqual(['unsupported-media-type', []])
    for (const name of ['JSON', 'NDJSON', 'CSV', 'XLSX', 'XML', 'UBL 2.1', 'CII', 'OFD', 'PDF']) {
      expect(detail.zh).toContain(name)
      expect(detail.en).toContain(name)
    }
  })
})

describe('what the file does not say', () => {
  const bare = utf8('单号,日期,项目,用量,单位,金额\nA,2023-04-17,居民生活电费,1000,kWh,450.00\n')

  test('comes from what was stated beside it: place, role, payer and facts', async () => {
    const stated = {
      jurisdiction: '650502',
      issuerRole: 'non-grid-supplier',
      payerKind: 'individual',
      facts: { customerClass: 'residential' },
    }
    expect((await checked(bare, { defaults: stated })).bills.map(gist)).toEqual([['A', 'violation', '450.00', '60.00']])
    const [bill] = (await checked(bare, { defaults: {} })).bills
    expect(bill && gist(bill)).toEqual(['invalid-invoice', ['row 2, column 1 (/jurisdiction)']])
  })

  test('never overrides what the file says itself', async () => {
    const other = { jurisdiction: '110101', issuerRole: 'enterprise', payerKind: 'enterprise', facts: { customerClass: 'agricultural' } }
    for (const bytes of [utf8(json), utf8(`${json}\n${json}`)])
      for (const bill of (await checked(bytes, { defaults: other })).bills) expect(gist(bill)).toEqual(JUDGED)
  })

  test('is a fault of each bill where it is wrong, and of none that says it itself', async () => {
    const lines = `${json}\n${json.replace('"jurisdiction":"650502",', '').replace('HM-1', 'HM-2')}\n`
    const { bills } = await checked(utf8(lines), { defaults: { jurisdiction: '999999' } })
    expect(bills.map(gist)).toEqual([JUDGED, ['invalid-invoice', ['line 2 (/jurisdiction)']]])
  })
})

describe('several bills', () => {
  test('are judged each by itself, in the order of the file', async () => {
    const second = ROW.with(0, 'HM-2').with(7, '390.00')
    const { bills } = await checked(csv(ROW, second, ROW.with(0, 'HM-3')))
    expect(bills.map(gist)).toEqual([JUDGED, ['HM-2', 'permitted', '390.00', '0.00'], ['HM-3', 'violation', '450.00', '60.00']])
  })

  test('do not spoil one another: the faulty ones say what is wrong and where, the rest are judged', async () => {
    const { bills } = await checked(
      csv(ROW, ROW.with(0, 'HM-2').with(2, '2023-02-30'), ROW.with(0, 'HM-3').with(7, 'x'), ROW.with(0, 'HM-4')),
    )
    expect(bills.filter(({ answer }) => answer.ok).map(gist)).toEqual([JUDGED, ['HM-4', 'violation', '450.00', '60.00']])
    const problems = bills.flatMap(({ answer }) => (answer.ok ? [] : [answer.problem]))
    expect(problems.map(({ errors }) => errors.map(({ pointer }) => pointer)).toSorted()).toEqual([
      ['row 3, column 3'],
      ['row 4, column 8'],
    ])
    expect(problems.map(({ errors }) => errors.length)).toEqual([1, 1])
  })

  test('as NDJSON: a line that is no JSON is one rejected bill, pointed at by its line', async () => {
    const { bills } = await checked(utf8(`${json}\n{"id": nonsense}\n${json}\n`))
    expect(bills).toHaveLength(3)
    const rejected = bills.flatMap(({ answer, lines, unmapped }) => (answer.ok ? [] : [{ ...answer.problem, lines, unmapped }]))
    expect(rejected).toMatchObject([
      { code: 'unreadable-document', errors: [{ pointer: expect.stringMatching(/^line 2/) }], lines: [], unmapped: [] },
    ])
  })

  test('are all judged by the edition asked for, or each is told that there is none', async () => {
    const { bills } = await checked(csv(ROW, ROW.with(0, 'HM-2')), { edition: 7 })
    expect(bills.map(gist)).toEqual([
      ['unknown-edition', []],
      ['unknown-edition', []],
    ])
  })
})

describe('faults and leftovers', () => {
  test('a fault of the invoice points at its place in the file, not into a body the sender never saw', async () => {
    const [fromCsv] = (await checked(csv(ROW.with(1, 'king')))).bills
    expect(fromCsv && gist(fromCsv)).toEqual(['invalid-invoice', ['row 2, column 2']])
    const [fromSheet] = (await checked(workbook(sheetData([HEADER, ROW.with(1, 'king')])))).bills
    expect(fromSheet && gist(fromSheet)).toEqual(['invalid-invoice', [expect.stringContaining('!B2')]])
  })

  test('what is of no use to a check is listed with its place, and costs the bill nothing', async () => {
    const [bill] = (await checked(utf8(`${HEADER.join()},备忘\n${ROW.join()},见附件\n`))).bills
    expect(bill && [gist(bill), bill.unmapped.map(({ place }) => place)]).toEqual([JUDGED, ['row 2, column 9']])
  })

  test('a file that cannot be read to its end is refused whole, at the place', async () => {
    const broken = einvoice(einvoiceRow({ ItemName: '*供电*电费' })).slice(0, -20)
    const { code, errors } = await refused(broken)
    expect(code).toBe('unreadable-document')
    expect(errors.length).toBeGreaterThan(0)
    for (const { pointer, detail } of errors) {
      expect(pointer).not.toBe('')
      expect(detail.zh).toMatch(/\p{Script=Han}/u)
      expect(detail.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('no value of the file comes back in a fault', async () => {
    const secret = 'S3CRET'
    const { bills } = await checked(
      csv(
        ROW.map((cell, column) => (column === 0 || column === 3 ? cell : secret)),
        ROW.with(0, 'HM-2'),
      ),
    )
    const said = bills.flatMap(({ answer }) => (answer.ok ? [] : [answer.problem]))
    expect(said).not.toEqual([])
    expect(JSON.stringify(said)).not.toContain(secret)
  })
})
