// GET /v1/items/{id}/source: one entry as its catalogue states it, for those who prepare a change set.
import { z } from '@hono/zod-openapi'
import { failed } from '../../app/problems.ts'
import { readSource } from '../../app/read-source.ts'
import { languageOf, problem, published } from '../answer.ts'
import { noQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'
import { entrySource } from '../source-schema.ts'

export const itemSource: Route = {
  definition: {
    method: 'get',
    path: '/v1/items/{id}/source',
    operationId: 'readItemSource',
    tags: ['Catalogues'],
    summary: 'One entry as its catalogue states it',
    description:
      'What `change` of a change set changes: the members of the entry as they were published, nothing filled in from documents or defaults, and the documents it cites.',
    request: {
      params: z.object({
        id: z.string().openapi({ description: 'Id of the entry.', example: 'cn-6505.electricity.non-grid.residential' }),
      }),
    },
    responses: publishedAs(entrySource, 'The entry as it stands in its catalogue.', 'not-found'),
  },
  handle:
    ({ library }) =>
    async (c) => {
      const edition = await library.whole()
      const query = readQuery(c, noQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      const found = readSource(edition, c.req.param('id') ?? '')
      if (found !== undefined) return published(c, [edition], languageOf(c), found)
      const detail = { zh: '没有这个编号的条目；请用 GET /v1/items 查找', en: 'No entry has this id: search with GET /v1/items' }
      return problem(c, failed('not-found', detail).problem)
    },
}
