// POST and GET /v1/batches: many invoices in one file, taken in, judged in the background; and the list of one's own.
import type { RouteConfig } from '@hono/zod-openapi'
import type { BatchDesk } from '../../app/batch/batch-desk.ts'
import type { BatchFormat, Earlier } from '../../app/batch/ports.ts'
import { statusView } from '../../app/batch/status-view.ts'
import { type Answer, failed } from '../../app/problems.ts'
import { answer, languageOf, problem, worded } from '../answer.ts'
import { batchAccess } from '../batch-access.ts'
import { batchList, batchStatus } from '../batch-schemas.ts'
import { batchListQuery, batchQuery, readQuery } from '../query.ts'
import { jsonOf, problems } from '../responses.ts'
import type { HttpContext, Route } from '../route.ts'
import { bodyPieces } from '../stream.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const FORMATS: Readonly<Record<string, BatchFormat>> = {
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/csv': 'csv',
  'application/csv': 'csv',
  [XLSX]: 'xlsx',
}
const MAX_KEY = 255
const file = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } as const

const definition: RouteConfig = {
  method: 'post',
  path: '/v1/batches',
  operationId: 'submitBatch',
  tags: ['Batches'],
  summary: 'Hand in many invoices',
  description:
    'NDJSON (one invoice a line), CSV or XLSX (one row a line, in any order: rows of one number and one issuer are one invoice). The body may be packed with gzip. ' +
    'The upload is on disk before 202 is answered: whatever happens afterwards, the batch runs to its end, each row once. It is judged by the edition current when it was accepted. ' +
    'An `Idempotency-Key` makes a retry return the first answer. Needs a key with the scope `batch`.',
  security: [{ key: [] }],
  request: {
    query: batchQuery,
    body: { required: true, content: Object.fromEntries(Object.keys(FORMATS).map((type) => [type, file])) },
  },
  responses: {
    202: { ...jsonOf(batchStatus, 'Taken in; `Location` says where it can be followed.') },
    ...problems(
      'invalid-query',
      'unauthenticated',
      'forbidden',
      'body-too-large',
      'unsupported-media-type',
      'unreadable-document',
      'idempotency-mismatch',
      'rate-limited',
      'unavailable',
    ),
  },
}

export const submitBatch: Route = {
  definition,
  handle: (services) => async (c) => {
    const language = languageOf(c)
    const access = await batchAccess(services, c)
    if (!access.ok) return problem(c, access.problem)
    const { batches, owner } = access.value
    const { number: edition, regions } = services.library.current()
    const query = readQuery(c, batchQuery, regions)
    if (!query.ok) return problem(c, query.problem)
    const format = formatOf(c)
    if (!format.ok) return problem(c, format.problem)
    const key = idempotencyKey(c)
    if (!key.ok) return problem(c, key.problem)
    const { jurisdiction, role, payerKind, callbackUrl } = query.value
    if (callbackUrl !== undefined && !batches.canCall) return problem(c, cannotCall())
    const defaults = { ...(jurisdiction && { jurisdiction }), ...(role && { issuerRole: role }), ...(payerKind && { payerKind }) }
    const body = bodyPieces(c.req.raw, services.uploadOf?.(c))
    const submission = { owner, format: format.value, language, edition, defaults, callbackUrl: callbackUrl ?? null, body }
    const accepted = await batches.desk.accept({ ...submission, idempotencyKey: key.value })
    if (!accepted.ok) return problem(c, accepted.problem)
    const view = statusView(accepted.value, services.surroundings.now(), batches.desk.retentionDays, language)
    return answer(c, 202, JSON.stringify(view), { ...worded(language), Location: `/v1/batches/${accepted.value.id}` })
  },
}

export const listBatches: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches',
    operationId: 'listBatches',
    tags: ['Batches'],
    summary: 'Batches of this key',
    description: 'Newest first; `after` the `id` of the last one leads on, also where several were accepted in one moment.',
    security: [{ key: [] }],
    request: { query: batchListQuery },
    responses: {
      200: jsonOf(batchList, 'The batches.'),
      ...problems('invalid-query', 'unauthenticated', 'forbidden', 'rate-limited', 'unavailable'),
    },
  },
  handle: (services) => async (c) => {
    const language = languageOf(c)
    const access = await batchAccess(services, c)
    if (!access.ok) return problem(c, access.problem)
    const query = readQuery(c, batchListQuery, services.library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const { desk } = access.value.batches
    const { limit, before, after } = query.value
    const earlier = await earlierThan(desk, access.value.owner, before, after)
    if (!earlier.ok) return problem(c, earlier.problem)
    const found = await desk.list(access.value.owner, limit, earlier.value)
    const batches = found.map((batch) => statusView(batch, services.surroundings.now(), desk.retentionDays, language))
    return answer(c, 200, JSON.stringify({ batches }), worded(language))
  },
}

async function earlierThan(
  desk: BatchDesk,
  owner: string,
  before: string | undefined,
  after: string | undefined,
): Promise<Answer<Earlier>> {
  if (after === undefined) return { ok: true, value: before === undefined ? undefined : Date.parse(before) }
  const last = await desk.find(owner, after)
  if (before === undefined && last.ok) return last
  const detail = { zh: '须为本密钥的批次编号，且不与 before 同用', en: 'must be the id of a batch of this key, and stand without before' }
  return failed('invalid-query', { zh: '查询参数有误', en: 'The query has faults' }, [{ pointer: '?after', detail }])
}

function formatOf(c: HttpContext): Answer<BatchFormat> {
  const encoding = (c.req.header('content-encoding') ?? 'identity').toLowerCase()
  const essence = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const format = Object.hasOwn(FORMATS, essence) ? FORMATS[essence] : undefined
  if (format !== undefined && (encoding === 'identity' || encoding === 'gzip')) return { ok: true, value: format }
  const list = Object.keys(FORMATS).join(', ')
  return failed('unsupported-media-type', {
    zh: `请用 Content-Type 说明格式，可接受：${list}；可用 gzip 压缩`,
    en: `Name the format in Content-Type; accepted: ${list}; packed with gzip or not at all`,
  })
}

/** Whatever is printable; a list of them is none. */
function idempotencyKey(c: HttpContext): Answer<string | undefined> {
  const key = c.req.header('idempotency-key')
  if (key === undefined || (key.length <= MAX_KEY && /^[\x21-\x7e]+$/.test(key))) return { ok: true, value: key }
  const detail = { zh: `须为 1 至 ${MAX_KEY} 个可见 ASCII 字符`, en: `must have 1 to ${MAX_KEY} visible ASCII characters` }
  return failed('invalid-query', { zh: '请求头有误', en: 'A header has a fault' }, [{ pointer: 'Idempotency-Key', detail }])
}

function cannotCall() {
  const detail = { zh: '本部署没有设置回调密钥', en: 'this deployment has no secret to sign with' }
  return failed('invalid-query', { zh: '查询参数有误', en: 'The query has faults' }, [{ pointer: '?callbackUrl', detail }]).problem
}
