// One engine on both runtimes: the Worker gives the same report of every golden bill as the library on Node.js, byte for byte.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goldenBills } from '../contract/golden.ts'
import { type RunningWorker, START_MILLISECONDS, startWorker } from './running-worker.ts'

let worker: RunningWorker
beforeAll(async () => {
  worker = await startWorker()
}, START_MILLISECONDS)
afterAll(() => worker.stop())

const golden = goldenBills()

async function reportOf(bill: object, language: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'accept-language': language }
  return (await worker.ask('/v1/checks', { method: 'POST', headers, body: JSON.stringify(bill) })).text()
}

describe.each(golden)('$name', ({ bill, zh, en }) => {
  test('is answered as on Node.js, in both languages', async () => {
    expect(await reportOf(bill, 'zh-CN')).toBe(JSON.stringify(zh))
    expect(await reportOf(bill, 'en')).toBe(JSON.stringify(en))
  })
})

test('bills asked together are answered as one by one', async () => {
  const together = await Promise.all(golden.map(({ bill }) => reportOf(bill, 'zh-CN')))
  expect(together).toEqual(golden.map(({ zh }) => JSON.stringify(zh)))
})
