// JSON and NDJSON: the contract's own shape, so the syntax is what can go wrong, in all the ways JSON.parse would let pass.
import { describe, expect, test } from 'vitest'
import { MAX_DEPTH, MAX_FAULTS } from '../../src/core/invoice/limits.ts'
import { MAX_JSON_BYTES, MAX_NDJSON_LINES } from '../../src/intake/limits.ts'
import { complaints, faultsOf, fixture, gb18030, joined, onlyInvoice, raw, taken, utf8 } from './samples.ts'

const mark = raw(0xef, 0xbb, 0xbf)

async function jsonFault(text: string | Uint8Array): Promise<string> {
  const [fault] = await faultsOf(typeof text === 'string' ? utf8(text) : text, 'json')
  return `${fault?.place}: ${fault?.detail}`
}

describe('one invoice', () => {
  test('is handed on as it stands', async () => {
    const invoice = await onlyInvoice(fixture('invoice.json'), 'json')
    expect(invoice).toEqual({
      body: {
        id: 'HM-2026-0417',
        issuer: { name: '甲乙物业服务有限公司', uscc: '91650502MA0000001D', role: 'non-grid-supplier' },
        jurisdiction: '650502',
        issuedOn: '2026-04-17',
        lines: [{ id: '1', description: '居民生活电费', quantity: 1000, unit: 'kWh', unitPrice: 0.45, amount: '450.00' }],
        total: '450.00',
      },
      places: { '': '/' },
      unmapped: [],
      row: 1,
    })
    expect(complaints(invoice.body)).toEqual([])
  })

  test('may begin with a byte order mark, but not with two', async () => {
    const bytes = fixture('invoice.json')
    await expect(onlyInvoice(joined(mark, bytes), 'json')).resolves.toMatchObject({ body: { id: 'HM-2026-0417' } })
    expect(await jsonFault(joined(mark, mark, bytes))).toBe('byte 1: the file begins with more than one byte order mark')
  })

  test('unknown properties are left for the schema to refuse', async () => {
    const { body } = await onlyInvoice(utf8('{"lines":[{"amount":"1","description":"a"}],"x":1}'), 'json', { jurisdiction: '65' })
    expect(complaints(body)).toContain('/x: is not a property of this object')
  })
})

describe('defaults', () => {
  const all = { jurisdiction: '65', issuerRole: 'bank', payerKind: 'enterprise', facts: { etc: true, object: 'A' } }

  test('fill what the invoice does not say', async () => {
    const { body, places } = await onlyInvoice(utf8('{"issuer":{"name":"甲"}}'), 'json', all)
    expect(body).toEqual({
      jurisdiction: '65',
      issuer: { name: '甲', role: 'bank' },
      payer: { kind: 'enterprise' },
      facts: { etc: true, object: 'A' },
    })
    expect(places).toEqual({ '': '/' })
  })

  test('never win over what it says', async () => {
    const text = '{"jurisdiction":"CN","issuer":{"role":"enterprise"},"payer":{"kind":"individual"},"facts":{"etc":false}}'
    const { body } = await onlyInvoice(utf8(text), 'json', all)
    expect(body).toEqual({
      jurisdiction: 'CN',
      issuer: { role: 'enterprise' },
      payer: { kind: 'individual' },
      facts: { etc: false, object: 'A' },
    })
  })

  test('leave a member of the wrong type for the schema to refuse', async () => {
    const { body } = await onlyInvoice(utf8('{"issuer":null,"payer":[],"facts":"x"}'), 'json', all)
    expect(body).toMatchObject({ issuer: null, payer: [], facts: 'x' })
  })

  test('are not needed', async () => {
    const { body } = await onlyInvoice(utf8('{"a":1}'), 'json')
    expect(body).toEqual({ a: 1 })
  })
})

