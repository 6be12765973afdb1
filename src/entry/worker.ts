// The service on Cloudflare Workers: the same routes over the same use cases, put together once per isolate.
import type { ExecutionContext } from '@cloudflare/workers-types'
import { installBuiltIn } from '../app/install-built-in.ts'
import { Library } from '../app/library.ts'
import type { Surroundings } from '../app/ports.ts'
import { digestOf } from '../core/catalogue/edition.ts'
import { createApp } from '../http/app.ts'
import { unavailable } from '../http/unavailable.ts'
import { storeOf } from '../storage/store.ts'
import { openD1 } from '../storage/workers/open.ts'
import { type Bindings, BOUND_LIMIT, readEdgeConfig } from './edge/bindings.ts'
import { builtInCatalogue, loadRegions, readAsset } from './edge/built-in.ts'

type App = ReturnType<typeof createApp>

/** Places kept at once in the memory of an isolate. */
const MAX_SCOPES = 8

const SURROUNDINGS: Surroundings = {
  now: Date.now,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  digestOf,
}

/** Made by the first request of an isolate: at start-up there is neither a binding to read from nor time to spend. */
let house: Promise<App> | undefined

async function build(bindings: Bindings): Promise<App> {
  const config = readEdgeConfig(bindings)
  const store = storeOf(openD1(bindings.DB))
  const [regions, openapi] = await Promise.all([loadRegions(bindings.ASSETS), readAsset(bindings.ASSETS, 'openapi.json')])
  await installBuiltIn(store, await builtInCatalogue(bindings.ASSETS), SURROUNDINGS)
  const library = await Library.open({ source: store, regions, digestOf, whole: false, maxScopes: MAX_SCOPES })
  if (library === undefined) throw new Error('the database holds no edition')
  return createApp({
    library,
    store,
    surroundings: SURROUNDINGS,
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
