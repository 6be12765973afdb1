// Requests that need a key and carry JSON: who asks and what for, or the problem to answer with.
import { authorise } from '../../app/keys.ts'
import type { ApiScope, KeyRecord } from '../../app/ports.ts'
import { type Answer, failed } from '../../app/problems.ts'
import type { HttpContext, Services } from '../route.ts'
import { parseJsonBody } from './json-body.ts'
import { acceptedType, JSON_TYPE } from './media-type.ts'
import { readBody } from './read-body.ts'

/** How a caller shows that he may try: RFC 6750. */
export const CHALLENGE = { 'WWW-Authenticate': 'Bearer' }

export function keyOf({ store, surroundings }: Services, c: HttpContext, scope: ApiScope): Promise<Answer<KeyRecord>> {
  return authorise(store, surroundings, c.req.header('authorization'), scope)
}

export async function readJsonRequest({ maxBodyBytes }: Services, c: HttpContext): Promise<Answer<unknown>> {
  const type = acceptedType({ contentType: c.req.header('content-type'), contentEncoding: c.req.header('content-encoding') })
  if (!type.ok) return type
  if (type.value !== JSON_TYPE)
    return failed('unsupported-media-type', { zh: '此处只接受 application/json', en: 'This takes application/json only' })
  const bytes = await readBody(c.req.raw, maxBodyBytes)
  if (!bytes.ok) return bytes
  const body = parseJsonBody(bytes.value)
  if (!body.ok) return body
  const { value, faults } = body.value
  if (faults.length === 0) return { ok: true, value }
  return failed('malformed-json', { zh: `请求体有 ${faults.length} 处不符合要求`, en: `The body has ${faults.length} fault(s)` }, faults)
}