describe('what is refused', () => {
  test.each([
    ['nothing', '', '/: not well-formed JSON'],
    ['a truncated object', '{"a":', '/: not well-formed JSON'],
    ['a comment', '{"a":1} // x', '/: not well-formed JSON'],
    ['a trailing comma', '{"a":1,}', '/: not well-formed JSON'],
    ['single quotes', "{'a':1}", '/: not well-formed JSON'],
    ['NaN', '{"a":NaN}', '/: not well-formed JSON'],
    ['a list', '[{"a":1}]', '/: not a JSON object'],
    ['a string', '"a"', '/: not a JSON object'],
    ['null', 'null', '/: not a JSON object'],
  ])('%s', async (_, text, fault) => {
    expect(await jsonFault(text)).toBe(fault)
  })

  test('text that is not UTF-8', async () => {
    expect(await jsonFault(gb18030('{"a":"电费"}'))).toBe('byte 1: the file is not UTF-8')
  })

  test('a file too large', async () => {
    expect(await jsonFault(new Uint8Array(MAX_JSON_BYTES + 1))).toBe('byte 1: the file is larger than 10485760 bytes')
  })

  test.each([
    ['{"__proto__":{"role":"bank"}}', '/__proto__'],
    ['{"a":[{},{"constructor":1}]}', '/a/1/constructor'],
    ['{"a":{"b":{"prototype":1}}}', '/a/b/prototype'],
    ['{"\\u005f_proto__":1}', '/__proto__'],
  ])('the key in %s', async (text, place) => {
    expect(await jsonFault(text)).toBe(`${place}: is not a property of this object`)
  })

  test('but not the same word as a value', async () => {
    await expect(onlyInvoice(utf8('{"a":"__proto__","b":["constructor"]}'), 'json')).resolves.toBeDefined()
  })

  test.each([
    ['{"a":1,"b":2,"a":3}', '/a'],
    ['{"x":{"amount":1,"amoun\\u0074":2}}', '/x/amount'],
    ['{"lines":[{"a":1},{"a":1,"a":2}]}', '/lines/1/a'],
    ['{"a/b":1,"a/b":2}', '/a~1b'],
    ['{"":1,"":2}', '/'],
  ])('a key twice in %s', async (text, place) => {
    expect(await jsonFault(text)).toBe(`${place}: this key stands twice in one object`)
  })

  test('all faults of the text are told at once', async () => {
    const faults = await faultsOf(utf8('{"a":1,"a":2,"lines":[{"amount":1234567890123456}],"prototype":1e-999}'), 'json')
    expect(faults.map(({ place }) => place)).toEqual(['/a', '/lines/0/amount', '/prototype', '/prototype'])
  })

  test('the same key in different objects is no matter', async () => {
    await expect(onlyInvoice(utf8('{"a":{"a":1},"b":[{"a":1},{"a":1}]}'), 'json')).resolves.toBeDefined()
  })

  test('nesting', async () => {
    const nested = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
    await expect(onlyInvoice(utf8(nested(MAX_DEPTH)), 'json')).resolves.toBeDefined()
    expect(await jsonFault(nested(MAX_DEPTH + 1))).toMatch(/: is nested deeper than 32$/)
    expect(await jsonFault(nested(1_000_000))).toMatch(/: is nested deeper than 32$/)
  })

  test.each(['1.234567890123456', '1.00000000000000001', '12345678901234567', '0.1234567890123456', '1234567890.123456789e3'])(
    'the number %s, which a float cannot hold',
    async (number) => {
      expect(await jsonFault(`{"lines":[{"amount":${number}}]}`)).toBe(
        '/lines/0/amount: a JSON number carries at most 15 significant digits: send it as text',
      )
    },
  )

  test.each(['123456789012345', '0.00000123', '-450.00', '0', '1e3', '100000.000000000'])('but not the number %s', async (number) => {
    await expect(onlyInvoice(utf8(`{"amount":${number}}`), 'json')).resolves.toBeDefined()
  })

  test('braces and quotes inside of strings do not confuse the count', async () => {
    const text = JSON.stringify({ a: '{[",:]}\\"', b: '\\', c: { a: '}' }, d: ['"', '\\\\"', { a: 1 }] })
    await expect(onlyInvoice(utf8(text), 'json')).resolves.toMatchObject({ body: JSON.parse(text) })
  })

  test('a very long string is read all the same', async () => {
    const text = JSON.stringify({ a: 'x\\"'.repeat(1_000_000), b: 1 })
    await expect(onlyInvoice(utf8(text), 'json')).resolves.toBeDefined()
  })
})

