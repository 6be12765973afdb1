// Hostile and clumsy bodies: each is refused with its exact status, type and pointer, all faults at once, and never echoed.
import { describe, expect, test } from 'vitest'
import { bodyOf, invoice, MAX_BODY, post, problemOf, service, withLine } from './service.ts'

const app = service()
const body = JSON.stringify(invoice)
/** The example bill with its amount written as this literal. */
const amount = (literal: string) => withLine({ amount: 'AMOUNT' }).replace('"AMOUNT"', literal)
const INVALID = '/problems/invalid-invoice'
const MALFORMED = '/problems/malformed-json'

describe('bodies that are not the JSON of an invoice', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>, number, string, string[]]>([
    ['nothing', '', 400, MALFORMED, ['']],
    ['half of it', body.slice(0, 40), 400, MALFORMED, ['']],
    ['a trailing comma', '{"lines":[],}', 400, MALFORMED, ['']],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, MALFORMED, ['']],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), 400, MALFORMED, ['']],
    ['null', 'null', 422, INVALID, ['']],
    ['a list', `[${body}]`, 422, INVALID, ['']],
    ['a number', '5', 422, INVALID, ['']],
    ['an empty object', '{}', 422, INVALID, ['/jurisdiction', '/issuedOn', '/lines']],
    [
      'a bomb of lists',
      `{"lines":${'['.repeat(90_000)}${']'.repeat(90_000)}}`,
      422,
      INVALID,
      [`/lines${'/0'.repeat(31)}`, '/jurisdiction', '/issuedOn', '/lines/0'],
    ],
    ['a bomb of unclosed lists', '['.repeat(190_000), 400, MALFORMED, ['']],
    ['__proto__', body.replace('{', '{"__proto__":{"lines":[]},'), 422, INVALID, ['/__proto__']],
    [
      '__proto__ among facts',
      withLine({}).replace('"facts":{', '"facts":{"__proto__":{"a":1},'),
      422,
      INVALID,
      ['/lines/0/facts/__proto__'],
    ],
    [
      '__proto__ spelt with escapes',
      withLine({}).replace('"facts":{', '"facts":{"\\u005f_proto\\u005F_":"1",'),
      422,
      INVALID,
      ['/lines/0/facts/__proto__'],
    ],
    ['a key twice', withLine({}).replace('"amount":', '"amount":"1.00","amount":'), 422, INVALID, ['/lines/0/amount']],
    ['constructor', body.replace('{', '{"constructor":{},'), 422, INVALID, ['/constructor']],
    ['an unknown property', withLine({ colour: 'red' }), 422, INVALID, ['/lines/0/colour']],
    ['a key that needs escaping', body.replace('{', '{"a/b~c":1,'), 422, INVALID, ['/a~1b~0c']],
    ['a wrong USCC', JSON.stringify({ ...invoice, issuer: { uscc: '91652201MA00000000' } }), 422, INVALID, ['/issuer/uscc']],
    ['an impossible date', JSON.stringify({ ...invoice, issuedOn: '2023-02-30' }), 422, INVALID, ['/issuedOn']],
    ['a place that does not exist', JSON.stringify({ ...invoice, jurisdiction: '999999' }), 422, INVALID, ['/jurisdiction']],
    ['a fact nobody knows', withLine({ facts: { moon: 'full' } }), 422, INVALID, ['/lines/0/facts/moon']],
    ['a negative amount', withLine({ amount: '-1' }), 422, INVALID, ['/lines/0/amount']],
  ])('%s', async (_, sent, status, type, pointers) => {
    expect(await problemOf(await post(app, sent))).toEqual([status, type, pointers])
  })
})

describe('numbers', () => {
  test.each([
    '1e400',
    '-1e400',
    '1e21',
    '1e-7',
    '1e-400',
    '0.1234567890123456789',
    '450.00000000000000001',
    '9007199254740993',
    '12345678901234567890',
  ])('%s is not taken for another number', async (literal) => {
    expect(await problemOf(await post(app, amount(literal)))).toEqual([422, INVALID, ['/lines/0/amount']])
  })

  test.each([
    '"0x10"',
    '"Infinity"',
    '"NaN"',
    '"1_000"',
    '" 5"',
    '"5 "',
    '"+5"',
    '"1e3"',
    '"٤"',
    '"５"',
    '""',
    '"1,000.00"',
    'true',
    '[]',
    '{}',
  ])('%s is not a decimal', async (text) => {
    const [status, type, pointers] = await problemOf(await post(app, amount(text)))
    expect([status, type, new Set(pointers)]).toEqual([422, INVALID, new Set(['/lines/0/amount'])])
  })

  test.each(['450', '450.00', '450.5', '0.123456789012345', '4.5e2'])('%s is exact and taken', async (literal) => {
    const sent = amount(literal).replace(/"(quantity|unitPrice)":"[^"]*",/g, '')
    expect((await post(app, sent)).status).toBe(200)
  })

  test('digits that are no number are left alone: long numbers of bills and meters', async () => {
    const sent = JSON.stringify({ ...invoice, id: '23652000000012345678' }).replace('居民生活电费', '居民生活电费 12345678901234567890')
    expect((await post(app, sent)).status).toBe(200)
  })
})

test('all faults come at once, those of the text of the JSON among them, each once', async () => {
  const sent = amount('450.00000000000000001').replace('"2023-04-17"', '"2023-13-01"').replace('"kWh"', '5').replace('{', '{"__proto__":1,')
  const [status, type, pointers] = await problemOf(await post(app, sent))
  expect([status, type]).toEqual([422, INVALID])
  expect(pointers.toSorted()).toEqual(['/__proto__', '/issuedOn', '/lines/0/amount', '/lines/0/unit'])
})

