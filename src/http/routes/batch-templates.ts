// GET /v1/batches/template.xlsx and .csv: a table to fill in, with an example row and the facts.
import { failed } from '../../app/problems.ts'
import { answer, problem } from '../answer.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { problems } from '../responses.ts'
import type { Route } from '../route.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const absent = () => failed('unavailable', { zh: '此处不受理批次', en: 'Batches are not taken here' }).problem

export const templateXlsxRoute: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/template.xlsx',
    operationId: 'readXlsxTemplate',
    tags: ['Batches'],
    summary: 'A workbook to fill in',
    description: 'One row a line; drop-downs for roles, kinds of payer and facts that have a list of answers.',
    responses: {
      200: {
        description: 'The workbook.',
        content: { [XLSX]: { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } },
      },
      ...problems('rate-limited', 'unavailable'),
    },
  },
  handle:
    ({ batches, library }) =>
    async (c) => {
      if (batches === undefined) return problem(c, absent())
      const bytes = await batches.templateXlsx(library.current().vocabulary)
      const headers = { ...SECURE_HEADERS, 'Content-Type': XLSX, 'Content-Disposition': 'attachment; filename="qingdan-template.xlsx"' }
      return new Response(new Uint8Array(bytes), { headers: { ...headers, ...c.get('rateHeaders') } })
    },
}

export const templateCsvRoute: Route = {
  definition: {
    method: 'get',
    path: '/v1/batches/template.csv',
    operationId: 'readCsvTemplate',
    tags: ['Batches'],
    summary: 'A CSV file to fill in',
    responses: {
      200: { description: 'The file.', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...problems('rate-limited', 'unavailable'),
    },
  },
  handle:
    ({ batches, library }) =>
    (c) => {
      if (batches === undefined) return problem(c, absent())
      const extra = { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="qingdan-template.csv"' }
      return answer(c, 200, batches.templateCsv(library.current().vocabulary), extra)
    },
}
