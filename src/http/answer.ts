// Writes the answers: JSON in the caller's language, what an edition publishes with its ETag, and our own failures as RFC 9457 problems.

import { PROBLEMS, type Problem, type ProblemCode } from '../app/problems.ts'
import type { Language } from '../core/assess/outcome.ts'
import { digestOf, type EditionHead } from '../core/catalogue/edition.ts'
import { ENGINE } from '../core/engine.ts'
import { JsonBytes } from '../core/values/json-bytes.ts'
import { CORS_HEADERS, NOT_STORED, REVALIDATED, SECURE_HEADERS } from './headers.ts'
import { LANGUAGE_TAGS, preferredLanguage } from './language.ts'
import type { HttpContext } from './route.ts'

type Extra = Readonly<Record<string, string>>
const TAG_LENGTH = 32

const ANSWER_HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': NOT_STORED, ...CORS_HEADERS, ...SECURE_HEADERS }

export function languageOf(c: HttpContext): Language {
  return preferredLanguage(c.req.header('accept-language'))
}

const utf8 = new TextEncoder()
const scratch = new JsonBytes()
/** Characters of an answer that is worth a place in room made before. */
const SHORT = 1 << 15

function encoded(text: string): Uint8Array<ArrayBuffer> {
  if (text.length > SHORT) return utf8.encode(text)
  scratch.clear()
  scratch.text(text)
  return scratch.take()
}

/** One answer with its body encoded at once: text with Chinese in it goes out much more slowly when the socket has to encode it. */
export function answer(c: HttpContext, status: number, body: string | Uint8Array<ArrayBuffer> | null, extra: Extra = {}): Response {
  return new Response(typeof body === 'string' ? encoded(body) : body, {
    status,
    headers: { ...ANSWER_HEADERS, ...c.get('rateHeaders'), ...extra },
  })
}

export function worded(language: Language): Extra {
  return { 'Content-Language': LANGUAGE_TAGS[language], Vary: 'Accept-Language' }
}

/** What editions publish: the same editions, engine, language and address give the same bytes, so the tag needs no body. */
export function published(c: HttpContext, editions: readonly Tagged[], language: Language, body: unknown, extra: Extra = {}): Response {
  return tagged(c, editionTag(c, editions, language), () => JSON.stringify(body), { ...worded(language), ...extra })
}

type Tagged = Pick<EditionHead, 'number' | 'digest'>

/** Equal tags, equal bytes: the media type is named where an address answers in several. */
export function editionTag(c: HttpContext, editions: readonly Tagged[], language: Language, mediaType = ''): string {
  const { url } = c.req
  const target = url.slice(url.indexOf('/', url.indexOf('//') + 2))
  const content = editions.map(({ number, digest }) => `${number} ${digest}`).join('\n')
  return etag(`${ENGINE}\n${content}\n${language}\n${target}${mediaType}`)
}

/** An answer that is the same until its tag changes. */
export function tagged(c: HttpContext, tag: string, body: () => string, extra: Extra): Response {
  const headers = { ...extra, ETag: tag, 'Cache-Control': REVALIDATED }
  return known(c.req.header('if-none-match'), tag) ? answer(c, 304, null, headers) : answer(c, 200, body(), headers)
}

export function etag(content: string): string {
  const start = 'sha256:'.length
  return `"${digestOf(content).slice(start, start + TAG_LENGTH)}"`
}

/** RFC 9110: tags are compared weakly here, so that a cache that weakened ours still finds it. */
function known(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((it) => it.trim() === '*' || it.trim().replace(/^W\//, '') === tag)
}

/** `instance` names the occurrence where the log has more to say about it. */
export function problem(c: HttpContext, failure: Problem, extra: Extra = {}, instance?: string): Response {
  const language = languageOf(c)
  const { code, detail, errors } = failure
  c.set('problem', code)
  const body = {
    ...problemHead(code, language),
    detail: detail[language],
    ...(instance && { instance }),
    ...(errors.length > 0 ? { errors: errors.map((fault) => ({ pointer: fault.pointer, detail: fault.detail[language] })) } : {}),
  }
  const headers = { ...worded(language), 'Content-Type': 'application/problem+json', ...extra }
  return answer(c, PROBLEMS[code].status, JSON.stringify(body), headers)
}

export function problemHead(code: ProblemCode, language: Language): { type: string; title: string; status: number } {
  const { status, title } = PROBLEMS[code]
  return { type: `/problems/${code}`, title: title[language], status }
}
