// GET /v1/batches/{id}/results: every invoice and rejected row in the order of the file, as NDJSON, CSV or XLSX.
import { readPlan } from '../../app/batch/plan-batch.ts'
import { csvResults, resultBytes } from '../../app/batch/read-results.ts'
import { failed } from '../../app/problems.ts'
import { preferredType } from '../accept.ts'
import { languageOf, problem } from '../answer.ts'
import { completedBatch } from '../batch-access.ts'
import { batchResult } from '../batch-schemas.ts'
import { problems } from '../responses.ts'
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
      'NDJSON by default: a report a line, led by the row it begins on; a rejected row stands in its place with its row number, place and reason. ' +
      'By `Accept` also CSV, or XLSX with a sheet for each question of a regulator. In both, text that a spreadsheet would take for a formula is kept from being one.',
    security: [{ key: [] }],
    request: batchId,
    responses: {
      200: {
        description: 'The results.',
        content: { [NDJSON]: { schema: reference(batchResult) }, [CSV]: { schema: { type: 'string' } }, [XLSX]: file },
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
