// The state of batches over the database of either runtime.
import type { Added, BatchRecords } from '../app/batch/ports.ts'
import type { Database } from './database.ts'
import {
  batchesEndedBefore,
  batchesOf,
  beginBatch,
  callbacksDue,
  callbackTried,
  endBatch,
  enterBatch,
  enterStretch,
  findBatch,
  findByKey,
  recordedAmong,
  removeBatch,
  stretchesDone,
  unfinishedBatches,
} from './queries/batches.ts'

export function batchRecordsOf({ db, commit }: Database): BatchRecords {
  return {
    add: async (terms, idempotency): Promise<Added> => {
      const known = idempotency === undefined ? undefined : await findByKey(db, terms.owner, idempotency.key)
      if (known === undefined && (await commit([enterBatch(db, terms, idempotency)])) === 'committed') return { added: true }
      const first = idempotency === undefined ? undefined : await findByKey(db, terms.owner, idempotency.key)
      if (first === undefined) throw new Error(`a batch with the id ${terms.id} exists already: the source of randomness repeats itself`)
      return { added: false, id: first.id, sameRequest: first.fingerprint === idempotency?.fingerprint }
    },
    find: (id) => findBatch(db, id),
    recorded: (ids) => recordedAmong(db, ids),
    listOf: (owner, limit, before) => batchesOf(db, owner, limit, before),
    unfinished: () => unfinishedBatches(db),
    begin: async (id, startedAt, total) => void (await commit([beginBatch(db, id, startedAt, total)])),
    stretchDone: async (id, done) => void (await commit([enterStretch(db, id, done)])),
    stretchesDone: (id) => stretchesDone(db, id),
    end: async (id, status, at, problem) => {
      const before = await findBatch(db, id)
      if (before === undefined || before.finishedAt !== null) return false
      await commit([endBatch(db, id, status, at, problem)])
      const after = await findBatch(db, id)
      return after?.status === status && after.finishedAt === at
    },
    remove: async (id) => void (await commit(removeBatch(db, id))),
    endedBefore: (time) => batchesEndedBefore(db, time),
    callbacksDue: (now) => callbacksDue(db, now),
    callbackTried: async (id, { state, nextAt }) => void (await commit([callbackTried(db, id, state, nextAt)])),
  }
}
