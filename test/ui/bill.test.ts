// The bill of the page: what is typed becomes the body of the contract, and a link or a file brings the same bill back.
import { describe, expect, test } from 'vitest'
import { type Bill, bodyOf, emptyBill, emptyLine, plainNumber } from '../../src/ui/check/bill.ts'
import { bodyIn, fragmentOf } from '../../src/ui/check/bill-link.ts'
import { billOf } from '../../src/ui/check/bill-of.ts'
import { withRead } from '../../src/ui/check/read-file.ts'

const line = (description: string, amount: string, more = {}) => ({ ...emptyLine(), description, amount, ...more })
const bill = (changes: Partial<Bill>): Bill => ({ ...emptyBill(), jurisdiction: '650502', issuedOn: '2023-04-17', ...changes })

describe('a number as people write it', () => {
  test.each([
    ['1,234.50', '1234.50'],
    ['￥450.00', '450.00'],
    ['４５０．０', '450.0'],
    ['450元', '450'],
    [' 1 000 ', '1000'],
    ['-12,000', '-12000'],
    ['1,23', '1,23'],
    ['0x10', '0x10'],
    ['', ''],
  ])('%j is %j', (text, plain) => expect(plainNumber(text)).toBe(plain))
})

describe('the body', () => {
  test('holds what was said and nothing else', () => {
    expect(bodyOf(bill({ lines: [line('电费', '450')] })).body).toEqual({
      jurisdiction: '650502',
      issuedOn: '2023-04-17',
      lines: [{ description: '电费', amount: '450' }],
    })
  })

  test('leaves out blank rows and says which row each line stands in', () => {
    const { body, rows } = bodyOf(bill({ lines: [emptyLine(), line('电费', '1'), emptyLine(), line('水费', '2')] }))
    expect(body['lines']).toHaveLength(2)
    expect(rows).toEqual([1, 3])
  })

  test('a period of the bill stands on every line that has none of its own', () => {
    const own = { from: '2023-01-01', to: '2023-01-31' }
    const lines = [line('电费', '1'), line('水费', '2', { more: { period: own } })]
    expect(bodyOf(bill({ from: '2023-03-01', to: '', lines })).body['lines']).toMatchObject([
      { period: { from: '2023-03-01', to: '2023-03-01' } },
      { period: own },
    ])
  })
})

describe('there and back', () => {
  const whole = bill({
    id: 'HM-1',
    issuerName: '哈密某物业服务有限公司',
    role: 'non-grid-supplier',
    payerName: '某商贸有限公司',
    payerKind: 'individual-business',
    from: '2023-03-01',
    to: '2023-03-31',
    total: '500.00',
    facts: { metering: 'flat' },
    lines: [
      line('居民生活电费', '450.00', { quantity: '1000', unit: 'kWh', unitPrice: '0.45', facts: { customerClass: 'residential' } }),
      line('用电服务费', '50.00', { code: 'some.item' }),
    ],
  })
  const { body } = bodyOf(whole)

  test('a body becomes the bill it came from', () => {
    expect(bodyOf(billOf(body)).body).toEqual(body)
  })

  test('a link holds it in letters of addresses, and gives it back', async () => {
    const fragment = await fragmentOf(body)
    expect(fragment).toMatch(/^bill=[\w-]+$/)
    expect(await bodyIn(fragment)).toEqual(body)
  })

  test('members of a file that have no field here are kept', () => {
    const read = { ...body, lines: [{ description: '电费', amount: '-1', credit: true, tax: { rate: '0.13' } }] }
    expect(bodyOf(billOf(read)).body['lines']).toEqual([{ description: '电费', amount: '-1', credit: true, tax: { rate: '0.13' } }])
  })

  test.each([['bill=%%%'], ['bill=AAAA'], ['bill='], ['other=1'], ['']])('%j holds no bill', async (fragment) => {
    expect(await bodyIn(fragment)).toBeUndefined()
  })

  test.each([[null], [[]], ['text'], [{ lines: 7, issuer: [], facts: { a: {} } }]])('%j makes a blank bill', (value) => {
    expect(bodyOf(billOf(value)).body).toEqual({ lines: [] })
  })
})

test('what a file does not say stays as it was filled in, and what it says wins', () => {
  const read = withRead(bill({ role: 'bank', issuerName: '甲' }), { issuer: { name: '乙' }, lines: [{ description: '电费', amount: 3 }] })
  expect(bodyOf(read).body).toEqual({
    jurisdiction: '650502',
    issuedOn: '2023-04-17',
    issuer: { name: '乙', role: 'bank' },
    lines: [{ description: '电费', amount: '3' }],
  })
})
