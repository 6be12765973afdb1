// GET /v1/batches/{id}/results: every invoice and rejected row in the order of the file, as NDJSON, CSV or XLSX.
import { z } from '@hono/zod-openapi'
import { findResult } from '../../app/batch/find-result.ts'
import { readPlan } from '../../app/batch/plan-batch.ts'
import { csvResults, resultBytes } from '../../app/batch/read-results.ts'
import { failed } from '../../app/problems.ts'
import { preferredType } from '../accept.ts'
import { answer, languageOf, problem } from '../answer.ts'
import { completedBatch, notFinished, ownBatch } from '../batch-access.ts'
import { batchResult as resultShape } from '../batch-schemas.ts'
import { readQuery, resultQuery } from '../query.ts'
import { jsonOf, problems } from '../responses.ts'
import type { Route } from '../route.ts'
import { reference } from '../schemas.ts'
import { streamAnswer } from '../stream.ts'
import { BATCH_ID, batchId, OWN } from './batch.ts'

const NDJSON = 'application/x-ndjson'
const CSV = 'text/csv'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const OFFERED = [NDJSON, CSV, XLSX] as const
const file = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } as const

export const batchResults: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/{id}/results',
    operationId: 'readBatchResults',
    tags: ['Batches'],
    summary: 'The results, in the order of the file',
    description:
      'NDJSON by default: a report a line, led by the row it begins on, in the order of these rows; a rejected row stands in its place with its row number, place and reason. ' +
      'By `Accept` also CSV, or XLSX with a sheet for each question of a regulator. In both every verdict and finding stands as its code and, in the column behind it, in the words of the language asked for, and text that a spreadsheet would take for a formula is kept from being one.',
    security: [{ key: [] }],
    request: batchId,
    responses: {
      200: {
        description: 'The results.',
        content: { [NDJSON]: { schema: reference(resultShape) }, [CSV]: { schema: { type: 'string' } }, [XLSX]: file },
      },
      ...problems(...OWN, 'batch-not-finished', 'not-acceptable'),
    },
  },
  parameters: BATCH_ID,
  handle: (services) => async (c) => {
    const completed = await completedBatch(services, c)
    if (!completed.ok) return problem(c, completed.problem)
    const { batches, batch, analysis } = completed.value
    const type = preferredType(c.req.header('accept'), OFFERED)
    if (type === undefined) {
      return problem(c, failed('not-acceptable', { zh: `可选：${OFFERED.join('、')}`, en: `Choose of ${OFFERED.join(', ')}` }).problem)
    }
    const stretches = (await readPlan(batches.blobs, batch.id))?.stretches.length ?? 0
    const language = languageOf(c)
    const extra = { Vary: 'Accept, Accept-Language', 'Content-Disposition': `attachment; filename="${batch.id}.${EXTENSIONS[type]}"` }
    if (type === NDJSON) return streamAnswer(c, NDJSON, resultBytes(batches.blobs, batch.id, stretches), extra)
    if (type === CSV) return streamAnswer(c, `${CSV}; charset=utf-8`, csvResults(batches.blobs, batch.id, stretches, language), extra)
    const deps = { regions: services.library.current().regions, language }
    return streamAnswer(c, XLSX, batches.workbook(batches.blobs, batch.id, analysis, stretches, deps), extra)
  },
}

const EXTENSIONS: Readonly<Record<(typeof OFFERED)[number], string>> = { [NDJSON]: 'ndjson', [CSV]: 'csv', [XLSX]: 'xlsx' }

export const batchResult: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/{id}/results/{row}',
    operationId: 'readBatchResult',
    tags: ['Batches'],
    summary: 'One result, by the row its bill begins on',
    description:
      'The line of the results that begins on this row of the file, or the rejected row; found without reading the results before it. ' +
      'Of a workbook `sheet` says which sheet, and must where several have a bill beginning on that row.',
    security: [{ key: [] }],
    request: {
      params: batchId.params.extend({
        row: z.string().openapi({ type: 'integer', minimum: 1, description: 'Row of the file the bill begins on, from 1.' }),
      }),
      query: resultQuery,
    },
    responses: { 200: jsonOf(resultShape, 'The result.'), ...problems(...OWN, 'invalid-query', 'batch-not-finished') },
  },
  parameters: { ...BATCH_ID, row: '[0-9]+' },
  handle: (services) => async (c) => {
    const query = readQuery(c, resultQuery, services.library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const own = await ownBatch(services, c)
    if (!own.ok) return problem(c, own.problem)
    const { batches, batch } = own.value
    if (batch.status !== 'completed') return problem(c, notFinished(batch).problem)
    const plan = await readPlan(batches.blobs, batch.id)
    const place = { row: Number(c.req.param('row')), sheet: query.value.sheet }
    const result = plan === undefined ? undefined : await findResult(batches.blobs, batch.id, plan, place)
    if (result?.found !== undefined) return answer(c, 200, JSON.stringify(result.found))
    if (result === undefined || result.several.length === 0) return problem(c, NO_BILL.problem)
    const sheets = result.several
    const detail = { zh: `请指明工作表：${sheets.join('、')}`, en: `name the sheet: ${sheets.join(', ')}` }
    return problem(
      c,
      failed('invalid-query', { zh: '多个工作表都有从这一行开始的单据', en: 'Several sheets have a bill beginning on this row' }, [
        { pointer: '?sheet', detail },
      ]).problem,
    )
  },
}

const NO_BILL = failed('not-found', { zh: '没有从这一行开始的单据', en: 'No bill begins on this row' })
