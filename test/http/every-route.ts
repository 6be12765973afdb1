// Every route of the service with an address at which it answers, so that what holds everywhere is asked everywhere.
import { ROUTES } from '../../src/http/routes/all.ts'

export interface Address {
  /** As the routes write it. */
  readonly pattern: string
  readonly path: string
  readonly method: 'get' | 'post'
}

const PARAMETERS: Readonly<Record<string, string>> = {
  id: 'cn-6505.electricity.non-grid.residential',
  n: '1',
  a: '1',
  b: '1',
  kind: 'deposit',
  code: 'not-found',
}

export const EVERY_ROUTE: readonly Address[] = ROUTES.map(({ definition: { method, path } }) => {
  if (method !== 'get' && method !== 'post') throw new Error(`say here how ${method} ${path} is asked`)
  return { pattern: path, path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => PARAMETERS[name] ?? ''), method }
})
export const READ_BY_GET = EVERY_ROUTE.filter(({ method }) => method === 'get').map(({ path }) => path)
/** What an edition publishes: in two languages and with a tag. */
export const PUBLISHED = READ_BY_GET.filter((path) => path.startsWith('/v1/'))
