// The service as the tests ask it: over the real catalogues, with a clock and a log of the test's own.
import { readFileSync } from 'node:fs'
import { installBuiltIn } from '../../src/app/install-built-in.ts'
import { Library } from '../../src/app/library.ts'
import type { NamedBill } from '../../src/app/replay.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { createApp } from '../../src/http/app.ts'
import { EXAMPLE_INVOICE } from '../../src/http/example.ts'
import type { HttpDeps } from '../../src/http/route.ts'
import { edition } from '../built-in.ts'
import { freshStore } from './fresh-store.ts'

export { edition }
export const library = new Library([edition])
export const store = await freshStore()
await installBuiltIn(store, { texts: edition.digest, read: () => edition }, SURROUNDINGS)
export const openapi = readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8')
const examples: readonly NamedBill[] = [{ name: 'home', body: EXAMPLE_INVOICE }]
export const MAX_BODY = 200_000

export function service(deps: Partial<HttpDeps> = {}) {
  return createApp({
    library,
    store,
    surroundings: SURROUNDINGS,
    openapi,
    examples: async () => examples,
    maxBodyBytes: MAX_BODY,
    rateLimit: 0,
    clientAddress: (c) => c.req.header('x-test-address'),
    ready: async () => true,
    log: () => {},
    ...deps,
  })
}

export type Service = ReturnType<typeof service>
type Headers = Readonly<Record<string, string>>
type Body = string | Uint8Array<ArrayBuffer> | ReadableStream

export const invoice = EXAMPLE_INVOICE
export const [line] = EXAMPLE_INVOICE.lines

/** The example bill with its only line changed. */
export function withLine(changes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...invoice, total: undefined, lines: [{ ...line, ...changes }] })
}

export function post(app: Service, body: Body, headers: Headers = {}, query = ''): Promise<Response> {
  const stream = body instanceof ReadableStream ? { duplex: 'half' as const } : {}
  const sent = { 'content-type': 'application/json', ...headers }
  return Promise.resolve(app.request(`/v1/checks${query}`, { method: 'POST', body, headers: sent, ...stream }))
}

/** The body, whatever its shape. */
export async function bodyOf(response: Response) {
  return JSON.parse(await response.text())
}

/** What a problem says, short enough to compare: status, code and the pointers of its errors. */
export async function problemOf(response: Response): Promise<[number, string, string[]]> {
  const { type, errors = [] }: { type: string; errors?: { pointer: string }[] } = await bodyOf(response)
  return [response.status, type, errors.map(({ pointer }) => pointer)]
}
