// What a route of the service is: its definition for the OpenAPI document, and its handler made from what the service runs on.
import type { RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { BatchServices } from '../app/batch/services.ts'
import type { Freshness } from '../app/freshness.ts'
import type { Library } from '../app/library.ts'
import type { Store, Surroundings } from '../app/ports.ts'
import type { ProblemCode } from '../app/problems.ts'
import type { NamedBill } from '../app/replay.ts'
import type { Metrics } from './metrics.ts'
import type { Page } from './page/built.ts'

/** What the entry hands over: everything with a clock, a disk or a socket in it. */
export interface HttpDeps {
  readonly library: Library
  readonly store: Store
  readonly surroundings: Surroundings
  /** The committed OpenAPI document, served as it is. */
  readonly openapi: string
  /** The page for people; absent where it is served beside us, or not at all: `/` then leads to the documentation. */
  readonly page?: Page | undefined
  readonly maxBodyBytes: number
  /** Entries of the largest edition that is published here, and the most in which two that are compared may differ; absent: any number. */
  readonly mostEntries?: number
  /** Bytes of YAML of the largest whole set that is published here; absent: any number. */
  readonly mostSetBytes?: number
  /** The golden bills, by which a draft can be tried before it is published. */
  readonly examples: () => Promise<readonly NamedBill[]>
  /** Requests a minute from one address; 0 turns the limit off. */
  readonly rateLimit: number
  /** Asked besides that limit where the runtime counts across its instances: whether this address may go on. */
  readonly admits?: (address: string) => Promise<boolean>
  /** Where a request came from; undefined where that cannot be told. */
  readonly clientAddress: (c: HttpContext) => string | undefined
  /** The pieces of a large upload as they come in, where the runtime has something better than the body of the request. */
  readonly uploadOf?: (c: HttpContext) => AsyncIterable<Uint8Array> | undefined
  /** Whether the service can do its work now. */
  readonly ready: () => Promise<boolean>
  /** Whether what is published could be asked for: where it could not, the edition held judges on. */
  readonly freshness?: Pick<Freshness, 'failing'>
  /** Waited for before a short bill is judged, where the runtime can let those that came in together be judged together; absent: nobody waits. */
  readonly together?: () => Promise<void>
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Absent where this runtime takes no batches. */
  readonly batches?: BatchServices
  /** Takes one line about an error of ours. */
  readonly log?: (line: string) => void
}

export interface Services extends HttpDeps {
  readonly metrics: Metrics
}

export interface HttpEnv {
  Variables: {
    /** Rate limit headers of this answer. */
    rateHeaders?: Readonly<Record<string, string>>
    /** The problem this request was answered with. */
    problem?: ProblemCode
  }
}

export type HttpContext = Context<HttpEnv>
export type Handler = (c: HttpContext) => Response | Promise<Response>
/** What happens around a handler; the pattern of its addresses (`/v1/items/:id`) names it where requests are counted. */
export type Guard = (pattern: string, handler: Handler) => Handler

export interface Route {
  readonly definition: RouteConfig
  /** What a parameter of the path may look like, where another route has a word in its place. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly handle: (services: Services) => Handler
}
