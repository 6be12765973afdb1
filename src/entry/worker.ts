// The service on Cloudflare Workers: the same routes over the same use cases, put together once per isolate.
import type { ExecutionContext, MessageBatch, ScheduledController } from '@cloudflare/workers-types'
import type { Bindings } from './edge/bindings.ts'
import type { House } from './edge/house.ts'
import { freshEnough, keepFresh } from './edge/keep-fresh.ts'

/** Made by the first request of an isolate: at start-up there is neither a binding to read from nor time to spend. */
let house: Promise<House> | undefined

/** The bundle holds these modules too, but runs them only here. */
async function build(bindings: Bindings): Promise<House> {
  const { buildHouse } = await import('./edge/house.ts')
  return buildHouse(bindings)
}

/** Nothing where it could not be built: the reason is logged, and the next request tries anew. */
async function houseOf(bindings: Bindings, context: ExecutionContext): Promise<House | undefined> {
  if (house === undefined) {
    house = build(bindings)
    // Others wait for it: it is finished even where whoever asked first has gone away.
    context.waitUntil(house.catch(() => {}))
  }
  try {
    return await house
  } catch (error) {
    house = undefined
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    console.error(JSON.stringify({ level: 'error', event: 'start', reason }))
    return undefined
  }
}

export default {
  async fetch(request: Request, bindings: Bindings, context: ExecutionContext): Promise<Response> {
    const built = await houseOf(bindings, context)
    if (built === undefined) return (await import('../http/unavailable.ts')).unavailable.fetch(request, bindings, context)
    const later = (work: Promise<void>) => context.waitUntil(work)
    await freshEnough(built.freshness, later)
    const response = await built.app.fetch(request, bindings, context)
    keepFresh(built.freshness, later)
    return response
  },

  /** Steps of batches, or those that nobody could do. Where the service cannot start they come again. */
  async queue(messages: MessageBatch, bindings: Bindings, context: ExecutionContext): Promise<void> {
    const built = await houseOf(bindings, context)
    if (built === undefined) messages.retryAll()
    else await built.batches.take(messages)
  },

  async scheduled({ cron, scheduledTime }: ScheduledController, bindings: Bindings, context: ExecutionContext): Promise<void> {
    const built = await houseOf(bindings, context)
    if (built === undefined) throw new Error('the service could not start')
    await built.batches.tidy(cron, scheduledTime)
  },
}