describe('many invoices, one a line', () => {
  test('are taken with the line each stood on', async () => {
    const { invoices, rejected } = await taken(utf8('{"id":"a"}\n\n  {"id":"b"}  \r\n{"id":"c"}'), 'ndjson', { jurisdiction: '65' })
    expect(rejected).toEqual([])
    expect(invoices).toEqual([
      { body: { id: 'a', jurisdiction: '65' }, places: { '': 'line 1' }, unmapped: [], row: 1 },
      { body: { id: 'b', jurisdiction: '65' }, places: { '': 'line 3' }, unmapped: [], row: 3 },
      { body: { id: 'c', jurisdiction: '65' }, places: { '': 'line 4' }, unmapped: [], row: 4 },
    ])
  })

  test('a bad line is rejected with its number and the others go on', async () => {
    const lines = ['{"id":"a"}', '{"id":', '{"id":"c","id":"d"}', '[]', '{"id":"e"}']
    const { invoices, rejected } = await taken(utf8(lines.join('\n')), 'ndjson')
    expect(invoices.map(({ row }) => row)).toEqual([1, 5])
    expect(rejected).toEqual([
      { row: 2, faults: [{ place: 'line 2', detail: 'not well-formed JSON' }] },
      { row: 3, faults: [{ place: 'line 3/id', detail: 'this key stands twice in one object' }] },
      { row: 4, faults: [{ place: 'line 4', detail: 'not a JSON object' }] },
    ])
  })

  test('a bad line is told with all its faults, until so many were told that the first must do', async () => {
    const bad = '{"a":1e-999,"b":1e-999}'
    const { rejected } = await taken(utf8(['{"id":"a"}', ...Array(MAX_FAULTS).fill(bad)].join('\n')), 'ndjson')
    expect(rejected.at(0)?.faults.map(({ place }) => place)).toEqual(['line 2/a', 'line 2/b'])
    expect(rejected.at(-1)?.faults.map(({ place }) => place)).toEqual([`line ${MAX_FAULTS + 1}/a`])
  })

  test('only bad lines are a refusal', async () => {
    expect(await faultsOf(utf8('{\n}'), 'ndjson')).toEqual([
      { place: 'line 1', detail: 'not well-formed JSON' },
      { place: 'line 2', detail: 'not well-formed JSON' },
    ])
  })

  test('no line at all is one, too', async () => {
    expect(await faultsOf(utf8('\n \n'), 'ndjson')).toEqual([{ place: 'line 1', detail: 'the file holds no invoice' }])
  })

  test('too many lines are refused', async () => {
    expect(await faultsOf(utf8('\n'.repeat(MAX_NDJSON_LINES + 1)), 'ndjson')).toEqual([
      { place: 'line 1', detail: 'the file has more than 100000 lines' },
    ])
  })

  test('a line too long is rejected', async () => {
    const { rejected } = await taken(utf8(`{"id":"${'x'.repeat(MAX_JSON_BYTES)}"}\n{"id":"b"}`), 'ndjson')
    expect(rejected).toEqual([{ row: 1, faults: [{ place: 'line 1', detail: 'the line is longer than 10485760 characters' }] }])
  })

  test('a mark at the beginning is taken away', async () => {
    const { invoices } = await taken(joined(mark, utf8('{"id":"a"}')), 'ndjson')
    expect(invoices).toHaveLength(1)
  })
})
