// POST /v1/readings: a file of any accepted format read into bills, to be looked over and completed before they are checked.
import type { RouteConfig } from '@hono/zod-openapi'
import { readDocument } from '../../app/read-document.ts'
import { answer, languageOf, problem, worded } from '../answer.ts'
import { acceptedType, DOCUMENT_TYPES, JSON_TYPE } from '../body/media-type.ts'
import { readBody } from '../body/read-body.ts'
import { reading } from '../lookup-schemas.ts'
import { readingQuery, readQuery } from '../query.ts'
import { jsonOf, problems } from '../responses.ts'
import type { Route } from '../route.ts'

const file = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } as const

const definition: RouteConfig = {
  method: 'post',
  path: '/v1/readings',
  operationId: 'readDocument',
  tags: ['Checks'],
  summary: 'Read a file into bills',
  description:
    'Nothing is judged and nothing is kept. Each bill comes as `POST /v1/checks` takes it, as far as the file says, with what the invoice has no place for; ' +
    'what the file does not say (`jurisdiction`, `role`, `payerKind`) may be given beside it.',
  request: {
    query: readingQuery,
    body: { required: true, content: Object.fromEntries([JSON_TYPE, ...DOCUMENT_TYPES].map((type) => [type, file])) },
  },
  responses: {
    200: jsonOf(reading, 'The bills of the file, and the rows that could not be read.'),
    ...problems('invalid-query', 'body-too-large', 'unsupported-media-type', 'unreadable-document', 'rate-limited'),
  },
}

export const readings: Route = {
  definition,
  handle: (services) => async (c) => {
    const language = languageOf(c)
    const type = acceptedType({ contentType: c.req.header('content-type'), contentEncoding: c.req.header('content-encoding') })
    if (!type.ok) return problem(c, type.problem)
    const query = readQuery(c, readingQuery, services.library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const body = await readBody(c.req.raw, services.maxBodyBytes)
    if (!body.ok) return problem(c, body.problem)
    const { jurisdiction, role, payerKind } = query.value
    const defaults = { ...(jurisdiction && { jurisdiction }), ...(role && { issuerRole: role }), ...(payerKind && { payerKind }) }
    const read = await readDocument({ bytes: body.value, mediaType: type.value, defaults, language })
    return read.ok ? answer(c, 200, JSON.stringify(read.value), worded(language)) : problem(c, read.problem)
  },
}
