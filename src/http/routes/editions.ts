// GET /v1/editions and /v1/editions/{n}: what was published, by number and digest, with how much each holds.
import { z } from '@hono/zod-openapi'
import { findEdition } from '../../app/check-invoice.ts'
import type { Library } from '../../app/library.ts'
import { failed } from '../../app/problems.ts'
import type { Edition } from '../../core/catalogue/edition.ts'
import { languageOf, problem, published } from '../answer.ts'
import { noQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'
import { editionList, editionSummary } from '../schemas.ts'

function summarise(edition: Edition, library: Library): z.infer<typeof editionSummary> {
  const { items, prohibitions, reliefs } = edition.compiled
  const byKind: z.infer<typeof editionSummary>['items'] = {}
  for (const { kind } of items) byKind[kind] = (byKind[kind] ?? 0) + 1
  const { number, digest } = edition
  return {
    number,
    digest,
    current: edition === library.current(),
    items: byKind,
    prohibitions: prohibitions.length,
    reliefs: reliefs.length,
  }
}

/** Numbers begin at 1 and the newest is the highest. */
function allEditions(library: Library): Edition[] {
  const numbers = Array.from({ length: library.current().number }, (_, index) => index + 1)
  return numbers.reverse().flatMap((number) => library.edition(number) ?? [])
}

export const editions: Route = {
  definition: {
    method: 'get',
    path: '/v1/editions',
    operationId: 'listEditions',
    tags: ['Editions'],
    summary: 'What was published',
    description: 'An edition is immutable: its digest is the SHA-256 of its content, and every report names the edition it was judged by.',
    responses: publishedAs(editionList, 'Every edition, newest first.'),
  },
  handle:
    ({ library }) =>
    (c) => {
      const edition = library.current()
      const query = readQuery(c, noQuery, edition.regions)
      if (!query.ok) return problem(c, query.problem)
      const all = allEditions(library)
      return published(c, all, languageOf(c), { editions: all.map((it) => summarise(it, library)) })
    },
}

export const edition: Route = {
  definition: {
    method: 'get',
    path: '/v1/editions/{n}',
    operationId: 'readEdition',
    tags: ['Editions'],
    summary: 'One edition',
    description: 'What the edition of this number holds.',
    request: {
      params: z.object({ n: z.string().openapi({ type: 'integer', minimum: 1, description: 'Number of the edition.', example: 1 }) }),
    },
    responses: publishedAs(editionSummary, 'The edition.', 'not-found', 'unknown-edition'),
  },
  handle:
    ({ library }) =>
    (c) => {
      const query = readQuery(c, noQuery, library.current().regions)
      if (!query.ok) return problem(c, query.problem)
      const number = c.req.param('n') ?? ''
      if (!/^[1-9]\d{0,8}$/.test(number)) {
        return problem(c, failed('not-found', { zh: '版本号是正整数', en: 'The number of an edition is a whole number from 1' }).problem)
      }
      const found = findEdition(library, Number(number))
      return found.ok ? published(c, [library.current()], languageOf(c), summarise(found.value, library)) : problem(c, found.problem)
    },
}
