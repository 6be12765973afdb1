// Starts the service on Node.js: what `qingdan serve` calls, and with it `npm start`.
import { readFileSync } from 'node:fs'
import { createServer, IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { BatchServices } from '../app/batch/services.ts'
import { Freshness } from '../app/freshness.ts'
import { createApp } from '../http/app.ts'
import type { Page } from '../http/page/built.ts'
import type { HttpContext } from '../http/route.ts'
import { openBatches } from './batches/open-batches.ts'
import { type Config, readConfig } from './config.ts'
import { failureText } from './failure-text.ts'
import { loadPage } from './load-page.ts'
import { type OpenHouse, openHouse } from './open-house.ts'
import { readExamples } from './read-examples.ts'
import { ConfigError } from './setting.ts'
import { SURROUNDINGS } from './surroundings.ts'
import { together } from './together.ts'

const OPENAPI = new URL('../../openapi/openapi.json', import.meta.url)
/** How long requests under way may still take once we are told to stop. */
const DRAIN_MILLISECONDS = 10_000
/** How often we look whether anything is still under way. */
const DRAIN_CHECK_MILLISECONDS = 20
/** How often we look whether the shell that npm started us in is still there. */
const PARENT_CHECK_MILLISECONDS = 500
/** How often we look whether another process published. */
const EDITION_CHECK_MILLISECONDS = 1000
/** A caller who sends this slowly holds a connection for nothing. */
const HEADERS_MILLISECONDS = 10_000
/** A batch of two gibibytes over an ordinary line takes its time. */
const REQUEST_MILLISECONDS = 1_800_000

/** Runs until told to stop; answers with the exit code. */
export async function runServer(environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  try {
    const config = readConfig(environment)
    const house = await openHouse(config.data)
    const freshness = new Freshness(house.library, Date.now)
    const watch = watchEditions(freshness)
    const batches = openBatches(config.data, house.database, config.batches)
    const stopping = new AbortController()
    const server = serverFor(config, { ...house, freshness, page: await loadPage(), batches: batches.services }, stopping.signal)
    const underWay = requestsUnderWay(server)
    process.stdout.write(`qingdan listens on ${await listen(server, config)}\n`)
    await toldToStop()
    stopping.abort()
    await drain(server, underWay)
    clearInterval(watch)
    await batches.close()
    await house.close()
    return 0
  } catch (error) {
    process.stderr.write(`qingdan cannot start: ${failureText(error)}\n`)
    return 1
  }
}

/** Another process may publish into the same database: its edition is taken into service without a restart. */
function watchEditions(freshness: Freshness): NodeJS.Timeout {
  const look = async () => {
    const before = freshness.failing
    await freshness.refresh()
    const { failing } = freshness
    if (before === undefined && failing !== undefined)
      process.stderr.write(`qingdan: the editions could not be read again: ${failing.reason}\n`)
  }
  return setInterval(look, EDITION_CHECK_MILLISECONDS).unref()
}

type Served = OpenHouse & { readonly freshness: Freshness; readonly page: Page; readonly batches: BatchServices }

function serverFor(config: Config, { library, store, stands, freshness, page, batches }: Served, stopping: AbortSignal): Server {
  const app = createApp({
    library,
    store,
    surroundings: SURROUNDINGS,
    batches,
    openapi: readFileSync(OPENAPI, 'utf8'),
    page,
    maxBodyBytes: config.maxBodyBytes,
    examples: async () => readExamples(),
    rateLimit: config.rateLimit,
    clientAddress: (c) => addressOf(c, config.trustProxy),
    uploadOf,
    ready: async () => !stopping.aborted && stands(),
    freshness,
    together: together(),
  })
  return createServer({ headersTimeout: HEADERS_MILLISECONDS, requestTimeout: REQUEST_MILLISECONDS }, getRequestListener(app.fetch))
}

/** Answers with what to type into a browser: an address that means "every interface" is no place to go to. */
function listen(server: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new ConfigError(listenFault(error, host, port))))
    server.listen(port, host, () => {
      const bound = server.address()
      const chosen = typeof bound === 'object' && bound !== null ? bound.port : port
      const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
      resolve(`http://${name.includes(':') ? `[${name}]` : name}:${chosen}`)
    })
  })
}

function listenFault(error: Error, host: string, port: number): string {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `PORT ${port} is in use: stop what uses it, or name another`
  if (code === 'EACCES') return `PORT ${port} may not be opened by this user: name another`
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') return `HOST ${host} is not an address of this machine`
  return messageOf(error)
}

/** Behind a proxy we trust, the address it appended last; whatever stands before that the caller may have invented. */
function addressOf(c: HttpContext, trustProxy: boolean): string | undefined {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || getConnInfo(c).remote.address
}

/** The body of a Request holds copies of the pieces; of an upload of gigabytes so many lie about uncollected that the process grows by 30 MB. */
function uploadOf({ env }: HttpContext): AsyncIterable<Uint8Array> | undefined {
  const incoming: unknown = typeof env === 'object' && env !== null ? Reflect.get(env, 'incoming') : undefined
  // Whoever is refused is still to be answered on the same connection.
  return incoming instanceof IncomingMessage ? incoming.iterator({ destroyOnReturn: false }) : undefined
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => resolve())
    if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(resolve)
  })
}

/** npm runs a script in a shell and stops only the shell: that our parent is gone is then all we are told. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    stop()
  }, PARENT_CHECK_MILLISECONDS)
  look.unref()
}

function requestsUnderWay(server: Server): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>()
  server.on('request', (_, response) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return underWay
}

/** Takes no more, finishes what is under way, and leaves what is not finished in time. A connection that asks for nothing does not hold us up. */
async function drain(server: Server, underWay: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const deadline = Date.now() + DRAIN_MILLISECONDS
  const look = setInterval(() => {
    if (underWay.size === 0 || Date.now() >= deadline) server.closeAllConnections()
  }, DRAIN_CHECK_MILLISECONDS)
  await closed
  clearInterval(look)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

if (import.meta.main) process.exitCode = await runServer(process.env)
