// GET /v1/audit: what was published and which keys were made and revoked, chained by hash, with the proof that the chain is unbroken.
import { verifyAudit } from '../../app/audit.ts'
import { answer, languageOf, problem, worded } from '../answer.ts'
import { CHALLENGE, keyOf } from '../body/keyed-json.ts'
import { auditLog } from '../edition-schemas.ts'
import { auditQuery, readQuery } from '../query.ts'
import { jsonOf, problems } from '../responses.ts'
import type { Route } from '../route.ts'

export const audit: Route = {
  definition: {
    method: 'get',
    path: '/v1/audit',
    operationId: 'readAudit',
    tags: ['Service'],
    summary: 'The audit log',
    description:
      'Needs a key with the scope `admin`. Each record carries the hash of the one before; `proof` says whether the whole chain holds.',
    security: [{ key: [] }],
    request: { query: auditQuery },
    responses: {
      200: jsonOf(auditLog, 'Records in their order, and the proof.'),
      ...problems('invalid-query', 'unauthenticated', 'forbidden', 'rate-limited'),
    },
  },
  handle: (services) => async (c) => {
    const key = await keyOf(services, c, 'admin')
    if (!key.ok) return problem(c, key.problem, key.problem.code === 'unauthenticated' ? CHALLENGE : {})
    const { library, store, surroundings } = services
    const query = readQuery(c, auditQuery, library.current().regions)
    if (!query.ok) return problem(c, query.problem)
    const { offset, limit } = query.value
    const records = await store.audit(offset, limit)
    const proof = await verifyAudit(store, surroundings.digestOf)
    return answer(c, 200, JSON.stringify({ records, proof }), worded(languageOf(c)))
  },
}
