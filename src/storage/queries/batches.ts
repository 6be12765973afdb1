// Batches and the stretches of them that are done.
import type { Compilable } from 'kysely'
import type { BatchState, BatchTerms, Earlier, Idempotency, Progress, StretchDone } from '../../app/batch/ports.ts'
import type { Db } from '../database.ts'
import { textsIn } from '../rows.ts'
import type { Tables } from '../tables.ts'

type Row = Tables['batches']

export function enterBatch(db: Db, terms: BatchTerms, idempotency: Idempotency | undefined): Compilable {
  return db.insertInto('batches').values({
    id: terms.id,
    owner: terms.owner,
    format: terms.format,
    language: terms.language,
    edition: terms.edition,
    defaults: JSON.stringify(terms.defaults),
    bytes: terms.bytes,
    accepted_at: terms.acceptedAt,
    started_at: null,
    finished_at: null,
    status: 'queued',
    total: null,
    problem: null,
    idempotency_key: idempotency?.key ?? null,
    fingerprint: idempotency?.fingerprint ?? null,
    callback_url: terms.callbackUrl,
    callback_state: terms.callbackUrl === null ? null : 'pending',
    callback_attempts: 0,
    callback_at: null,
  })
}

export async function findBatch(db: Db, id: string): Promise<BatchState | undefined> {
  const row = await db.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : stateOf(db, row)
}

/** Those of the ids that a batch bears. */
export async function recordedAmong(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(textsIn(ids).map((some) => db.selectFrom('batches').select('id').where('id', 'in', some).execute()))
  return new Set(found.flat().map(({ id }) => id))
}

/** The batch an idempotency key of this owner stands for. */
export async function findByKey(db: Db, owner: string, key: string): Promise<{ id: string; fingerprint: string | null } | undefined> {
  return db
    .selectFrom('batches')
    .select(['id', 'fingerprint'])
    .where('owner', '=', owner)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
}

/** Newest first, those of one moment by their ids. */
export async function batchesOf(db: Db, owner: string, limit: number, before: Earlier): Promise<BatchState[]> {
  let query = db.selectFrom('batches').selectAll().where('owner', '=', owner)
  if (typeof before === 'number') query = query.where('accepted_at', '<', before)
  else if (before !== undefined) {
    const { acceptedAt, id } = before
    query = query.where((it) =>
      it.or([it('accepted_at', '<', acceptedAt), it.and([it('accepted_at', '=', acceptedAt), it('id', '>', id)])]),
    )
  }
  const rows = await query.orderBy('accepted_at', 'desc').orderBy('id').limit(limit).execute()
  return Promise.all(rows.map((row) => stateOf(db, row)))
}

/** Oldest first. */
export async function unfinishedBatches(db: Db): Promise<BatchState[]> {
  const rows = await db
    .selectFrom('batches')
    .selectAll()
    .where('status', 'in', ['queued', 'running'])
    .orderBy('accepted_at')
    .orderBy('id')
    .execute()
  return Promise.all(rows.map((row) => stateOf(db, row)))
}

export function beginBatch(db: Db, id: string, startedAt: number, total: number): Compilable {
  return db
    .updateTable('batches')
    .set({ status: 'running', started_at: startedAt, total })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
}

export function enterStretch(db: Db, id: string, { index, invoices, rejected, rows }: StretchDone): Compilable {
  return db
    .insertInto('batch_stretches')
    .values({ batch: id, place: index, invoices, rejected, row_count: rows })
    .onConflict((taken) => taken.columns(['batch', 'place']).doNothing())
}

export async function stretchesDone(db: Db, id: string): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('batch_stretches').select('place').where('batch', '=', id).execute()
  return new Set(rows.map(({ place }) => place))
}

export function endBatch(db: Db, id: string, status: BatchState['status'], at: number, problem: BatchState['problem']): Compilable {
  return db
    .updateTable('batches')
    .set({ status, finished_at: at, problem: problem === null ? null : JSON.stringify(problem), callback_at: at })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
}

export function removeBatch(db: Db, id: string): Compilable[] {
  return [db.deleteFrom('batch_stretches').where('batch', '=', id), db.deleteFrom('batches').where('id', '=', id)]
}

export async function batchesEndedBefore(db: Db, time: number): Promise<string[]> {
  const rows = await db.selectFrom('batches').select('id').where('finished_at', '<', time).execute()
  return rows.map(({ id }) => id)
}

export async function callbacksDue(db: Db, now: number): Promise<BatchState[]> {
  const rows = await db.selectFrom('batches').selectAll().where('callback_state', '=', 'pending').where('callback_at', '<=', now).execute()
  return Promise.all(rows.map((row) => stateOf(db, row)))
}

export function callbackTried(db: Db, id: string, state: string, nextAt: number | null): Compilable {
  return db
    .updateTable('batches')
    .set((it) => ({ callback_state: state, callback_at: nextAt, callback_attempts: it('callback_attempts', '+', 1) }))
    .where('id', '=', id)
}

async function stateOf(db: Db, row: Row): Promise<BatchState> {
  const { id, owner, edition, bytes } = row
  const { format, language, status } = {
    format: oneOf(FORMATS, row.format),
    language: oneOf(LANGUAGES, row.language),
    status: oneOf(STATUSES, row.status),
  }
  return {
    id,
    owner,
    format,
    language,
    edition,
    defaults: JSON.parse(row.defaults),
    bytes,
    acceptedAt: row.accepted_at,
    callbackUrl: row.callback_url,
    status,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    progress: await progressOf(db, id, row.total),
    problem: row.problem === null ? null : JSON.parse(row.problem),
    callback:
      row.callback_state === null
        ? null
        : { state: oneOf(CALLBACKS, row.callback_state), attempts: row.callback_attempts, nextAt: row.callback_at },
  }
}

async function progressOf(db: Db, id: string, total: number | null): Promise<Progress> {
  const sums = await db
    .selectFrom('batch_stretches')
    .select(({ fn }) => [
      fn.sum<number | null>('invoices').as('done'),
      fn.sum<number | null>('rejected').as('rejected'),
      fn.sum<number | null>('row_count').as('rows'),
    ])
    .where('batch', '=', id)
    .executeTakeFirst()
  return { total, done: sums?.done ?? 0, rejected: sums?.rejected ?? 0, rows: sums?.rows ?? 0 }
}

const FORMATS = ['ndjson', 'csv', 'xlsx'] as const
const LANGUAGES = ['zh', 'en'] as const
const STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const
const CALLBACKS = ['pending', 'delivered', 'given-up'] as const

function oneOf<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((it) => it === word)
  if (found === undefined) throw new Error(`the table of batches holds an unknown word: ${word}`)
  return found
}
