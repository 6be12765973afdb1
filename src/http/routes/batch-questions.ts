// What a regulator asks of a batch: its issuers by rank, the analysis, a random sample, and the case file of an issuer.
import { z } from '@hono/zod-openapi'
import { analysisView } from '../../app/batch/analysis-view.ts'
import { type CaseBill, caseBills } from '../../app/batch/case-file.ts'
import { CASE_POLICY, casePage } from '../../app/batch/case-page.ts'
import { drawSample } from '../../app/batch/draw-sample.ts'
import { rankedIssuers } from '../../app/batch/issuers-view.ts'
import { EVEN_WEIGHTS, type Weights } from '../../app/batch/sample.ts'
import { findEdition } from '../../app/check-invoice.ts'
import { failed } from '../../app/problems.ts'
import { ENGINE } from '../../core/engine.ts'
import { preferredType } from '../accept.ts'
import { answer, languageOf, problem, worded } from '../answer.ts'
import { completedBatch } from '../batch-access.ts'
import { batchAnalysis, batchSample, caseFile, issuerRanks } from '../batch-schemas.ts'
import { issuerQuery, readQuery, sampleQuery } from '../query.ts'
import { jsonOf, problems } from '../responses.ts'
import type { Route } from '../route.ts'
import { reference } from '../schemas.ts'
import { encoded, streamAnswer } from '../stream.ts'
import { BATCH_ID, batchId, OWN } from './batch.ts'

const HTML = 'text/html'
const JSON_TYPE = 'application/json'

export const batchIssuers: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/{id}/issuers',
    operationId: 'rankIssuers',
    tags: ['Batches'],
    summary: 'Who overcharged, and how much',
    security: [{ key: [] }],
    request: { ...batchId, query: issuerQuery },
    responses: { 200: jsonOf(issuerRanks, 'The issuers, ranked.'), ...problems(...OWN, 'invalid-query', 'batch-not-finished') },
  },
  parameters: BATCH_ID,
  handle: (services) => async (c) => {
    const query = readQuery(c, issuerQuery, services.library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const completed = await completedBatch(services, c)
    if (!completed.ok) return problem(c, completed.problem)
    const { by, limit, offset } = query.value
    const all = rankedIssuers(completed.value.batch.id, completed.value.analysis, by)
    return answer(c, 200, JSON.stringify({ total: all.length, issuers: all.slice(offset, offset + limit) }))
  },
}

export const batchAnalysisRoute: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/{id}/analysis',
    operationId: 'analyseBatch',
    tags: ['Batches'],
    summary: 'By finding, item, month and district; largest, near a limit, split, twice',
    security: [{ key: [] }],
    request: batchId,
    responses: { 200: jsonOf(batchAnalysis, 'The analysis.'), ...problems(...OWN, 'batch-not-finished') },
  },
  parameters: BATCH_ID,
  handle: (services) => async (c) => {
    const language = languageOf(c)
    const completed = await completedBatch(services, c)
    if (!completed.ok) return problem(c, completed.problem)
    const { batch, analysis } = completed.value
    const view = analysisView(batch.id, analysis, { regions: services.library.current().regions, language })
    return answer(c, 200, JSON.stringify(view), worded(language))
  },
}

export const batchSampleRoute: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/{id}/sample',
    operationId: 'sampleBatch',
    tags: ['Batches'],
    summary: 'A random sample that can be drawn again (双随机)',
    security: [{ key: [] }],
    request: { ...batchId, query: sampleQuery },
    responses: {
      200: jsonOf(batchSample, 'The sample, and how it was drawn.'),
      ...problems(...OWN, 'invalid-query', 'batch-not-finished'),
    },
  },
  parameters: BATCH_ID,
  handle: (services) => async (c) => {
    const query = readQuery(c, sampleQuery, services.library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const completed = await completedBatch(services, c)
    if (!completed.ok) return problem(c, completed.problem)
    const { seed, size, weights } = query.value
    const { batches, batch } = completed.value
    const sample = await drawSample(batches.blobs, batch.id, { seed, size, weights: weightsOf(weights) })
    return answer(c, 200, JSON.stringify(sample))
  },
}

function weightsOf(text: string | undefined): Weights {
  const stated = (text ?? '').split(',').flatMap((part) => {
    const [verdict = '', weight = ''] = part.split(':')
    return verdict === '' ? [] : [[verdict, Number(weight)]]
  })
  return { ...EVEN_WEIGHTS, ...Object.fromEntries(stated) }
}

export const issuerCase: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/{id}/issuers/{key}/case',
    operationId: 'readCase',
    tags: ['Batches'],
    summary: 'The case file of an issuer',
    description: 'Every violation with its line, arithmetic and articles; as a page to print where `Accept` prefers `text/html`.',
    security: [{ key: [] }],
    request: {
      params: batchId.params.extend({ key: z.string().openapi({ description: 'Key of the issuer; `-` for bills that name none.' }) }),
    },
    responses: {
      200: {
        description: 'The case file.',
        content: { [JSON_TYPE]: { schema: reference(caseFile) }, [HTML]: { schema: { type: 'string' } } },
      },
      ...problems(...OWN, 'batch-not-finished', 'not-acceptable'),
    },
  },
  parameters: BATCH_ID,
  handle: (services) => async (c) => {
    const language = languageOf(c)
    const completed = await completedBatch(services, c)
    if (!completed.ok) return problem(c, completed.problem)
    const { batches, batch, analysis } = completed.value
    const key = c.req.param('key') === '-' ? '' : (c.req.param('key') ?? '')
    const issuer = rankedIssuers(batch.id, analysis, 'excess').find((it) => it.key === key)
    if (issuer === undefined) {
      return problem(c, failed('not-found', { zh: '批次中没有这个收费单位', en: 'The batch has no such issuer' }).problem)
    }
    const type = preferredType(c.req.header('accept'), [JSON_TYPE, HTML])
    if (type === undefined)
      return problem(c, failed('not-acceptable', { zh: `${JSON_TYPE}、${HTML}`, en: `${JSON_TYPE}, ${HTML}` }).problem)
    await services.library.prepare({ edition: batch.edition })
    const edition = findEdition(services.library, batch.edition)
    const digest = edition.ok ? edition.value.digest : ''
    const head = { issuer, batch: batch.id, edition: { number: batch.edition, digest }, engine: ENGINE }
    const bills = caseBills(batches.blobs, batch.id, analysis, key)
    if (type === JSON_TYPE) return streamAnswer(c, JSON_TYPE, encoded(caseJson(head, bills)), { Vary: 'Accept' })
    const extra = { ...worded(language), Vary: 'Accept, Accept-Language', 'Content-Security-Policy': CASE_POLICY }
    return streamAnswer(c, `${HTML}; charset=utf-8`, encoded(casePage(head, bills, language)), extra)
  },
}

async function* caseJson(head: object, bills: AsyncIterable<CaseBill>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"bills":[`
  let separator = ''
  for await (const bill of bills) {
    yield separator + JSON.stringify(bill)
    separator = ','
  }
  yield ']}'
}
