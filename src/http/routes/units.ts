// GET /v1/units: the units that prices are per, with the ways bills write them.
import { listUnits } from '../../app/read-catalogues.ts'
import { languageOf, problem, published } from '../answer.ts'
import { unitList } from '../lookup-schemas.ts'
import { noQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'

export const units: Route = {
  definition: {
    method: 'get',
    path: '/v1/units',
    operationId: 'listUnits',
    tags: ['Catalogues'],
    summary: 'The units',
    description: 'What prices are per and how bills write it. Units of one dimension convert into each other.',
    responses: publishedAs(unitList, 'Every unit.'),
  },
  handle:
    ({ library }) =>
    (c) => {
      const edition = library.current()
      const query = readQuery(c, noQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      return published(c, [edition], languageOf(c), { units: listUnits(edition) })
    },
}
