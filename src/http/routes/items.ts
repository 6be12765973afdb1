// GET /v1/items: entries of the catalogues by name, kind, place and day.
import { searchEntries } from '../../app/read-items.ts'
import { languageOf, problem, published } from '../answer.ts'
import { pageLinks } from '../page-links.ts'
import { itemQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'
import { entryList } from '../schemas.ts'

export const items: Route = {
  definition: {
    method: 'get',
    path: '/v1/items',
    operationId: 'searchItems',
    tags: ['Catalogues'],
    summary: 'Search the entries',
    description:
      'Charges, prohibitions and reliefs. A query is matched as a check matches the lines of a bill; a piece of a name finds it too.',
    request: { query: itemQuery },
    responses: publishedAs(entryList, 'One page, and how many there are in all; `Link` leads to the next and the one before.'),
  },
  handle:
    ({ library }) =>
    async (c) => {
      const edition = await library.whole()
      const query = readQuery(c, itemQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      const language = languageOf(c)
      const { total, items: page } = searchEntries(library, edition, query.value, language)
      const { limit, offset } = query.value
      return published(c, [edition], language, { total, limit, offset, items: page }, pageLinks(c, { total, limit, offset }))
    },
}
