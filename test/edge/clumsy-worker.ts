// The Worker with a consumer of the queue that fails as the test says: some steps it forgets to do, of some it forgets to say that they are done, some it does twice at once, one it never manages.
import type { ExecutionContext, Message, MessageBatch } from '@cloudflare/workers-types'
import type { Bindings } from '../../src/entry/edge/bindings.ts'
import worker from '../../src/entry/worker.ts'

export interface Clumsiness {
  /** Share of the steps that are forgotten, and of the steps done that nobody is told about. */
  readonly failures: number
  /** Every step comes twice, to two consumers at once. */
  readonly twice: boolean
  /** The step of this stretch is never done. */
  readonly poison: number | null
}

/** What it did since it was last told how to be. */
export interface Mishaps {
  forgotten: number
  untold: number
  doubled: number
}

/** The very first step fails, so that one always does. From the third try on it is careful: otherwise chance alone would send steps to the dead ones. */
const CLUMSY_TRIES = 2

let how: Clumsiness = { failures: 0, twice: false, poison: null }
let mishaps: Mishaps = { forgotten: 0, untold: 0, doubled: 0 }

function fails({ attempts }: Message): boolean {
  if (how.failures === 0 || attempts > CLUMSY_TRIES) return false
  return mishaps.forgotten === 0 || Math.random() < how.failures
}

function isPoison({ body }: Message): boolean {
  return how.poison !== null && typeof body === 'object' && body !== null && 'index' in body && body.index === how.poison
}

function forget(message: Message): boolean {
  if (!isPoison(message) && !fails(message)) return false
  mishaps.forgotten += 1
  message.retry()
  return true
}

function clumsy({ messages, ...batch }: Pick<MessageBatch, 'queue' | 'metadata' | 'messages'>): MessageBatch {
  const kept = messages.filter((message) => !forget(message))
  const acknowledge = (message: Message) => {
    if (!fails(message)) return message.ack()
    mishaps.untold += 1
    message.retry()
  }
  return handed(
    batch,
    kept.map((it) => copyOf(it, { ack: () => acknowledge(it), retry: () => it.retry() })),
  )
}

/** The same steps for another consumer, whom the queue does not listen to. */
function again({ messages, ...batch }: MessageBatch): MessageBatch {
  mishaps.doubled += messages.length
  return handed(
    batch,
    messages.map((it) => copyOf(it, { ack: () => {}, retry: () => {} })),
  )
}

function handed({ queue, metadata }: Pick<MessageBatch, 'queue' | 'metadata'>, messages: readonly Message[]): MessageBatch {
  return {
    queue,
    metadata,
    messages,
    ackAll: () => {
      for (const it of messages) it.ack()
    },
    retryAll: () => {
      for (const it of messages) it.retry()
    },
  }
}

function copyOf({ id, timestamp, body, attempts }: Message, outcome: Pick<Message, 'ack' | 'retry'>): Message {
  return { id, timestamp, body, attempts, ...outcome }
}

export default {
  ...worker,

  /** PUT /clumsiness says how to be, GET what came of it; everything else is the service's. */
  async fetch(request: Request, bindings: Bindings, context: ExecutionContext): Promise<Response> {
    if (new URL(request.url).pathname !== '/clumsiness') return worker.fetch(request, bindings, context)
    if (request.method === 'PUT') {
      how = JSON.parse(await request.text())
      mishaps = { forgotten: 0, untold: 0, doubled: 0 }
    }
    return Response.json(mishaps)
  },

  async queue(batch: MessageBatch, bindings: Bindings, context: ExecutionContext): Promise<void> {
    const { queue, metadata, messages } = batch
    // What came to the dead ones is buried with care.
    if (queue.includes('dead')) return worker.queue(batch, bindings, context)
    const first = clumsy({ queue, metadata, messages })
    const consumers = how.twice ? [first, again(first)] : [first]
    await Promise.all(consumers.map((it) => worker.queue(it, bindings, context)))
  },
}
