// POST /v1/checks: one bill, as JSON or as a file of any other accepted format, judged line by line.
import type { RouteConfig, z } from '@hono/zod-openapi'
import { checkDocument } from '../../app/check-document.ts'
import { checkInvoice, prepareFor } from '../../app/check-invoice.ts'
import { type Answer, failed } from '../../app/problems.ts'
import type { Language } from '../../core/assess/outcome.ts'
import { type Report, report } from '../../core/findings/report.ts'
import { invoiceInput } from '../../core/invoice/schema.ts'
import { reportBytes } from '../../core/report-bytes.ts'
import { answer, languageOf, problem, worded } from '../answer.ts'
import { parseJsonBody } from '../body/json-body.ts'
import { acceptedType, DOCUMENT_TYPES, JSON_TYPE } from '../body/media-type.ts'
import { readBody } from '../body/read-body.ts'
import { EXAMPLE_INVOICE } from '../example.ts'
import { checkQuery, readQuery, refuseParameters } from '../query.ts'
import { problems } from '../responses.ts'
import type { Route, Services } from '../route.ts'
import { documentReport, reference } from '../schemas.ts'

const file = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } as const

const definition: RouteConfig = {
  method: 'post',
  path: '/v1/checks',
  operationId: 'checkInvoice',
  tags: ['Checks'],
  summary: 'Check one bill',
  description:
    'Says line by line whether each charge is in a catalogue, in force, due from this issuer and within its limit, how much is too much, and under which article. ' +
    'What a check finds is a report (200), never a problem. The same bill, edition and engine give the same report, byte for byte. ' +
    'A file of another format than JSON does not say where the bill belongs or in what capacity its issuer charges: `jurisdiction`, `role` and `payerKind` do, and only there.',
  request: {
    query: checkQuery,
    body: {
      required: true,
      content: {
        [JSON_TYPE]: { schema: reference(invoiceInput), example: EXAMPLE_INVOICE },
        ...Object.fromEntries(DOCUMENT_TYPES.map((type) => [type, file])),
      },
    },
  },
  responses: {
    200: {
      description: 'The report. For a file it also lists, as `unmapped`, what the invoice has no place for.',
      content: { 'application/json': { schema: { anyOf: [reference(report), reference(documentReport)] } } },
    },
    ...problems(
      'malformed-json',
      'invalid-query',
      'unknown-edition',
      'body-too-large',
      'unsupported-media-type',
      'invalid-invoice',
      'unreadable-document',
      'several-invoices',
      'rate-limited',
    ),
  },
}

/** Bytes of a body of some hundred lines: a longer bill keeps the processor busy by itself, and nobody is to wait for it. */
const SHORT_BODY = 1 << 15

/** The report; on a file also what the invoice has no place for. */
type Checked = Report | z.infer<typeof documentReport>

interface Request {
  readonly bytes: Uint8Array
  readonly language: Language
  readonly edition: number | undefined
}

export const checks: Route = {
  definition,
  handle: (services) => async (c) => {
    const language = languageOf(c)
    const type = acceptedType({ contentType: c.req.header('content-type'), contentEncoding: c.req.header('content-encoding') })
    if (!type.ok) return problem(c, type.problem)
    const query = readQuery(c, checkQuery, services.library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const { edition, jurisdiction, role, payerKind } = query.value
    const isJson = type.value === JSON_TYPE
    const misplaced = (['jurisdiction', 'role', 'payerKind'] as const).filter((name) => query.value[name] !== undefined)
    if (isJson && misplaced.length > 0) return problem(c, refuseParameters(misplaced))
    const body = await readBody(c.req.raw, services.maxBodyBytes)
    if (!body.ok) return problem(c, body.problem)
    if (body.value.byteLength <= SHORT_BODY) await services.together?.()
    const request = { bytes: body.value, language, edition }
    const stated = { ...(jurisdiction && { jurisdiction }), ...(role && { issuerRole: role }), ...(payerKind && { payerKind }) }
    const checked = isJson ? await checkJson(services, request) : await checkFile(services, request, type.value, stated)
    if (!checked.ok) return problem(c, checked.problem)
    services.metrics.countReport(checked.value)
    const written = 'unmapped' in checked.value ? JSON.stringify(checked.value) : reportBytes(checked.value)
    return answer(c, 200, written, worded(language))
  },
}

async function checkJson({ library }: Services, { bytes, language, edition }: Request): Promise<Answer<Report>> {
  const body = parseJsonBody(bytes)
  if (!body.ok) return body
  const { value, faults } = body.value
  const judgedBy = await prepareFor(library, value, edition)
  const checked = checkInvoice(library, { body: value, language, edition: judgedBy })
  if (faults.length === 0 || (!checked.ok && checked.problem.code !== 'invalid-invoice')) return checked
  const pointers = new Set(faults.map((fault) => fault.pointer))
  const others = checked.ok ? [] : checked.problem.errors.filter((fault) => !pointers.has(fault.pointer))
  const all = [...faults, ...others]
  return failed('invalid-invoice', { zh: `单据有 ${all.length} 处不符合要求`, en: `The invoice has ${all.length} fault(s)` }, all)
}

async function checkFile(
  { library }: Services,
  { bytes, language, edition }: Request,
  mediaType: string,
  defaults: Readonly<Record<string, string>>,
): Promise<Answer<Checked>> {
  const document = await checkDocument(library, { bytes, mediaType, defaults, language, edition })
  if (!document.ok) return document
  const [bill, ...others] = document.value.bills
  if (bill === undefined) return failed('unreadable-document', { zh: '文件中没有单据', en: 'The document holds no bill' })
  if (others.length > 0) {
    const count = others.length + 1
    return failed('several-invoices', { zh: `文件中有 ${count} 张单据`, en: `The document holds ${count} bills` })
  }
  return bill.answer.ok
    ? {
        ok: true,
        value: { ...bill.answer.value, unmapped: bill.unmapped.map(({ place, detail }) => ({ place, detail: detail[language] })) },
      }
    : bill.answer
}
