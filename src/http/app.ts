// Puts the service together: every route of the list, the limits and the counting around them, and an answer for whatever goes astray.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { failed } from '../app/problems.ts'
import { answer, problem } from './answer.ts'
import { PREFLIGHT_HEADERS, SECURE_HEADERS } from './headers.ts'
import { methodsAt } from './methods.ts'
import { Metrics } from './metrics.ts'
import { isOfPage, mountPage, PAGE_METHODS } from './page/page.ts'
import { type Allowance, networkOf, RateLimiter } from './rate-limit.ts'
import type { HttpContext, HttpDeps, HttpEnv } from './route.ts'
import { ROUTES } from './routes/all.ts'

/** Only what works for its callers is limited; who asks whether we live may always ask. */
const LIMITED = '/v1/'
const NO_ADDRESS = 'unknown'

export function createApp(deps: HttpDeps): OpenAPIHono<HttpEnv> {
  const services = { ...deps, metrics: new Metrics() }
  const app = new OpenAPIHono<HttpEnv>()
  app.use(around(deps, services.metrics))
  for (const { definition, parameters = {}, handle } of ROUTES) {
    app.openAPIRegistry.registerPath(definition)
    app.on(
      definition.method,
      definition.path.replaceAll(
        /\{(\w+)\}/g,
        (_, name: string) => `:${name}${parameters[name] === undefined ? '' : `{${parameters[name]}}`}`,
      ),
      handle(services),
    )
  }
  if (deps.page !== undefined) mountPage(app, deps.page)
  else app.get('/', () => new Response(null, { status: 302, headers: { ...SECURE_HEADERS, Location: '/docs' } }))
  app.options('*', preflight)
  app.notFound((c) => astray(c))
  app.onError((error, c) => internal(error, c, deps.log ?? console.error))
  return app
}

/** What happens around every request: the limit by address before it, the counting after it. */
function around(deps: HttpDeps, metrics: Metrics): MiddlewareHandler<HttpEnv> {
  const limiter = deps.rateLimit > 0 ? new RateLimiter(deps.rateLimit, deps.now ?? Date.now) : undefined
  return async (c, next) => {
    const started = performance.now()
    const limited = limiter !== undefined && c.req.method !== 'OPTIONS' && c.req.path.startsWith(LIMITED)
    const allowance = limited ? await allowanceOf(limiter, deps, deps.clientAddress(c) ?? NO_ADDRESS) : undefined
    if (allowance !== undefined) c.set('rateHeaders', allowance.headers)
    if (allowance?.allowed === false)
      c.res = problem(
        c,
        failed('rate-limited', { zh: '请稍后再试，见 Retry-After', en: 'Try again after the seconds in Retry-After' }).problem,
      )
    else await next()
    const code = c.get('problem')
    if (code !== undefined) metrics.countProblem(code)
    metrics.observe(knownMethod(c), patternOf(c), c.res.status, (performance.now() - started) / 1000)
  }
}

/** Our own count comes first: it costs nothing and says what is left. */
async function allowanceOf(limiter: RateLimiter, { admits }: HttpDeps, address: string): Promise<Allowance> {
  const allowance = limiter.take(address)
  if (admits === undefined || !allowance.allowed || (await admits(networkOf(address)))) return allowance
  return limiter.refusal()
}

/** The pattern that answered; whatever has none shares one label. */
function patternOf(c: HttpContext): string {
  const path = matchedRoutes(c).at(-1)?.path ?? '*'
  let pattern = patterns.get(path)
  if (pattern === undefined) {
    const named = path.replaceAll(/\{[^}]*\}/g, '')
    pattern = named.includes('*') ? 'none' : named
    patterns.set(path, pattern)
  }
  return pattern
}

/** By the path of a route as the router has it, of which there are as many as routes. */
const patterns = new Map<string, string>()

const METHODS = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'])

function knownMethod(c: HttpContext): string {
  return METHODS.has(c.req.method) ? c.req.method : 'other'
}

function preflight(c: HttpContext): Response {
  const methods = methodsAt(c.req.path).join(', ')
  if (methods === '') return astray(c)
  return answer(c, 204, null, { ...PREFLIGHT_HEADERS, 'Access-Control-Allow-Methods': methods, Allow: methods })
}

function astray(c: HttpContext): Response {
  const methods = methodsAt(c.req.path)
  const misused = c.req.method !== 'GET' && c.req.method !== 'HEAD' && isOfPage(c.req.path)
  if (methods.length === 0 && !misused)
    return problem(c, failed('not-found', { zh: '没有这个地址，见 /docs', en: 'Nothing is at this address: see /docs' }).problem)
  const allow = misused ? PAGE_METHODS : methods.join(', ')
  const detail = { zh: `这个地址可用：${allow}`, en: `This address takes: ${allow}` }
  return problem(c, failed('method-not-allowed', detail).problem, { Allow: allow })
}

/** Nothing of the error leaves the house: the caller gets a name for the occurrence, the log gets the rest. */
function internal(error: unknown, c: HttpContext, log: (line: string) => void): Response {
  const request = `urn:uuid:${crypto.randomUUID()}`
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  log(JSON.stringify({ level: 'error', request, method: c.req.method, path: c.req.path, error: { name, message, stack } }))
  return problem(
    c,
    failed('internal', { zh: '已记录，请告知我们 instance', en: 'It was logged: tell us the instance' }).problem,
    {},
    request,
  )
}
