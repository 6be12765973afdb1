// The Worker with a consumer of the queue that fails at random: some steps it forgets to do, of some it forgets to say that they are done.
import type { ExecutionContext, Message, MessageBatch } from '@cloudflare/workers-types'
import type { Bindings } from '../../src/entry/edge/bindings.ts'
import worker from '../../src/entry/worker.ts'

const FAILURES = 0.3
/** From the third try on it is careful: otherwise chance alone would send steps to the dead ones. */
const CLUMSY_TRIES = 2

function fails({ attempts }: Message): boolean {
  return attempts <= CLUMSY_TRIES && Math.random() < FAILURES
}

function clumsy(messages: MessageBatch): MessageBatch {
  const kept = messages.messages.filter((message) => {
    const forgotten = fails(message)
    if (forgotten) message.retry()
    return !forgotten
  })
  return {
    queue: messages.queue,
    metadata: messages.metadata,
    ackAll: () => messages.ackAll(),
    retryAll: () => messages.retryAll(),
    messages: kept.map((message) => ({
      id: message.id,
      timestamp: message.timestamp,
      body: message.body,
      attempts: message.attempts,
      retry: () => message.retry(),
      ack: () => (fails(message) ? message.retry() : message.ack()),
    })),
  }
}

export default {
  ...worker,
  queue: (messages: MessageBatch, bindings: Bindings, context: ExecutionContext) => worker.queue(clumsy(messages), bindings, context),
}
