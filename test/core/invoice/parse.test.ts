// What callers submit: sound bodies come in whole, and every fault of the others is named with its pointer, all of them at once.
import { describe, expect, test } from 'vitest'
import { MAX_LINES } from '../../../src/core/invoice/limits.ts'
import { Decimal } from '../../../src/core/values/decimal.ts'
import { faults, LINE, parsed, pointers, SOUND, withLine } from './body.ts'

describe('a sound body', () => {
  test('the example of the contract comes in whole', () => {
    expect(parsed(SOUND)).toMatchObject({
      id: 'HM-2023-0417',
      issuer: { name: '哈密某物业服务有限公司', role: 'non-grid-supplier' },
      payer: { kind: 'enterprise' },
      chain: ['650502', '6505', '65', 'CN'],
      total: new Decimal(450),
      facts: {},
      lines: [{ index: 0, id: '1', quantity: new Decimal(1000), unit: 'kWh', amount: new Decimal(450), credit: false, code: undefined }],
    })
    expect(parsed(SOUND).lines[0]?.facts).toEqual({ customerClass: 'residential' })
  })

  test('the least: a place, a day and a line with a name and an amount', () => {
    const least = { jurisdiction: 'CN', issuedOn: '2023-04-17', lines: [{ description: '费', amount: '1' }] }
    expect(parsed(least)).toMatchObject({
      id: undefined,
      issuer: { role: undefined },
      total: undefined,
      chain: ['CN'],
      lines: [{ id: '1' }],
    })
  })

  test('a line may have a code instead of a name', () => {
    expect(parsed(withLine({ description: null, code: '001' })).lines[0]).toMatchObject({ code: '001', description: '001' })
  })

  test('null stands for absent', () => {
    const nothing = { id: null, issuer: null, payer: null, total: null }
    expect(pointers({ ...SOUND, ...nothing })).toEqual([])
    expect(pointers(withLine({ quantity: null, unit: null, unitPrice: null, tax: null, period: null, code: null }))).toEqual([])
  })

  test('lines without ids are numbered from 1', () => {
    const line = { description: '费', amount: '1' }
    expect(parsed({ ...SOUND, lines: [line, line, line] }).lines.map((it) => it.id)).toEqual(['1', '2', '3'])
  })

  test('a credit line is negative and says so', () => {
    expect(parsed(withLine({ amount: '-5.00', credit: true })).lines[0]).toMatchObject({ credit: true, amount: new Decimal(-5) })
    expect(pointers(withLine({ amount: '0', credit: true }))).toEqual([])
  })
})

describe('what is required', () => {
  const cases = ['jurisdiction', 'issuedOn', 'lines'].map((name) => [`/${name}`, { ...SOUND, [name]: undefined }] as const)
  test.each(cases)('%s', (pointer, body) => expect(pointers(body)).toEqual([pointer]))

  test.each([
    ['/lines', { ...SOUND, lines: [] }],
    ['/lines/0/amount', withLine({ amount: undefined })],
    ['/lines/0/description', withLine({ description: undefined })],
    ['/lines/0/description', withLine({ description: '' })],
    ['/lines/0/period/to', withLine({ period: { from: '2023-03-01' } })],
  ])('%s', (pointer, body) => expect(pointers(body)).toEqual([pointer]))

  test.each([null, undefined, 'text', 12, [], true])('a body that is %j', (body) => expect(pointers(body)).toEqual(['']))
})

