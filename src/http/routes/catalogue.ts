// GET /v1/catalogues/{kind}: one kind of catalogue whole, as data or as CSV for spreadsheets.
import { z } from '@hono/zod-openapi'
import { failed } from '../../app/problems.ts'
import { readCatalogue } from '../../app/read-catalogue.ts'
import { KINDS, type Kind } from '../../core/catalogue/schema/words.ts'
import { editionTag, languageOf, problem, published, tagged, worded } from '../answer.ts'
import { catalogueSheet } from '../catalogue-sheet.ts'
import { CSV_TYPE, wantsCsv } from '../csv-wanted.ts'
import { kindQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'
import { catalogueContent } from '../schemas.ts'

const VARY = { Vary: 'Accept, Accept-Language' }
const answers = publishedAs(catalogueContent, 'The entries with the limits that stand; as CSV one row a limit.', 'not-found')

export const catalogue: Route = {
  definition: {
    method: 'get',
    path: '/v1/catalogues/{kind}',
    operationId: 'readCatalogue',
    tags: ['Catalogues'],
    summary: 'One kind of catalogue, whole',
    description:
      'Every entry of the kind in a place and in what it lies in, with the limits that stand on a day (without one: the newest rows) in words and as data. ' +
      'CSV (`Accept: text/csv` or `format=csv`) is UTF-8 with a byte order mark; text a spreadsheet would take for a formula is quoted with an apostrophe.',
    request: {
      params: z.object({
        kind: z.string().openapi({ enum: [...KINDS], description: 'Kind of catalogue.', example: 'electricity-tariff' }),
      }),
      query: kindQuery,
    },
    responses: {
      ...answers,
      200: { ...answers[200], content: { ...answers[200].content, [CSV_TYPE]: { schema: { type: 'string' } } } },
    },
  },
  handle:
    ({ library }) =>
    async (c) => {
      const edition = await library.whole()
      const query = readQuery(c, kindQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      const kind = c.req.param('kind') ?? ''
      if (!isKind(kind))
        return problem(
          c,
          failed('not-found', { zh: `目录的类别有：${KINDS.join('、')}`, en: `The kinds are: ${KINDS.join(', ')}` }).problem,
        )
      const language = languageOf(c)
      const { format, ...place } = query.value
      const content = readCatalogue(edition, { kind, ...place }, language)
      if (format === 'json' || (format === undefined && !wantsCsv(c.req.header('accept'))))
        return published(c, [edition], language, content, VARY)
      return tagged(c, editionTag(c, [edition], language, CSV_TYPE), () => catalogueSheet(content, language), {
        ...worded(language),
        ...VARY,
        'Content-Type': `${CSV_TYPE}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${kind}.csv"`,
      })
    },
}

function isKind(text: string): text is Kind {
  return KINDS.some((kind) => kind === text)
}