test.each([
  ['{\n  "a": nix\n}', 'line 2, column 8'],
  ['{\n  "费用": 1,\n}', 'line 3, column 1'],
  ['{"a":1', 'breaks off at line 1, column 7'],
  ['[1,2,,3]', 'line 1, column 6'],
  ['[,1]', 'line 1, column 2'],
  ['{"a":}', 'line 1, column 6'],
  ['{"a":[]]', 'line 1, column 8'],
  ['at position 99', 'line 1, column 1'],
])('%j: the place is named', async (sent, place) => {
  const response = await post(app, sent, { 'accept-language': 'en' })
  const { errors, detail } = await bodyOf(response)
  expect(errors).toEqual([{ pointer: '', detail: expect.stringContaining(place) }])
  expect(detail).toContain('The body is not JSON')
})

test.each<[string, string, string, string]>([
  ['a value of a line', withLine({ amount: '1_0' }), '须为普通的十进制数', 'must be a plain decimal'],
  ['a member of the wrong type', withLine({ unit: 5 }), '期望 string', 'expected string'],
  ['a number of the JSON', amount('450.00000000000000001'), 'JSON 数字最多 15 位有效数字', 'a JSON number carries at most 15'],
  ['a number too small', amount('1e-400'), '数值太小', 'is too small'],
  ['a fact', withLine({ facts: { moon: 'full' } }), '不在事实词汇表中', 'is not a fact of the vocabulary'],
  ['half a body', '{"a":1', '在第 1 行第 7 列中断', 'breaks off at line 1, column 7'],
  ['no JSON', '{"a":nix}', '第 1 行第 6 列不是 JSON', 'is not JSON at line 1, column 6'],
])('a fault answers in the language of the request: %s', async (_, sent, zh, en) => {
  const details = async (language: string) => {
    const { errors } = await bodyOf(await post(app, sent, { 'accept-language': language }))
    return errors.map((fault: { detail: string }) => fault.detail).join()
  }
  expect([await details('zh-CN'), await details('*'), await details('en-GB')]).toEqual([
    expect.stringContaining(zh),
    expect.stringContaining(zh),
    expect.stringContaining(en),
  ])
})

test('no value that was sent comes back', async () => {
  const secret = 'S3CRET-VALUE'
  const bodies = [
    `{"a": ${secret}}`,
    withLine({ amount: secret, unit: { secret } }),
    JSON.stringify({ ...invoice, jurisdiction: secret, issuedOn: secret, issuer: { uscc: secret, role: secret }, currency: secret }),
    withLine({ facts: { customerClass: secret } }),
  ]
  for (const sent of bodies) {
    const response = await post(app, sent, {}, `?edition=${secret}`)
    expect(await response.text()).not.toContain(secret)
    expect(await (await post(app, sent)).text()).not.toContain(secret)
  }
})

describe('size', () => {
  const pieces = (size: number) => {
    const piece = new Uint8Array(10_000).fill(32)
    let sent = 0
    return new ReadableStream({
      pull(controller) {
        if (sent >= size) return controller.close()
        sent += piece.length
        controller.enqueue(piece)
      },
    })
  }
  const TOO_LARGE = [413, '/problems/body-too-large', []]

  test('a body at the limit is read and one byte more is not', async () => {
    expect((await post(app, body.padEnd(body.length + MAX_BODY - new TextEncoder().encode(body).length, ' '))).status).toBe(200)
    expect(await problemOf(await post(app, ' '.repeat(MAX_BODY + 1)))).toEqual(TOO_LARGE)
  })

  test('without a length the bytes are counted while they come, and an endless body is cut off', async () => {
    expect(await problemOf(await post(app, pieces(Number.POSITIVE_INFINITY)))).toEqual(TOO_LARGE)
  })

  test('a length that lies helps nobody', async () => {
    expect(await problemOf(await post(app, ' '.repeat(MAX_BODY + 1), { 'content-length': '10' }))).toEqual(TOO_LARGE)
    expect(await problemOf(await post(app, body, { 'content-length': String(MAX_BODY + 1) }))).toEqual(TOO_LARGE)
  })

  test('a body that breaks off is a fault of the request', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
    expect(await problemOf(await post(app, broken))).toEqual([422, '/problems/unreadable-document', []])
  })
})

test.each([
  [{ 'content-type': '' }],
  [{ 'content-type': 'text/html' }],
  [{ 'content-type': 'application/jsonp' }],
  [{ 'content-type': 'application/json; charset=gbk' }],
  [{ 'content-type': 'multipart/form-data; boundary=x' }],
  [{ 'content-encoding': 'gzip' }],
])('%j: unsupported', async (headers) => {
  expect(await problemOf(await post(app, body, headers))).toEqual([415, '/problems/unsupported-media-type', []])
})

test.each([
  ['?edition=two', ['?edition']],
  ['?edition=0', ['?edition']],
  ['?edition=1.5', ['?edition']],
  ['?edition=0x1', ['?edition']],
  ['?edition=', ['?edition']],
  ['?edition=99999999999999999999', ['?edition']],
  ['?edition=1&edition=1', ['?edition']],
  ['?edtion=1', ['?edtion']],
  ['?edition=x&foo=1&role=king', ['?edition', '?role', '?foo']],
])('%s: a bad query', async (query, pointers) => {
  expect(await problemOf(await post(app, body, {}, query))).toEqual([400, '/problems/invalid-query', pointers])
})