describe('an unknown property is an error, not silently dropped', () => {
  const more = { foo: 1 }
  test.each([
    ['/foo', { ...SOUND, ...more }],
    ['/issuer/foo', { ...SOUND, issuer: { ...SOUND.issuer, ...more } }],
    ['/payer/foo', { ...SOUND, payer: { ...SOUND.payer, ...more } }],
    ['/lines/0/foo', withLine(more)],
    ['/lines/0/period/foo', withLine({ period: { ...LINE.period, ...more } })],
    ['/lines/0/tax/foo', withLine({ tax: more })],
    ['/a~1b~0c', { ...SOUND, 'a/b~c': 1 }],
    ['/constructor', { ...SOUND, constructor: 1 }],
    ['/toString', { ...SOUND, toString: 1 }],
  ])('%s', (pointer, body) => expect(pointers(body)).toEqual([pointer]))

  test('__proto__, as JSON writes it', () => {
    const poisoned = (text: string): unknown => JSON.parse(text.replace('{', '{"__proto__":{"role":"bank"},'))
    expect(pointers(poisoned(JSON.stringify(SOUND)))).toEqual(['/__proto__'])
    expect(pointers({ ...SOUND, lines: [poisoned(JSON.stringify(LINE))] })).toEqual(['/lines/0/__proto__'])
    expect(Object.hasOwn({}, 'role')).toBe(false)
  })
})

describe('impossible values', () => {
  test.each([
    ['/issuedOn', { ...SOUND, issuedOn: '2023-02-29' }],
    ['/issuedOn', { ...SOUND, issuedOn: '17.04.2023' }],
    ['/lines/0/period/from', withLine({ period: { from: '2023-02-30', to: '2023-03-31' } })],
    ['/lines/0/period/to', withLine({ period: { from: '2023-03-31', to: '2023-03-30' } })],
    ['/jurisdiction', { ...SOUND, jurisdiction: '999999' }],
    ['/jurisdiction', { ...SOUND, jurisdiction: '6505020' }],
    ['/jurisdiction', { ...SOUND, jurisdiction: '哈密' }],
    ['/jurisdiction', { ...SOUND, jurisdiction: 650502 }],
    ['/currency', { ...SOUND, currency: 'USD' }],
    ['/issuer/uscc', { ...SOUND, issuer: { uscc: '91310000MA1FL0B000' } }],
    ['/payer/uscc', { ...SOUND, payer: { uscc: '12345' } }],
    ['/issuer/role', { ...SOUND, issuer: { role: 'shop' } }],
    ['/payer/kind', { ...SOUND, payer: { kind: 'bank' } }],
    ['/lines/0/amount', withLine({ amount: '-1' })],
    ['/lines/0/amount', withLine({ amount: '-1', credit: false })],
    ['/lines/0/amount', withLine({ amount: '1', credit: true })],
    ['/lines/0/amount', withLine({ amount: { toString: null, valueOf: null }, credit: true })],
    ['/lines/0/amount', withLine({ amount: [[]], credit: true })],
    ['/lines/0/credit', withLine({ credit: 'true' })],
    ['/lines/0/description', withLine({ description: '费'.repeat(501) })],
    ['/lines/0/id', withLine({ id: 1 })],
    ['/lines', { ...SOUND, lines: Array.from({ length: MAX_LINES + 1 }, () => ({ description: '费', amount: '1' })) }],
  ])('%s', (pointer, body) => expect(pointers(body)).toEqual([pointer]))

  test('a code that had ended on the day of the bill, with its successors named', () => {
    const [fault] = faults({ ...SOUND, jurisdiction: '652201', issuedOn: '2023-04-17' })
    expect(fault?.pointer).toBe('/jurisdiction')
    expect(fault?.detail).toEqual({
      zh: expect.stringMatching(/^这个 GB\/T 2260 代码已于 \d{4}-\d\d-\d\d 停用，现为 650502$/),
      en: expect.stringMatching(/its place is now 650502$/),
    })
  })

  test('two lines with one id, given or counted', () => {
    const line = (id?: string) => ({ description: '费', amount: '1', ...(id === undefined ? {} : { id }) })
    expect(pointers({ ...SOUND, lines: [line('a'), line('b'), line('a')] })).toEqual(['/lines/2/id'])
    expect(pointers({ ...SOUND, lines: [line('2'), line()] })).toEqual(['/lines/1/id'])
  })
})

