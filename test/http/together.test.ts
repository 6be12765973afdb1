// Bills that come in together are judged together: each caller gets what it would have got alone, short bills and long ones, faulty ones among them.
import { expect, test } from 'vitest'
import { together } from '../../src/entry/together.ts'
import { bodyOf, invoice, line, post, service } from './service.ts'

const alone = service()
const crowded = service({ together: together() })
const MANY = 100

const billOf = (index: number, lines: number): string =>
  JSON.stringify({
    ...invoice,
    id: `T-${index}`,
    total: undefined,
    lines: Array.from({ length: lines }, (_, place) => ({
      ...line,
      id: String(place + 1),
      quantity: String(100 + index),
      unitPrice: undefined,
    })),
  })

test('a hundred short bills at once', async () => {
  const bills = Array.from({ length: MANY }, (_, index) => billOf(index, 1 + (index % 7)))
  const answers = await Promise.all(bills.map(async (bill) => (await post(crowded, bill)).text()))
  for (const [index, bill] of bills.entries()) expect(answers[index]).toBe(await (await post(alone, bill)).text())
})

test('bills longer than the rest, and bodies that are no bills, do not hold the others up or mix with them', async () => {
  const bodies = [billOf(1, 1), billOf(2, 300), '{', billOf(3, 2), JSON.stringify({ ...invoice, jurisdiction: '999999' }), billOf(4, 200)]
  const answers = await Promise.all(bodies.map((body) => post(crowded, body)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 200, 422, 200])
  const numbers = await Promise.all(answers.map(async (answered) => (await bodyOf(answered)).invoice))
  expect(numbers).toEqual(['T-1', 'T-2', undefined, 'T-3', undefined, 'T-4'])
})
