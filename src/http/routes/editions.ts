// GET /v1/editions and /v1/editions/{n}: what was published, by number and digest, when and by whom, with how much each holds.
import { z } from '@hono/zod-openapi'
import type { EditionRecord } from '../../app/ports.ts'
import { failed } from '../../app/problems.ts'
import { summariseEdition } from '../../app/read-editions.ts'
import type { Language } from '../../core/assess/outcome.ts'
import { etag, languageOf, problem, tagged, worded } from '../answer.ts'
import { editionList, editionSummary } from '../edition-schemas.ts'
import { noQuery, readQuery } from '../query.ts'
import { publishedAs } from '../responses.ts'
import type { Route } from '../route.ts'

const NUMBER = /^[1-9]\d{0,8}$/

/** The tag of the list changes when an edition is published, and only then: a publisher names it, of either language, in If-Match. */
export function editionTag({ number, digest }: Pick<EditionRecord, 'number' | 'digest'>, language: Language): string {
  return etag(`editions ${number} ${digest} ${language}`)
}

export const editions: Route = {
  definition: {
    method: 'get',
    path: '/v1/editions',
    operationId: 'listEditions',
    tags: ['Editions'],
    summary: 'What was published',
    description:
      'An edition is immutable: its digest is the SHA-256 of its content, and every report names the edition it was judged by. ' +
      'The ETag stands for the newest edition: who publishes names it in If-Match.',
    responses: publishedAs(editionList, 'Every edition, newest first.', 'unavailable'),
  },
  handle:
    ({ library, store }) =>
    async (c) => {
      const query = readQuery(c, noQuery, library.current().regions)
      if (!query.ok) return problem(c, query.problem)
      const all = await store.editions()
      const newest = all[0]
      if (newest === undefined)
        return problem(c, failed('unavailable', { zh: '尚未发布任何版本', en: 'No edition was published yet' }).problem)
      return tagged(
        c,
        editionTag(newest, languageOf(c)),
        () => JSON.stringify({ editions: all.map((it) => summariseEdition(it, newest.number)) }),
        worded(languageOf(c)),
      )
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
    ({ library, store }) =>
    async (c) => {
      const query = readQuery(c, noQuery, library.current().regions)
      if (!query.ok) return problem(c, query.problem)
      const number = editionNumber(c.req.param('n'))
      if (number === undefined) {
        return problem(c, failed('not-found', { zh: '版本号是正整数', en: 'The number of an edition is a whole number from 1' }).problem)
      }
      const [found, newest] = await Promise.all([store.find(number), store.newest()])
      if (found === undefined || newest === undefined)
        return problem(
          c,
          failed('unknown-edition', { zh: '请用 GET /v1/editions 查看已发布的版本', en: 'No edition with this number has been published' })
            .problem,
        )
      const tag = etag(`edition ${found.number} ${found.digest} of ${newest.number} ${languageOf(c)}`)
      return tagged(c, tag, () => JSON.stringify(summariseEdition(found, newest.number)), worded(languageOf(c)))
    },
}

/** Undefined for what is no number of an edition at all. */
export function editionNumber(text: string | undefined): number | undefined {
  return text !== undefined && NUMBER.test(text) ? Number(text) : undefined
}
