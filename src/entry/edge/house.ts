// The service as one isolate of the Worker runs it: the routes over the published editions, with what Cloudflare binds to them.
import { Freshness } from '../../app/freshness.ts'
import { installBuiltIn } from '../../app/install-built-in.ts'
import { takeKey } from '../../app/keys.ts'
import { Library } from '../../app/library.ts'
import type { Surroundings } from '../../app/ports.ts'
import { digestOf } from '../../core/catalogue/edition.ts'
import { createApp } from '../../http/app.ts'
import { storeOf } from '../../storage/store.ts'
import { openD1 } from '../../storage/workers/open.ts'
import { EdgeBatches } from './batches.ts'
import { type Bindings, BOUND_LIMIT, readEdgeConfig } from './bindings.ts'
import { builtInCatalogue, loadRegions, readAsset } from './built-in.ts'
import { loadPage } from './page.ts'

/** Places kept at once in the memory of an isolate. */
export const MAX_SCOPES = 8
/** Entries of the largest edition that is published here: linting and comparing one of 5,000 takes 90 MB, of 12,000 all the 128 MB that an isolate has. */
export const MOST_ENTRIES = 5000
/** Bytes of YAML of the largest whole set: one of 1,490,000 still fits into a heap of 128 MB, one of 2,600,000 does not. */
const MOST_SET_BYTES = 1_200_000

const SURROUNDINGS: Surroundings = {
  now: Date.now,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  digestOf,
}

export interface House {
  readonly app: ReturnType<typeof createApp>
  readonly freshness: Freshness
  readonly batches: EdgeBatches
}

export async function buildHouse(bindings: Bindings): Promise<House> {
  const config = readEdgeConfig(bindings)
  const database = openD1(bindings.DB)
  const store = storeOf(database)
  const { ASSETS } = bindings
  const [regions, openapi, page] = await Promise.all([loadRegions(ASSETS), readAsset(ASSETS, 'openapi.json'), loadPage(ASSETS)])
  await installBuiltIn(store, await builtInCatalogue(ASSETS), SURROUNDINGS)
  const library = await Library.open({ source: store, regions, digestOf, whole: false, maxScopes: MAX_SCOPES })
  if (library === undefined) throw new Error('the database holds no edition')
  if (config.adminKey !== undefined) await takeKey(store, SURROUNDINGS, config.adminKey, ['admin'])
  const batches = new EdgeBatches({ bindings, config, database, library, surroundings: SURROUNDINGS })
  const freshness = new Freshness(library, SURROUNDINGS.now)
  const app = createApp({
    library,
    store,
    surroundings: SURROUNDINGS,
    openapi,
    page,
    examples: async () => JSON.parse(await readAsset(ASSETS, 'examples.json')),
    batches: batches.services,
    rateLimit: config.rateLimit,
    maxBodyBytes: config.maxBodyBytes,
    mostEntries: MOST_ENTRIES,
    mostSetBytes: MOST_SET_BYTES,
    // Who sets a higher limit than the binding's is not to be held to the lower one.
    ...(config.rateLimit <= BOUND_LIMIT && { admits: async (key) => (await bindings.RATE_LIMITER.limit({ key })).success }),
    clientAddress: (c) => c.req.header('cf-connecting-ip'),
    ready: async () => true,
    freshness,
  })
  return { app, freshness, batches }
}
