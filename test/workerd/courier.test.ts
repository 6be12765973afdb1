// The message that a batch has ended, from workerd: signed, to public names only, and a redirect is not followed. What stands for the world outside is in vitest.config.ts.
import { expect, test } from 'vitest'
import { deliverCallbacks, signatureOf } from '../../src/app/batch/callbacks.ts'
import { memoryRecords } from '../../src/app/batch/memory-records.ts'
import { edgeCourier } from '../../src/entry/edge/courier.ts'
import { termsOf } from '../app/batch/blobs-in-memory.ts'

const SECRET = 'a secret of this deployment'
const told = async (): Promise<{ method: string; path: string; signature: string | null; body: string }[]> =>
  JSON.parse(await (await fetch('https://listener.example/told')).text())

async function delivered(callbackUrl: string) {
  const records = memoryRecords()
  await records.add(termsOf({ callbackUrl }), undefined)
  await records.end('b1', 'completed', 5000, null)
  await deliverCallbacks({ courier: edgeCourier(SECRET), records, now: () => 6000, retentionDays: 30, underWay: new Set() })
  return (await records.find('b1'))?.callback
}

test('arrives signed over its time and its text', async () => {
  expect(await delivered('https://listener.example/done?batch=1')).toMatchObject({ state: 'delivered', attempts: 1 })
  const last = (await told()).at(-1)
  expect(last).toMatchObject({ method: 'POST', path: '/done?batch=1' })
  expect(JSON.parse(last?.body ?? '')).toMatchObject({ event: 'batch.completed', batch: { id: 'b1', status: 'completed' } })
  expect(last?.signature).toBe(`t=6,v1=${await signatureOf(SECRET, '6', last?.body ?? '')}`)
})

test.each(['https://listener.example/moved', 'https://listener.example/broken'])('%s is tried again later', async (url) => {
  const before = (await told()).length
  expect(await delivered(url)).toMatchObject({ state: 'pending', attempts: 1, nextAt: 11_000 })
  // Asked once: where it was sent on to nobody was asked.
  expect((await told()).length).toBe(before + 1)
})

test.each([
  'http://localhost/',
  'http://a.localhost/',
  'http://127.0.0.1/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://[::1]/',
  'http://printer.local/',
  'http://metadata.internal/',
])('%s is no public name and is not called', async (url) => {
  const before = (await told()).length
  await expect(edgeCourier(SECRET).post(url, {}, '{}')).rejects.toThrow('no public name')
  expect((await told()).length).toBe(before)
})
