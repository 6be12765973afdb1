// Which format some bytes are in: by content first, by the hint only where the content leaves it open.
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { detectFormat, type Format, MEDIA_TYPES, undetectedReason } from '../../src/intake/intake.ts'
import { fixture, gb18030, joined, raw, utf8, workbook } from './samples.ts'

const mark = raw(0xef, 0xbb, 0xbf)

describe('by content', () => {
  test.each<[string, Format]>([
    ['einvoice-electricity.xml', 'einvoice-cn'],
    ['einvoice-toll.xml', 'einvoice-cn'],
    ['einvoice-red.xml', 'einvoice-cn'],
    ['fiscal-bill.xml', 'fiscal-bill'],
    ['ubl-invoice.xml', 'ubl'],
    ['ubl-credit-note.xml', 'ubl'],
    ['cii-invoice.xml', 'cii'],
    ['bills.csv', 'csv'],
    ['invoice.json', 'json'],
  ])('%s is %s', (name, format) => {
    expect(detectFormat(fixture(name))).toBe(format)
    expect(detectFormat(joined(mark, fixture(name)))).toBe(format)
    expect(undetectedReason(fixture(name))).toBeUndefined()
  })

  test('no hint turns XML into something else', () => {
    expect(detectFormat(fixture('ubl-invoice.xml'), { mediaType: 'text/csv', fileName: 'a.json' })).toBe('ubl')
  })

  test('a workbook', () => {
    expect(detectFormat(workbook('<sheetData/>'))).toBe('xlsx')
  })

  test('several objects, one a line, are NDJSON', () => {
    expect(detectFormat(utf8('{"a":1}\n{"b":2}\n'))).toBe('ndjson')
    expect(detectFormat(utf8('{"a":1}\r\n{"b":2}'))).toBe('ndjson')
  })

  test('one object over several lines is JSON', () => {
    expect(detectFormat(utf8('{\n"a": {}\n}'))).toBe('json')
    expect(detectFormat(utf8('{"a":1}\n'))).toBe('json')
    expect(detectFormat(utf8('  {"a":1}'))).toBe('json')
  })

  test('CSV in GB18030, with titles, semicolons or tabs', () => {
    expect(detectFormat(gb18030('项目,金额\n电费,1'))).toBe('csv')
    expect(detectFormat(utf8('电费明细\n项目;金额'))).toBe('csv')
    expect(detectFormat(utf8('项目\t金额\n'))).toBe('csv')
  })

  test('a truncated XML is known by what is left of it', () => {
    const bytes = fixture('einvoice-electricity.xml')
    expect(detectFormat(bytes.subarray(0, bytes.length - 100))).toBe('einvoice-cn')
    expect(detectFormat(bytes.subarray(0, 300))).toBeUndefined()
  })

  test('a number that stands in both Chinese dialects does not decide', () => {
    expect(detectFormat(utf8('<EInvoice><Header><EInvoiceTag>SWEI6500</EInvoiceTag></Header></EInvoice>'))).toBeUndefined()
  })
})

describe('by hint', () => {
  test.each([
    ['application/x-ndjson', 'ndjson'],
    ['application/jsonl; charset=utf-8', 'ndjson'],
    ['application/json', 'json'],
    ['text/csv', 'csv'],
  ] as const)('%s on one line of JSON is %s', (mediaType, format) => {
    expect(detectFormat(utf8('{"a":1}'), { mediaType })).toBe(format)
  })

  test('a file name says as much', () => {
    expect(detectFormat(utf8('{"a":1}'), { fileName: 'bills.NDJSON' })).toBe('ndjson')
    expect(detectFormat(utf8('项目'), { fileName: 'bills.csv' })).toBe('csv')
  })
})

describe('what is not taken, and what to send instead', () => {
  test.each([
    ['PDF', utf8('%PDF-1.7\n'), 'PDF is a picture of an invoice: send the XML file of the invoice instead'],
    ['OFD', zipSync({ 'OFD.xml': utf8('<a/>') }), 'OFD is a picture of an invoice: send the XML file of the invoice instead'],
    ['a bundle', zipSync({ 'a.xml': utf8('<a/>') }), 'an archive of files: send each file by itself'],
    ['a broken archive', utf8('PK\u0003\u0004'), 'the archive is truncated or damaged'],
    ['another XML', utf8('<a/>'), 'not an XML dialect we read: 数电票, 财政电子票据, UBL 2.1 or CII D16B'],
    [
      'an invented dialect',
      utf8('<eInvoice xmlns="http://www.chinatax.gov.cn/eip"/>'),
      'not an XML dialect we read: 数电票, 财政电子票据, UBL 2.1 or CII D16B',
    ],
    ['broken XML', utf8('<<'), 'not an XML dialect we read: 数电票, 财政电子票据, UBL 2.1 or CII D16B'],
    ['nothing', raw(), 'neither text nor a workbook'],
    ['binary', raw(0, 1, 2, 3), 'neither text nor a workbook'],
    ['an image', raw(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff), 'the file is neither UTF-8 nor GB18030'],
    ['a sentence', utf8('hello'), 'no format we read'],
    ['two marks', joined(mark, mark, utf8('{}')), 'the file begins with more than one byte order mark'],
  ])('%s', (_, bytes, reason) => {
    expect(detectFormat(bytes)).toBeUndefined()
    expect(undetectedReason(bytes)?.en).toBe(reason)
  })
})

describe('media types', () => {
  test('every format answers to at least one', () => {
    for (const types of Object.values(MEDIA_TYPES)) expect(types.length).toBeGreaterThan(0)
  })

  test('the four XML dialects share theirs; no other type belongs to two formats', () => {
    const counts = new Map<string, number>()
    for (const type of Object.values(MEDIA_TYPES).flat()) counts.set(type, (counts.get(type) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > 1)).toEqual([
      ['application/xml', 4],
      ['text/xml', 4],
    ])
  })
})
