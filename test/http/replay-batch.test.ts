// A draft tried on a stored batch before it is published: what it changes for the bills somebody really sent.
import { expect, test } from 'vitest'
import { batchService } from './batch-service.ts'
import { lowered } from './lowered.ts'
import { bodyOf, invoice, problemOf } from './service.ts'

const PATIENCE = 120_000
const bills = ['2026-11-30', '2026-12-01', '2026-12-02'].map((issuedOn, index) => ({
  ...invoice,
  id: `B${index}`,
  issuedOn,
  total: undefined,
  lines: [{ description: '居民生活电费', quantity: '1000', unit: 'kWh', amount: '390.00', facts: { customerClass: 'residential' } }],
}))
const draft = lowered('试行〔2026〕9号')

test('it says which bills of the batch become violations and how much money moves; nobody else may ask', {
  timeout: PATIENCE,
}, async () => {
  const mine = await batchService(30, ['batch', 'publish'])
  const { at, state } = await mine.run(`${bills.map((bill) => JSON.stringify(bill)).join('\n')}\n`, 'application/x-ndjson')
  expect(state.status).toBe('completed')
  const rehearse = (headers: Readonly<Record<string, string>>) =>
    mine.app.request(`/v1/editions?dryRun=true&replay=${at.split('/').at(-1)}`, {
      method: 'POST',
      body: JSON.stringify(draft),
      headers: { ...headers, 'content-type': 'application/json' },
    })
  const { replay } = await bodyOf(await rehearse(mine.headers))
  expect(replay.bills.map(({ name }: { name: string }) => name.split(' ').at(-1))).toEqual(['2', '3'])
  expect(replay.totals).toMatchObject({ excess: { before: '0.00', after: '80.00' } })
  const other = await batchService(30, ['publish'])
  expect(await problemOf(await rehearse(other.headers))).toEqual([404, '/problems/not-found', []])
})
