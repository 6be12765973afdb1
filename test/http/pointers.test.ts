// Where a fault lies and what is wrong there: every rule of the invoice answers with the exact pointer, in either language, and never with another's.
import { describe, expect, test } from 'vitest'
import { bodyOf, invoice, line, post, service, withLine } from './service.ts'

const app = service()
const withBill = (changes: Readonly<Record<string, unknown>>) => JSON.stringify({ ...invoice, ...changes })
const withLines = (...changes: readonly Readonly<Record<string, unknown>>[]) =>
  withBill({ total: undefined, lines: changes.map((change) => ({ ...line, ...change })) })

interface Fault {
  readonly pointer: string
  readonly detail: string
}

async function faultsIn(language: string, sent: string): Promise<readonly Fault[]> {
  const { status, errors } = await bodyOf(await post(app, sent, { 'accept-language': language }))
  expect(status).toBe(422)
  return errors
}

describe.each<[string, string, readonly string[]]>([
  ['no place', withBill({ jurisdiction: undefined }), ['/jurisdiction']],
  ['a place of three digits', withBill({ jurisdiction: '650' }), ['/jurisdiction']],
  ['a place as a number', withBill({ jurisdiction: 650502 }), ['/jurisdiction']],
  ['no day of issue', withBill({ issuedOn: undefined }), ['/issuedOn']],
  ['a day with a time', withBill({ issuedOn: '2023-04-17T00:00:00Z' }), ['/issuedOn']],
  ['no lines', withBill({ lines: [] }), ['/lines']],
  ['lines that are no list', withBill({ lines: { 0: line } }), ['/lines']],
  ['a line that is no object', withBill({ total: undefined, lines: [line, 'x', null] }), ['/lines/1', '/lines/2']],
  ['another currency', withBill({ currency: 'USD' }), ['/currency']],
  ['an unknown role', withBill({ issuer: { role: 'king' } }), ['/issuer/role']],
  ['an unknown payer', withBill({ payer: { kind: 'ghost' } }), ['/payer/kind']],
  ['two wrong codes', withBill({ issuer: { uscc: '91652201MA00000000' }, payer: { uscc: 'x' } }), ['/issuer/uscc', '/payer/uscc']],
  [
    'unknown members at every depth',
    withBill({ x: 1, issuer: { y: 1 }, lines: [{ ...line, z: 1, tax: { w: 1 } }] }),
    ['/issuer/y', '/lines/0/tax/w', '/lines/0/z', '/x'],
  ],
  ['a line without amount', withLine({ amount: undefined }), ['/lines/0/amount']],
  ['the second of three lines', withLines({}, { amount: 'x' }, {}), ['/lines/1/amount']],
  [
    'every one of three lines',
    withLines({ amount: 'x' }, { quantity: '1e3' }, { unitPrice: '０' }),
    ['/lines/0/amount', '/lines/1/quantity', '/lines/2/unitPrice'],
  ],
  ['a period that ends before it begins', withLine({ period: { from: '2023-04-15', to: '2023-04-01' } }), ['/lines/0/period/to']],
  ['a day in a period that never was', withLine({ period: { from: '2023-02-29', to: '2023-03-01' } }), ['/lines/0/period/from']],
  [
    'a fact of the bill and one of a line',
    withBill({ facts: { customerClass: 'royal' }, lines: [{ ...line, facts: { etc: 'maybe' } }] }),
    ['/facts/customerClass', '/lines/0/facts/etc'],
  ],
  ['a total that is no decimal', withBill({ total: 'much' }), ['/total']],
])('%s', (_, sent, pointers) => {
  test('is pointed at, exactly', async () => {
    const found = (await faultsIn('en', sent)).map(({ pointer }) => pointer)
    expect([...new Set(found)].toSorted()).toEqual(pointers)
  })

  test('is told in each language alone, at the same places', async () => {
    const [zh, en] = [await faultsIn('zh-CN', sent), await faultsIn('en', sent)]
    expect(zh.map(({ pointer }) => pointer)).toEqual(en.map(({ pointer }) => pointer))
    for (const { detail } of zh) expect(detail).toMatch(/\p{Script=Han}/u)
    for (const { detail } of en) expect(detail).toMatch(/^[\x20-\x7e’“”…]+$/)
  })
})
