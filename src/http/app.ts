// Puts the service together: every route of the list, the limits and the counting around them, and an answer for whatever goes astray.
import { OpenAPIHono } from '@hono/zod-openapi'
import { failed } from '../app/problems.ts'
import { answer, problem } from './answer.ts'
import { PREFLIGHT_HEADERS, SECURE_HEADERS } from './headers.ts'
import { methodsAt } from './methods.ts'
import { Metrics } from './metrics.ts'
import { isOfPage, mountPage, PAGE_METHODS } from './page/page.ts'
import { type Allowance, networkOf, RateLimiter } from './rate-limit.ts'
import type { Guard, Handler, HttpContext, HttpDeps, HttpEnv } from './route.ts'
import { ROUTES } from './routes/all.ts'

/** Only what works for its callers is limited; who asks whether we live may always ask. */
const LIMITED = '/v1/'
const NO_ADDRESS = 'unknown'
/** What answers for no address in particular shares one label. */
const NO_PATTERN = 'none'

export function createApp(deps: HttpDeps): OpenAPIHono<HttpEnv> {
  const services = { ...deps, metrics: new Metrics() }
  const app = new OpenAPIHono<HttpEnv>()
  const guarded = around(deps, services.metrics)
  for (const { definition, parameters = {}, handle } of ROUTES) {
    app.openAPIRegistry.registerPath(definition)
    const names = definition.path.replaceAll(/\{(\w+)\}/g, ':$1')
    const path = names.replaceAll(
      /:(\w+)/g,
      (whole, name: string) => whole + (parameters[name] === undefined ? '' : `{${parameters[name]}}`),
    )
    app.on(definition.method, path, guarded(names, handle(services)))
  }
  if (deps.page !== undefined) mountPage(app, deps.page, guarded, astray)
  else
    app.get(
      '/',
      guarded('/', () => new Response(null, { status: 302, headers: { ...SECURE_HEADERS, Location: '/docs' } })),
    )
  app.options('*', guarded(NO_PATTERN, preflight))
  app.notFound(guarded(NO_PATTERN, astray))
  return app
}

/**
 * What happens around every request: the limit by address before it, the counting after it, and an answer where it breaks. Not a middleware: those cost
 * every request more than this does.
 */
function around(deps: HttpDeps, metrics: Metrics): Guard {
  const limiter = deps.rateLimit > 0 ? new RateLimiter(deps.rateLimit, deps.now ?? Date.now) : undefined
  const log = deps.log ?? console.error
  const admitted = async (c: HttpContext, handler: Handler): Promise<Response> => {
    const limited = limiter !== undefined && c.req.method !== 'OPTIONS' && c.req.path.startsWith(LIMITED)
    const allowance = limited ? await allowanceOf(limiter, deps, deps.clientAddress(c) ?? NO_ADDRESS) : undefined
    if (allowance !== undefined) c.set('rateHeaders', allowance.headers)
    if (allowance?.allowed !== false) return await handler(c)
    const detail = { zh: '请稍后再试，见 Retry-After', en: 'Try again after the seconds in Retry-After' }
    return problem(c, failed('rate-limited', detail).problem)
  }
  return (pattern, handler) => async (c) => {
    const started = performance.now()
    let response: Response
    try {
      response = await admitted(c, handler)
    } catch (error) {
      response = internal(error, c, log)
    }
    const code = c.get('problem')
    if (code !== undefined) metrics.countProblem(code)
    metrics.observe(knownMethod(c), pattern, response.status, (performance.now() - started) / 1000)
    return response
  }
}

/** Our own count comes first: it costs nothing and says what is left. */
async function allowanceOf(limiter: RateLimiter, { admits }: HttpDeps, address: string): Promise<Allowance> {
  const allowance = limiter.take(address)
  if (admits === undefined || !allowance.allowed || (await admits(networkOf(address)))) return allowance
  return limiter.refusal()
}

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
