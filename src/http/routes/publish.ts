// POST /v1/editions: publish a whole set or a change set, or only rehearse it.
import type { RouteConfig } from '@hono/zod-openapi'
import { billsOfBatch } from '../../app/batch/bills-of-batch.ts'
import type { EditionRecord, KeyRecord } from '../../app/ports.ts'
import { type Answer, failed } from '../../app/problems.ts'
import { publishEdition, rehearseEdition } from '../../app/publish/publish-edition.ts'
import { wholeSet } from '../../app/publish/read-draft.ts'
import { summariseEdition } from '../../app/read-editions.ts'
import type { NamedBill } from '../../app/replay.ts'
import { changeSet } from '../../core/catalogue/changes/change-set.ts'
import { answer, languageOf, problem, worded } from '../answer.ts'
import { CHALLENGE, keyOf, readJsonRequest } from '../body/keyed-json.ts'
import { publication, rehearsal } from '../edition-schemas.ts'
import { publishQuery, readQuery } from '../query.ts'
import { jsonOf, problems } from '../responses.ts'
import type { HttpContext, Route, Services } from '../route.ts'
import { reference } from '../schemas.ts'
import { editionTag } from './editions.ts'

const EXAMPLES = 'examples'
/** A request is answered within a minute or two. */
export const MOST_REPLAYED = 10_000
const NO_BILLS = failed('not-found', { zh: '没有这批单据；可用 examples', en: 'There are no such bills; examples are there' })

const definition: RouteConfig = {
  method: 'post',
  path: '/v1/editions',
  operationId: 'publishEdition',
  tags: ['Editions'],
  summary: 'Publish an edition',
  description:
    'Takes a whole set of catalogues (`files`) or changes to what stands (`changes`), and publishes it as the next edition, whole or not at all. ' +
    'Needs a key with the scope `publish`. `If-Match` names the edition it builds on by the ETag of `GET /v1/editions` (`*`: whichever stands); a whole set requires it. ' +
    'On Cloudflare Workers an edition of more than 5,000 entries (items and rules) is refused: an isolate has no memory to lint and compare it. ' +
    'With `dryRun=true` nothing is published: the answer holds the lint with its counter-examples, the difference, and with `replay` what it changes for the golden bills (`examples`) or those of a batch (its id).',
  security: [{ key: [] }],
  request: {
    query: publishQuery,
    body: {
      required: true,
      content: { 'application/json': { schema: { anyOf: [reference(changeSet), reference(wholeSet)] } } },
    },
  },
  responses: {
    200: jsonOf(rehearsal, 'What it would do (`dryRun=true`).'),
    201: {
      ...jsonOf(publication, 'It is published, and every check from now on is judged by it.'),
      headers: { Location: { schema: { type: 'string' } } },
    },
    ...problems(
      'malformed-json',
      'invalid-query',
      'unauthenticated',
      'forbidden',
      'not-found',
      'batch-not-finished',
      'nothing-to-publish',
      'edition-conflict',
      'edition-changed',
      'body-too-large',
      'unsupported-media-type',
      'invalid-edition',
      'unreadable-document',
      'precondition-required',
      'rate-limited',
    ),
  },
}

export const publish: Route = {
  definition,
  handle: (services) => async (c) => {
    const key = await keyOf(services, c, 'publish')
    if (!key.ok) return problem(c, key.problem, key.problem.code === 'unauthenticated' ? CHALLENGE : {})
    const query = readQuery(c, publishQuery, services.library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const body = await readJsonRequest(services, c)
    if (!body.ok) return problem(c, body.problem)
    const language = languageOf(c)
    const request = { body: body.value, actor: key.value.id, meant: meantBy(c) }
    if (query.value.dryRun !== 'true') {
      const done = await publishEdition(services, request)
      if (!done.ok) return problem(c, done.problem)
      const { record, lint, diff } = done.value
      const said = { edition: summariseEdition(record, record.number), lint, diff }
      const headers = { ...worded(language), Location: `/v1/editions/${record.number}`, ETag: editionTag(record, language) }
      return answer(c, 201, JSON.stringify(said), headers)
    }
    const bills = await billsToReplay(services, query.value.replay, key.value)
    if (!bills.ok) return problem(c, bills.problem)
    const rehearsed = await rehearseEdition(services, request, { bills: bills.value, language })
    return rehearsed.ok ? answer(c, 200, JSON.stringify(rehearsed.value), worded(language)) : problem(c, rehearsed.problem)
  },
}

/** The golden bills, or those of a batch that the same key sent. */
async function billsToReplay(
  { examples, batches }: Services,
  name: string | undefined,
  key: KeyRecord,
): Promise<Answer<Iterable<NamedBill> | AsyncIterable<NamedBill> | undefined>> {
  if (name === undefined) return { ok: true, value: undefined }
  if (name === EXAMPLES) return { ok: true, value: await examples() }
  if (batches === undefined) return NO_BILLS
  const batch = await batches.desk.find(key.id, name)
  if (!batch.ok) return NO_BILLS
  const { status, progress } = batch.value
  if (status !== 'completed') return failed('batch-not-finished', { zh: '待批次完成后再回放', en: 'Replay it once it has completed' })
  if ((progress.total ?? 0) <= MOST_REPLAYED) return { ok: true, value: billsOfBatch(batches.blobs, batch.value) }
  const detail = {
    zh: `此处至多回放 ${MOST_REPLAYED} 张单据；更大的请用 qingdan catalogue diff A B --replay FILE`,
    en: `at most ${MOST_REPLAYED} bills are replayed here; for more use qingdan catalogue diff A B --replay FILE`,
  }
  return failed('invalid-query', { zh: '批次过大', en: 'The batch is too large' }, [{ pointer: '?replay', detail }])
}

/** If-Match compares strongly (RFC 9110): a weak tag is no tag of ours. */
export function meantBy(c: HttpContext): ((newest: EditionRecord) => boolean) | undefined {
  const header = c.req.header('if-match')
  if (header === undefined) return undefined
  const tags = header.split(',').map((it) => it.trim())
  return (newest) => tags.some((tag) => tag === '*' || tag === editionTag(newest, 'zh') || tag === editionTag(newest, 'en'))
}
