// Callbacks go to those who asked, once for each end, again only when they did not arrive, and nobody waits for another's slow receiver.
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { BatchDesk } from '../../../src/app/batch/batch-desk.ts'
import { type Courier, deliverCallbacks, pauseAfter, signatureOf } from '../../../src/app/batch/callbacks.ts'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import { memoryBlobs, termsOf } from './blobs-in-memory.ts'

const SECRET = 'sixteen or more of it'
const HOUR = 3_600_000

interface Call {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A courier that notes its calls and answers what the address says: `https://a.example/500`. */
function noting(wait: (url: string) => Promise<void> = async () => {}) {
  const calls: Call[] = []
  const courier: Courier = {
    secret: SECRET,
    post: async (url, headers, body) => {
      calls.push({ url, headers, body })
      await wait(url)
      return Number(url.slice(url.lastIndexOf('/') + 1))
    },
  }
  return { calls, courier }
}

async function ended(...urls: readonly string[]) {
  const records = memoryRecords()
  for (const [index, callbackUrl] of urls.entries()) {
    await records.add(termsOf({ id: `b${index}`, callbackUrl }), undefined)
    await records.end(`b${index}`, 'completed', 1000, null)
  }
  return records
}

const stateOf = async (records: Awaited<ReturnType<typeof ended>>, id = 'b0') => (await records.find(id))?.callback

describe('a callback', () => {
  test.each([200, 201, 204, 299])('answered with %i has arrived and is not sent again', async (status) => {
    const records = await ended(`https://a.example/${status}`)
    const { calls, courier } = noting()
    for (const at of [1000, 2000, 100 * HOUR])
      await deliverCallbacks({ courier, records, now: () => at, retentionDays: 30, underWay: new Set() })
    expect(calls).toHaveLength(1)
    expect(await stateOf(records)).toEqual({ state: 'delivered', attempts: 1, nextAt: null })
  })

  test.each([0, 100, 199, 300, 301, 307, 400, 404, 410, 429, 500, 503])('answered with %i has not arrived', async (status) => {
    const records = await ended(`https://a.example/${status}`)
    const { calls, courier } = noting()
    await deliverCallbacks({ courier, records, now: () => 2000, retentionDays: 30, underWay: new Set() })
    expect(await stateOf(records)).toEqual({ state: 'pending', attempts: 1, nextAt: 2000 + pauseAfter(1) })
    await deliverCallbacks({ courier, records, now: () => 1999 + pauseAfter(1), retentionDays: 30, underWay: new Set() })
    expect(calls).toHaveLength(1)
    await deliverCallbacks({ courier, records, now: () => 2000 + pauseAfter(1), retentionDays: 30, underWay: new Set() })
    expect(calls).toHaveLength(2)
  })

  test('waits four times as long each time, seven and a half hours in all', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7].map(pauseAfter)
    for (const [index, pause] of pauses.entries()) expect(pause).toBe(5_000 * 4 ** index)
    const all = pauses.reduce((sum, pause) => sum + pause, 0)
    expect(all).toBeGreaterThan(7.5 * HOUR)
    expect(all).toBeLessThan(8 * HOUR)
  })

  test('says which batch ended how, signed anew for every attempt over its own time', async () => {
    const records = await ended('https://a.example/500')
    const { calls, courier } = noting()
    for (const at of [1_700_000_000_999, 1_700_000_900_000])
      await deliverCallbacks({ courier, records, now: () => at, retentionDays: 30, underWay: new Set() })
    expect(calls.map(({ headers }) => headers['Qingdan-Signature']?.split(',')[0])).toEqual(['t=1700000000', 't=1700000900'])
    for (const { headers, body } of calls) {
      const [, time, sum] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['Qingdan-Signature'] ?? '') ?? []
      expect(sum).toBe(createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex'))
      expect(headers).toMatchObject({ 'Content-Type': 'application/json', 'Qingdan-Batch': 'b0' })
      expect(JSON.parse(body)).toMatchObject({ event: 'batch.completed', batch: { id: 'b0', status: 'completed' } })
    }
  })

