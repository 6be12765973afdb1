// GET /v1/catalogues: which catalogues there are, and how complete each is.
import { listCatalogues } from '../../app/read-catalogues.ts'
import { languageOf, problem, published } from '../answer.ts'
import { catalogueQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'
import { catalogueList } from '../schemas.ts'

export const catalogues: Route = {
  definition: {
    method: 'get',
    path: '/v1/catalogues',
    operationId: 'listCatalogues',
    tags: ['Catalogues'],
    summary: 'The catalogues',
    description:
      'A jurisdiction is reached by its own catalogues and by those of all it lies in. A catalogue that is partial says what is missing.',
    request: { query: catalogueQuery },
    responses: publishedAs(catalogueList, 'The catalogues that pass the filter.'),
  },
  handle:
    ({ library }) =>
    async (c) => {
      const edition = await library.whole()
      const query = readQuery(c, catalogueQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      const language = languageOf(c)
      return published(c, [edition], language, { catalogues: listCatalogues(edition, query.value, language) })
    },
}
