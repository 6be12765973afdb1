// GET /v1/items/{id}: one entry whole, with its dated history.
import { z } from '@hono/zod-openapi'
import { failed } from '../../app/problems.ts'
import { readEntry } from '../../app/read-items.ts'
import { languageOf, problem, published } from '../answer.ts'
import { entryQuery, readQuery, refuseForRules } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'
import { entry } from '../schemas.ts'

const EXAMPLE_ID = 'cn-6505.electricity.non-grid.residential'

export const item: Route = {
  definition: {
    method: 'get',
    path: '/v1/items/{id}',
    operationId: 'readItem',
    tags: ['Catalogues'],
    summary: 'One entry with its history',
    description:
      'Every dated limit with its documents, the days on which the charge had ended, and the reliefs that lower it. Of a charge also its `chain` from the nation to a place ' +
      '(its own, or `jurisdiction`): what stands at each level on a day (`asOf`; without one the newest rows), which limit is the tightest under which circumstances, and who ' +
      'set it; where that cannot be said without facts, which facts. `jurisdiction` and `asOf` are of charges only.',
    request: {
      params: z.object({ id: z.string().openapi({ description: 'Id of the entry.', example: EXAMPLE_ID }) }),
      query: entryQuery,
    },
    responses: publishedAs(entry, 'The entry.', 'not-found'),
  },
  handle:
    ({ library }) =>
    async (c) => {
      const edition = await library.whole()
      const query = readQuery(c, entryQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      const language = languageOf(c)
      const found = readEntry(edition, c.req.param('id') ?? '', language, query.value)
      const refusal = found === undefined || found['type'] === 'item' ? undefined : refuseForRules(query.value)
      if (refusal !== undefined) return problem(c, refusal)
      if (found !== undefined) return published(c, [edition], language, found)
      return problem(
        c,
        failed('not-found', { zh: '没有这个编号的条目；请用 GET /v1/items 查找', en: 'No entry has this id: search with GET /v1/items' })
          .problem,
      )
    },
}