  test('is not owed to a batch that asked for none or has not ended', async () => {
    const records = memoryRecords()
    await records.add(termsOf({ id: 'none' }), undefined)
    await records.end('none', 'completed', 1000, null)
    await records.add(termsOf({ id: 'running', callbackUrl: 'https://a.example/200' }), undefined)
    const { calls, courier } = noting()
    await deliverCallbacks({ courier, records, now: () => 9 * HOUR, retentionDays: 30, underWay: new Set() })
    expect(calls).toEqual([])
  })

  test.each(['completed', 'failed', 'cancelled'] as const)('tells that the batch was %s', async (status) => {
    const records = memoryRecords()
    await records.add(termsOf({ callbackUrl: 'https://a.example/200' }), undefined)
    await records.end('b1', status, 1000, null)
    const { calls, courier } = noting()
    await deliverCallbacks({ courier, records, now: () => 1000, retentionDays: 30, underWay: new Set() })
    expect(calls.map(({ body }) => JSON.parse(body).event)).toEqual([`batch.${status}`])
  })
})

describe('the signature', () => {
  test('differs with the secret, the time and every character of the text', async () => {
    const all = await Promise.all([
      signatureOf(SECRET, '1', '{}'),
      signatureOf(`${SECRET}.`, '1', '{}'),
      signatureOf(SECRET, '2', '{}'),
      signatureOf(SECRET, '1', '{} '),
      signatureOf(SECRET, '1', '{"a":"费"}'),
    ])
    expect(new Set(all).size).toBe(5)
  })
})

describe('a slow receiver', () => {
  const deskOf = (courier: Courier, records: ReturnType<typeof memoryRecords>) =>
    new BatchDesk({
      blobs: memoryBlobs(),
      records,
      judges: undefined,
      courier,
      now: () => 5000,
      newId: () => 'x',
      log: () => {},
      retentionDays: 30,
      maxBytes: 1000,
    })

  test('is told once, however many rounds begin meanwhile', async () => {
    const records = await ended('https://slow.example/200')
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    const { calls, courier } = noting(() => answered)
    const desk = deskOf(courier, records)
    const rounds = [desk.deliver(), desk.deliver(), desk.deliver()]
    await new Promise((resolve) => setImmediate(resolve))
    rounds.push(desk.deliver())
    answer()
    await Promise.all(rounds)
    expect(calls).toHaveLength(1)
    expect(await stateOf(records)).toEqual({ state: 'delivered', attempts: 1, nextAt: null })
  })

  test('keeps nobody else waiting', async () => {
    const records = await ended('https://slow.example/200', 'https://quick.example/200')
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    const { courier } = noting((url) => (url.includes('slow') ? answered : Promise.resolve()))
    const round = deskOf(courier, records).deliver()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect([await stateOf(records, 'b0'), await stateOf(records, 'b1')]).toMatchObject([{ state: 'pending' }, { state: 'delivered' }])
    answer()
    await round
    expect(await stateOf(records, 'b0')).toMatchObject({ state: 'delivered' })
  })

  test('that is told while the next batch ends does not swallow the next one', async () => {
    const records = await ended('https://slow.example/200')
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    const { calls, courier } = noting(() => answered)
    const desk = deskOf(courier, records)
    const first = desk.deliver()
    await new Promise((resolve) => setImmediate(resolve))
    await records.add(termsOf({ id: 'next', callbackUrl: 'https://next.example/200' }), undefined)
    await records.end('next', 'completed', 2000, null)
    const second = desk.deliver()
    answer()
    await Promise.all([first, second])
    await desk.deliver()
    expect(calls.map(({ url }) => url).sort()).toEqual(['https://next.example/200', 'https://slow.example/200'])
  })
})
