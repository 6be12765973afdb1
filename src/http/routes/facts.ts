// GET /v1/facts: the vocabulary of facts, in both languages.
import { listFacts } from '../../app/read-catalogues.ts'
import { languageOf, problem, published } from '../answer.ts'
import { noQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'
import { factList } from '../schemas.ts'

export const facts: Route = {
  definition: {
    method: 'get',
    path: '/v1/facts',
    operationId: 'listFacts',
    tags: ['Catalogues'],
    summary: 'The vocabulary of facts',
    description: 'The circumstances a rule may ask about: name, type, allowed values and the question in Chinese and English.',
    responses: publishedAs(factList, 'Every fact.'),
  },
  handle:
    ({ library }) =>
    (c) => {
      const edition = library.current()
      const query = readQuery(c, noQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      return published(c, [edition], languageOf(c), { facts: listFacts(edition) })
    },
}
