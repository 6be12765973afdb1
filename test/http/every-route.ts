// Every route of the service with an address at which it answers, so that what holds everywhere is asked everywhere.
import { ROUTES } from '../../src/http/routes/all.ts'

export type Method = 'get' | 'post' | 'put' | 'delete'

export interface Address {
  /** As the routes write it. */
  readonly pattern: string
  readonly path: string
  readonly method: Method
  /** All methods the path takes. */
  readonly methods: readonly Method[]
  /** Or a part of the service that tests without one leave out. */
  readonly needsKey: boolean
}

const PARAMETERS: Readonly<Record<string, string>> = {
  id: 'cn-6505.electricity.non-grid.residential',
  n: '1',
  a: '1',
  b: '1',
  kind: 'deposit',
  code: 'not-found',
  key: '-',
  row: '1',
  series: 'cn-65.electricity.ic.flat',
}
const BATCH = '0123456789abcdef01234567'
const METHODS: readonly string[] = ['get', 'post', 'put', 'delete']
const isMethod = (method: string): method is Method => METHODS.includes(method)

const methodsOf = (path: string) =>
  ROUTES.map(({ definition }) => definition)
    .filter((it) => it.path === path)
    .map(({ method }) => method)

export const EVERY_ROUTE: readonly Address[] = ROUTES.map(({ definition: { method, path, security } }) => {
  if (!isMethod(method)) throw new Error(`say here how ${method} ${path} is asked`)
  const given = path.startsWith('/v1/batches/') ? { ...PARAMETERS, id: BATCH } : PARAMETERS
  const asked = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '')
  const needsKey = security !== undefined || path.startsWith('/v1/batches/template')
  return { pattern: path, path: asked, method, methods: methodsOf(path).filter(isMethod), needsKey }
})
/** What anyone may read. */
export const READ_BY_GET = EVERY_ROUTE.filter(({ method, needsKey }) => method === 'get' && !needsKey).map(({ path }) => path)
/** What an edition publishes: in two languages and with a tag. */
export const PUBLISHED = READ_BY_GET.filter((path) => path.startsWith('/v1/'))
