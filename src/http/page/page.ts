// Answers the addresses of the page for people: one shell for them all, and its files for good.
import type { OpenAPIHono } from '@hono/zod-openapi'
import { etag } from '../answer.ts'
import { SECURE_HEADERS } from '../headers.ts'
import type { Guard, Handler, HttpContext, HttpEnv } from '../route.ts'
import type { Page, PageFile } from './built.ts'

/** The addresses a person may come in by; what stands at each the page itself decides. */
export const PAGE_PATHS = ['/', '/catalogue', '/items/:id', '/changes', '/publish', '/batches', '/batches/:id', '/keys'] as const
const FILE_PATH = '/assets/:name'
const PATTERNS = [...PAGE_PATHS, FILE_PATH].map((path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`))

/** Scripts, styles and answers from here alone, and nothing inline: what a bill says can never run. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = { ...SECURE_HEADERS, 'Cross-Origin-Resource-Policy': 'same-origin', 'Content-Security-Policy': POLICY }
/** A name stands for its content for good. */
const IMMUTABLE = 'public, max-age=31536000, immutable'

/** Whether an address is the page's, whatever is done there. */
export function isOfPage(path: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(path))
}

export const PAGE_METHODS = 'GET, HEAD, OPTIONS'

/** Answers the page's addresses; they are for browsers that stand on them, so no other origin is let in. */
export function mountPage(app: OpenAPIHono<HttpEnv>, page: Page, guarded: Guard, absent: Handler): void {
  const tag = etag(page.shell)
  const shell = (c: HttpContext): Response => {
    const headers = { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', ETag: tag }
    return c.req.header('if-none-match') === tag ? new Response(null, { status: 304, headers }) : new Response(page.shell, { headers })
  }
  for (const path of PAGE_PATHS) app.get(path, guarded(path, shell))
  const asset: Handler = async (c) => {
    const file = await page.file(c.req.param('name') ?? '')
    return file === undefined ? absent(c) : fileAnswer(c, file)
  }
  app.get(FILE_PATH, guarded(FILE_PATH, asset))
  for (const path of [...PAGE_PATHS, FILE_PATH])
    app.options(
      path,
      guarded(path, () => new Response(null, { status: 204, headers: { ...SECURE_HEADERS, Allow: PAGE_METHODS } })),
    )
}

function fileAnswer(c: HttpContext, file: PageFile): Response {
  const headers = { ...HEADERS, 'Content-Type': file.type, 'Cache-Control': IMMUTABLE, Vary: 'Accept-Encoding' }
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(c.req.header('accept-encoding') ?? '')
  if (file.gzip === undefined || !takesGzip) return new Response(file.bytes, { headers })
  return new Response(file.gzip, { headers: { ...headers, 'Content-Encoding': 'gzip' } })
}