describe('hostile numbers', () => {
  const texts = [
    '0x10',
    'Infinity',
    'NaN',
    '1_000',
    '1e5',
    '1,000',
    '007',
    ' 1',
    '1.',
    '.5',
    '',
    '１',
    '9'.repeat(16),
    '9'.repeat(5000),
    '1元',
  ]
  test.each(texts)('the text %j', (amount) => expect(pointers(withLine({ amount }))).toEqual(['/lines/0/amount']))

  test.each([1e21, 1e-7, 0.1 + 0.2, Number.NaN, Number.POSITIVE_INFINITY, 123456789012345.67])('the number %d', (amount) => {
    expect(pointers(withLine({ amount }))).toEqual(['/lines/0/amount'])
  })

  const noNumbers: { amount: unknown }[] = [true, null, {}, [], ['1'], { valueOf: '1' }].map((amount) => ({ amount }))
  test.each(noNumbers)('%j', ({ amount }) => {
    expect(pointers(withLine({ amount }))).toEqual(['/lines/0/amount'])
  })

  test.each(['quantity', 'unitPrice'])('in %s, the taxes and the total', (name) => {
    expect(pointers(withLine({ [name]: '1e5' }))).toEqual([`/lines/0/${name}`])
    expect(pointers(withLine({ tax: { rate: '13%', net: 'x', amount: '*' } }))).toEqual([
      '/lines/0/tax/rate',
      '/lines/0/tax/net',
      '/lines/0/tax/amount',
    ])
    expect(pointers({ ...SOUND, total: '1_0' })).toEqual(['/total'])
  })

  test('a number of JSON comes in where it is exact', () => {
    expect(parsed(withLine({ amount: 450.25, quantity: 12 })).lines[0]).toMatchObject({
      amount: new Decimal('450.25'),
      quantity: new Decimal(12),
    })
  })
})

describe('all faults at once', () => {
  test('of the schema', () => {
    const body = {
      ...SOUND,
      issuedOn: 'x',
      foo: 1,
      lines: [
        { ...LINE, amount: 'x' },
        { ...LINE, id: '2', period: { from: 'x', to: 'y' } },
      ],
    }
    expect(pointers(body).sort()).toEqual(['/foo', '/issuedOn', '/lines/0/amount', '/lines/1/period/from', '/lines/1/period/to'])
  })

  test('of one line', () => {
    expect(pointers({ ...SOUND, lines: [{ amount: 'x', quantity: 'y' }] }).sort()).toEqual([
      '/lines/0/amount',
      '/lines/0/description',
      '/lines/0/quantity',
    ])
  })

  test('of facts, place and ids', () => {
    const body = { ...SOUND, jurisdiction: '999999', facts: { foo: 'x' }, lines: [LINE, { ...LINE, facts: { metering: 'x' } }] }
    expect(pointers(body).sort()).toEqual(['/facts/foo', '/jurisdiction', '/lines/1/facts/metering', '/lines/1/id'])
  })

  test('of the schema, of the facts and of the place together', () => {
    const body = { ...SOUND, issuedOn: '2023-02-30', jurisdiction: '999999', facts: { foo: 'x' }, lines: [{ ...LINE, amount: 'x' }, LINE] }
    expect(pointers(body).sort()).toEqual(['/facts/foo', '/issuedOn', '/jurisdiction', '/lines/0/amount', '/lines/1/id'])
  })
})

test('a fault never repeats what was submitted', () => {
  const secret = '张三5222011990'
  const body = {
    ...SOUND,
    issuedOn: secret,
    currency: secret,
    issuer: { uscc: secret, role: secret },
    facts: { metering: secret },
    total: secret,
  }
  expect(faults(body).length).toBeGreaterThan(3)
  expect(JSON.stringify(faults(body))).not.toContain(secret)
})
