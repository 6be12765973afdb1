// The message that a batch has ended: signed, to the world outside only, tried again when it does not arrive.
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { type Courier, deliverCallbacks, pauseAfter, signatureOf } from '../../../src/app/batch/callbacks.ts'
import { memoryRecords } from '../../../src/app/batch/memory-records.ts'
import { createCourier, isInside } from '../../../src/entry/batches/courier.ts'
import { termsOf } from '../../app/batch/blobs-in-memory.ts'

const SECRET = 'a secret of this deployment'

describe('addresses inside', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
  ])('%s', (address) => expect(isInside(address)).toBe(true))
  test.each(['8.8.8.8', '172.32.0.1', '2400:3200::1'])('not %s', (address) => expect(isInside(address)).toBe(false))

  test.each(['http://127.0.0.1:9/', 'http://[::1]:9/', 'http://0x7f000001:9/', 'http://2130706433:9/', 'http://localhost:9/'])(
    '%s is not called',
    async (url) => {
      await expect(createCourier(SECRET, false).post(url, {}, '{}')).rejects.toThrow('an address inside')
    },
  )
})

describe('the message', () => {
  test('arrives signed over its time and its text', async () => {
    const received: { body: string; signature: string }[] = []
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const piece of request) body += String(piece)
      received.push({ body, signature: String(request.headers['qingdan-signature']) })
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const records = memoryRecords()
    await records.add(termsOf({ callbackUrl: `http://127.0.0.1:${port}/told` }), undefined)
    await records.end('b1', 'completed', 5000, null)
    await deliverCallbacks({ courier: createCourier(SECRET, true), records, now: () => 6000, retentionDays: 30, underWay: new Set() })
    server.close()
    const [told] = received
    expect(JSON.parse(told?.body ?? '')).toMatchObject({ event: 'batch.completed', batch: { id: 'b1', status: 'completed' } })
    const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(told?.signature ?? '') ?? []
    expect(time).toBe('6')
    expect(signature).toBe(createHmac('sha256', SECRET).update(`6.${told?.body}`).digest('hex'))
    expect(await signatureOf(SECRET, '6', told?.body ?? '')).toBe(signature)
    expect(await records.find('b1')).toMatchObject({ callback: { state: 'delivered', attempts: 1 } })
  })

  test('is tried again with growing pauses and given up at last', async () => {
    const statuses = [500, 302]
    const courier: Courier = {
      secret: SECRET,
      post: async () => {
        const status = statuses.shift()
        if (status === undefined) throw new Error('nobody there')
        return status
      },
    }
    const records = memoryRecords()
    await records.add(termsOf({ callbackUrl: 'https://a.example' }), undefined)
    await records.end('b1', 'failed', 0, null)
    const pauses: number[] = []
    let now = 0
    for (let turn = 0; turn < 20; turn += 1) {
      await deliverCallbacks({ courier, records, now: () => now, retentionDays: 30, underWay: new Set() })
      const callback = (await records.find('b1'))?.callback
      if (callback?.nextAt == null) break
      pauses.push(callback.nextAt - now)
      now = callback.nextAt
    }
    expect(pauses).toEqual([1, 2, 3, 4, 5, 6, 7].map(pauseAfter))
    expect(await records.find('b1')).toMatchObject({ callback: { state: 'given-up', attempts: 8 } })
  })
})
