// The service on Cloudflare Workers: the same routes over the same use cases, put together once per isolate.
import type { ExecutionContext } from '@cloudflare/workers-types'
import { Library } from '../app/library.ts'
import { createApp } from '../http/app.ts'
import { unavailable } from '../http/unavailable.ts'
import { type Bindings, BOUND_LIMIT, readEdgeConfig } from './edge/bindings.ts'
import { loadBuiltIn, readAsset } from './edge/built-in.ts'

type App = ReturnType<typeof createApp>

/** Made by the first request of an isolate: at start-up there is neither a binding to read from nor time to spend. */
let house: Promise<App> | undefined

async function build(bindings: Bindings): Promise<App> {
  const config = readEdgeConfig(bindings)
  const [edition, openapi] = await Promise.all([loadBuiltIn(bindings.ASSETS), readAsset(bindings.ASSETS, 'openapi.json')])
  return createApp({
    library: new Library([edition]),
    openapi,
    ...config,
    // Who sets a higher limit than the binding's is not to be held to the lower one.
    ...(config.rateLimit <= BOUND_LIMIT && { admits: async (key) => (await bindings.RATE_LIMITER.limit({ key })).success }),
    clientAddress: (c) => c.req.header('cf-connecting-ip'),
    ready: async () => true,
  })
}

/** Nothing where it could not be built: the reason is logged, and the next request tries anew. */
async function houseOf(bindings: Bindings): Promise<App | undefined> {
  house ??= build(bindings)
  try {
    return await house
  } catch (error) {
    house = undefined
    console.error(
      JSON.stringify({ level: 'error', event: 'start', reason: error instanceof Error ? (error.stack ?? error.message) : error }),
    )
    return undefined
  }
}

export default {
  async fetch(request: Request, bindings: Bindings, context: ExecutionContext): Promise<Response> {
    const app = (await houseOf(bindings)) ?? unavailable
    return app.fetch(request, bindings, context)
  },
}
