// GET /v1/regions: places by name or code, for those who know where they are and not what its code is.
import { searchRegions } from '../../app/read-regions.ts'
import { languageOf, problem, published } from '../answer.ts'
import { regionList } from '../lookup-schemas.ts'
import { readQuery, regionQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'

export const regions: Route = {
  definition: {
    method: 'get',
    path: '/v1/regions',
    operationId: 'searchRegions',
    tags: ['Catalogues'],
    summary: 'Search the places',
    description: 'A piece of a name, pieces parted by spaces, or a GB/T 2260 code. Each place says which levels have rules of their own.',
    request: { query: regionQuery },
    responses: publishedAs(regionList, 'The likest places, and how many there are in all.'),
  },
  handle:
    ({ library }) =>
    (c) => {
      const edition = library.current()
      const query = readQuery(c, regionQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      return published(c, [edition], languageOf(c), searchRegions(edition, query.value))
    },
}
