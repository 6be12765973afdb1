// GET /v1/editions/{a}/diff/{b}: what changed from one edition to another, field by field.
import { z } from '@hono/zod-openapi'
import { diffEditions } from '../../app/diff-editions.ts'
import { failed } from '../../app/problems.ts'
import { languageOf, problem, published } from '../answer.ts'
import { editionDiff as shape } from '../diff-schemas.ts'
import { diffQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'

const NUMBER = /^[1-9]\d{0,8}$/
const number = (description: string) => z.string().openapi({ type: 'integer', minimum: 1, description, example: 1 })

export const editionDiff: Route = {
  definition: {
    method: 'get',
    path: '/v1/editions/{a}/diff/{b}',
    operationId: 'diffEditions',
    tags: ['Editions'],
    summary: 'What changed between two editions',
    description:
      'Entries added, ended, removed and changed, catalogues, documents and vocabularies, field by field; either may be the newer one. ' +
      '`view=page` gives the same by place and kind, with labels and values in words. On Cloudflare Workers, where memory is short, editions that differ in more than 5,000 entries are refused.',
    request: {
      params: z.object({ a: number('The edition to start from.'), b: number('The edition to arrive at.') }),
      query: diffQuery,
    },
    responses: publishedAs(shape, 'The difference.', 'not-found', 'unknown-edition', 'too-many-differences'),
  },
  handle: (services) => async (c) => {
    const { library } = services
    const query = readQuery(c, diffQuery, library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const [a = '', b = ''] = [c.req.param('a'), c.req.param('b')]
    if (!NUMBER.test(a) || !NUMBER.test(b)) {
      return problem(c, failed('not-found', { zh: '版本号是正整数', en: 'The number of an edition is a whole number from 1' }).problem)
    }
    const language = languageOf(c)
    const diffed = await diffEditions(services, { before: Number(a), after: Number(b), view: query.value.view, language })
    if (!diffed.ok) return problem(c, diffed.problem)
    const [before, after] = diffed.value.editions.map(({ number: n, digest }) => ({ number: n, digest }))
    return published(c, diffed.value.editions, language, { before, after, ...diffed.value.difference })
  },
}
