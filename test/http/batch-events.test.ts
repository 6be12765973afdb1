// Who follows a batch is told every state once, the last one and the end; who comes late or comes back is told where it stands now.
import { describe, expect, test } from 'vitest'
import { blobKeys } from '../../src/app/batch/keys.ts'
import { bill, ndjson } from '../app/batch/bills.ts'
import { pieces, termsOf } from '../app/batch/blobs-in-memory.ts'
import { batchService } from './batch-service.ts'
import { bodyOf, problemOf } from './service.ts'

const NDJSON = 'application/x-ndjson'
const FILE = ndjson(bill({ id: 'A' }), '{')

interface Event {
  readonly name: string
  readonly data: { readonly status?: string; readonly progress?: { readonly done: number; readonly total: number | null } }
}

function eventsOf(text: string): Event[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
      return { name, data: JSON.parse(data) }
    })
}

/** A batch whose state only the test changes. */
async function held() {
  const service = await batchService()
  const { at } = await service.run(FILE, NDJSON)
  const owner = (await service.records.find(at.slice(at.lastIndexOf('/') + 1)))?.owner ?? ''
  const id = 'abc123'
  await service.records.add(termsOf({ id, owner, acceptedAt: Date.now() }), undefined)
  await service.blobs.write(blobKeys.upload(id), pieces(FILE))
  return { ...service, id, place: `/v1/batches/${id}` }
}

/** Reads events as they come; `next` waits for one more. */
async function following(answer: Response) {
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder()
  let held = ''
  const next = async (): Promise<Event | undefined> => {
    for (;;) {
      const end = held.indexOf('\n\n')
      if (end >= 0) {
        const [event] = eventsOf(held.slice(0, end + 2))
        held = held.slice(end + 2)
        if (event !== undefined) return event
        continue
      }
      const read = await reader?.read()
      if (read === undefined || read.done) return undefined
      held += decoder.decode(read.value, { stream: true })
    }
  }
  return { next, leave: () => reader?.cancel() }
}

describe('events', () => {
  test('tell each state as it comes, nothing twice, and end with the batch', async () => {
    const { ask, records, id, place } = await held()
    const answer = await ask(`${place}/events`)
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const { next } = await following(answer)
    expect(await next()).toMatchObject({ name: 'progress', data: { status: 'queued', progress: { done: 0, total: null } } })
    await records.begin(id, Date.now(), 9)
    expect(await next()).toMatchObject({ name: 'progress', data: { status: 'running', progress: { done: 0, total: 9 } } })
    await new Promise((resolve) => setTimeout(resolve, 30))
    await records.stretchDone(id, { index: 0, invoices: 4, rejected: 1, rows: 4 })
    expect(await next()).toMatchObject({ name: 'progress', data: { progress: { done: 4, total: 9 } } })
    await records.end(id, 'cancelled', Date.now(), null)
    expect(await next()).toMatchObject({ name: 'cancelled', data: { status: 'cancelled' } })
    expect(await next()).toBeUndefined()
  })

  test('say in their last one what asking for the batch says', async () => {
    const { ask, run } = await batchService()
    const { at, events } = await run(FILE, NDJSON)
    const last = eventsOf(events).at(-1)
    expect(last?.name).toBe('completed')
    const { progress, ...rest } = await bodyOf(await ask(at))
    expect(last?.data).toMatchObject({
      ...rest,
      progress: { total: progress.total, done: progress.done, rejected: progress.rejected, rows: progress.rows },
    })
  })

  test('of a batch that has ended are its end, however often it is asked', async () => {
    const { ask, run } = await batchService()
    const { at } = await run(FILE, NDJSON)
    for (const header of [{}, { 'last-event-id': '7' }]) {
      const events = eventsOf(await (await ask(`${at}/events`, header)).text())
      expect(events.map(({ name }) => name)).toEqual(['completed'])
    }
  })

  test('go on where the batch stands now for one who lost the connection', async () => {
    const { ask, records, id, place } = await held()
    await records.begin(id, Date.now(), 9)
    const first = await following(await ask(`${place}/events`))
    expect(await first.next()).toMatchObject({ data: { progress: { done: 0 } } })
    await first.leave()
    await records.stretchDone(id, { index: 0, invoices: 5, rejected: 0, rows: 5 })
    const second = await following(await ask(`${place}/events`))
    expect(await second.next()).toMatchObject({ name: 'progress', data: { progress: { done: 5 } } })
    await records.end(id, 'failed', Date.now(), { code: 'internal', detail: { zh: '误', en: 'an error' }, errors: [] })
    expect(await second.next()).toMatchObject({ name: 'failed', data: { problem: { type: '/problems/internal', detail: 'an error' } } })
  })

  test('are the same for several who follow at once', async () => {
    const { ask, records, id, place } = await held()
    const all = await Promise.all([1, 2, 3].map(async () => following(await ask(`${place}/events`))))
    for (const { next } of all) expect((await next())?.data.status).toBe('queued')
    await records.end(id, 'cancelled', Date.now(), null)
    for (const { next } of all) expect([(await next())?.name, await next()]).toEqual(['cancelled', undefined])
  })

  test('end with `removed` where the batch is removed while somebody follows', async () => {
    const { ask, records, id, place } = await held()
    const { next } = await following(await ask(`${place}/events`))
    await next()
    await records.remove(id)
    expect(await next()).toEqual({ name: 'removed', data: {} })
    expect(await next()).toBeUndefined()
  })

  test('speak the language that was asked for', async () => {
    const { ask, run } = await batchService()
    const { at } = await run('a,b\n1,2\n', 'text/csv')
    const detail = async (language: string) =>
      (await (await ask(`${at}/events`, { 'accept-language': language })).text()).match(/"detail":"([^"]*)"/)?.[1] ?? ''
    expect(await detail('zh-CN')).toMatch(/[\u4e00-\u9fff]/)
    expect(await detail('en')).not.toMatch(/[\u4e00-\u9fff]/)
  })

  test('of no batch are a problem and no stream', async () => {
    const { ask } = await batchService()
    expect(await problemOf(await ask('/v1/batches/abcdef/events'))).toEqual([404, '/problems/not-found', []])
  })
})
