// GET and PUT /v1/reference-prices/{series}: the published prices of a series, and rows added to it.
import { z } from '@hono/zod-openapi'
import { failed } from '../../app/problems.ts'
import { addPrices, newPrices, readSeries } from '../../app/publish/reference-prices.ts'
import { answer, languageOf, problem, published, worded } from '../answer.ts'
import { CHALLENGE, keyOf, readJsonRequest } from '../body/keyed-json.ts'
import { referencePrices } from '../edition-schemas.ts'
import { editionQuery, noQuery, readQuery } from '../query.ts'
import { jsonOf, problems, publishedAs } from '../responses.ts'
import type { HttpContext, Route, Services } from '../route.ts'
import { reference } from '../schemas.ts'
import { editionTag } from './editions.ts'
import { meantBy } from './publish.ts'

const params = z.object({ series: z.string().openapi({ description: 'Id of the series.', example: 'cn-65.electricity.ic.flat' }) })
const NO_SERIES = failed('not-found', { zh: '没有这个参考价格序列', en: 'There is no such reference series' }).problem

export const readPrices: Route = {
  definition: {
    method: 'get',
    path: '/v1/reference-prices/{series}',
    operationId: 'readReferencePrices',
    tags: ['Catalogues'],
    summary: 'The prices of a reference series',
    description:
      'Every row in the order it was published, with the edition that brought it. Of the rows that cover a day the one that took effect latest decides, ' +
      'of those the one published latest. A month without a row is missing, never assumed. `edition` shows what was known then.',
    request: { params, query: editionQuery },
    responses: publishedAs(referencePrices, 'The series.', 'not-found', 'unknown-edition'),
  },
  handle: (services) => async (c) => {
    const { library, store } = services
    const query = readQuery(c, editionQuery, library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    await library.prepare({ edition: query.value.edition })
    const head = query.value.edition === undefined ? library.current() : library.edition(query.value.edition)
    if (head === undefined)
      return problem(
        c,
        failed('unknown-edition', { zh: '没有发布过这个版本', en: 'No edition with this number has been published' }).problem,
      )
    const id = c.req.param('series') ?? ''
    const series = readSeries(head, id, await store.prices(id))
    return series === undefined ? problem(c, NO_SERIES) : published(c, [head], languageOf(c), series)
  },
}

export const addReferencePrices: Route = {
  definition: {
    method: 'put',
    path: '/v1/reference-prices/{series}',
    operationId: 'addReferencePrices',
    tags: ['Catalogues'],
    summary: 'Add prices to a reference series',
    description:
      'Rows are only ever added: to correct a price add a row for the same days with its own day of publication. They are published as the next edition, so that a ' +
      'check by an earlier one sees what was known then. Needs a key with the scope `publish`; `If-Match` as for publishing.',
    security: [{ key: [] }],
    request: { params, body: { required: true, content: { 'application/json': { schema: reference(newPrices) } } } },
    responses: {
      201: jsonOf(referencePrices, 'The series with the new rows.'),
      ...problems(
        'malformed-json',
        'invalid-query',
        'unauthenticated',
        'forbidden',
        'not-found',
        'nothing-to-publish',
        'edition-conflict',
        'edition-changed',
        'body-too-large',
        'unsupported-media-type',
        'invalid-edition',
        'unreadable-document',
        'rate-limited',
      ),
    },
  },
  handle: (services) => (c) => add(services, c),
}

async function add(services: Services, c: HttpContext): Promise<Response> {
  const key = await keyOf(services, c, 'publish')
  if (!key.ok) return problem(c, key.problem, key.problem.code === 'unauthenticated' ? CHALLENGE : {})
  const query = readQuery(c, noQuery, services.library.current().regions)
  if (!query.ok) return problem(c, query.problem)
  const body = await readJsonRequest(services, c)
  if (!body.ok) return problem(c, body.problem)
  const id = c.req.param('series') ?? ''
  const done = await addPrices(services, { series: id, body: body.value, actor: key.value.id, meant: meantBy(c) })
  if (!done.ok) return problem(c, done.problem)
  const { edition, record } = done.value
  const series = readSeries(edition, id, await services.store.prices(id))
  const language = languageOf(c)
  const headers = { ...worded(language), Location: `/v1/reference-prices/${id}`, ETag: editionTag(record, language) }
  return answer(c, 201, JSON.stringify(series), headers)
}
