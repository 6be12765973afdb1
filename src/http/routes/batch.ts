// GET and DELETE /v1/batches/{id}, and its progress as server-sent events.
import { z } from '@hono/zod-openapi'
import type { BatchState } from '../../app/batch/ports.ts'
import type { BatchServices } from '../../app/batch/services.ts'
import { statusView } from '../../app/batch/status-view.ts'
import type { Language } from '../../core/assess/outcome.ts'
import { answer, languageOf, problem, worded } from '../answer.ts'
import { ownBatch } from '../batch-access.ts'
import { batchStatus } from '../batch-schemas.ts'
import { jsonOf, problems } from '../responses.ts'
import type { Route, Services } from '../route.ts'
import { encoded, streamAnswer } from '../stream.ts'

const ENDED: readonly BatchState['status'][] = ['completed', 'failed', 'cancelled']
/** A comment now and then keeps proxies from closing a connection on which nothing moves. */
const KEEP_ALIVE_MILLISECONDS = 15_000

/** An id is no file name: `template.csv` stands at the same place. */
export const BATCH_ID = { id: '[0-9a-f]+' }
export const batchId = { params: z.object({ id: z.string().openapi({ description: 'Id of the batch.' }) }) }
export const OWN = ['unauthenticated', 'forbidden', 'not-found', 'rate-limited', 'unavailable'] as const

export const readBatch: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/{id}',
    operationId: 'readBatch',
    tags: ['Batches'],
    summary: 'Where a batch stands',
    security: [{ key: [] }],
    request: batchId,
    responses: { 200: jsonOf(batchStatus, 'Status, progress, links.'), ...problems(...OWN) },
  },
  parameters: BATCH_ID,
  handle: (services) => async (c) => {
    const language = languageOf(c)
    const own = await ownBatch(services, c)
    if (!own.ok) return problem(c, own.problem)
    const { batch, batches } = own.value
    const view = statusView(batch, services.surroundings.now(), batches.desk.retentionDays, language)
    return answer(c, 200, JSON.stringify(view), worded(language))
  },
}

export const deleteBatch: Route = {
  definition: {
    method: 'delete',
    path: '/v1/batches/{id}',
    operationId: 'deleteBatch',
    tags: ['Batches'],
    summary: 'Cancel or remove a batch',
    description: 'A batch that has not ended is cancelled; one that has is removed for good, with its results.',
    security: [{ key: [] }],
    request: batchId,
    responses: { 204: { description: 'Done.' }, ...problems(...OWN) },
  },
  parameters: BATCH_ID,
  handle: (services) => async (c) => {
    const own = await ownBatch(services, c)
    if (!own.ok) return problem(c, own.problem)
    const done = await own.value.batches.desk.cancelOrRemove(own.value.owner, own.value.batch.id)
    return done.ok ? answer(c, 204, null) : problem(c, done.problem)
  },
}

export const followBatch: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/{id}/events',
    operationId: 'followBatch',
    tags: ['Batches'],
    summary: 'Progress as server-sent events',
    description:
      'Events `progress` while it runs, then one called `completed`, `failed` or `cancelled`, or `removed`; the data is what GET /v1/batches/{id} answers.',
    security: [{ key: [] }],
    request: batchId,
    responses: {
      200: { description: 'Events until the batch has ended.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      ...problems(...OWN),
    },
  },
  parameters: BATCH_ID,
  handle: (services) => async (c) => {
    const own = await ownBatch(services, c)
    if (!own.ok) return problem(c, own.problem)
    const events = follow(services, own.value.batches, own.value.batch, languageOf(c))
    return streamAnswer(c, 'text/event-stream', encoded(events), { 'X-Accel-Buffering': 'no' })
  },
}

/** An event whenever something changed, until the end. */
async function* follow({ surroundings }: Services, batches: BatchServices, first: BatchState, language: Language): AsyncGenerator<string> {
  const { desk, pollMilliseconds } = batches
  let told = ''
  let quiet = 0
  for (let batch = first; ; ) {
    const state = JSON.stringify([batch.status, batch.progress])
    if (state !== told) {
      told = state
      quiet = 0
      const name = ENDED.includes(batch.status) ? batch.status : 'progress'
      yield event(name, JSON.stringify(statusView(batch, surroundings.now(), desk.retentionDays, language)))
      if (name !== 'progress') return
    }
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds))
    quiet += pollMilliseconds
    if (quiet >= KEEP_ALIVE_MILLISECONDS) {
      quiet = 0
      yield ': still there\n\n'
    }
    const found = await desk.find(first.owner, first.id)
    if (!found.ok) {
      yield event('removed', '{}')
      return
    }
    batch = found.value
  }
}

function event(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`
}
