// The state of batches kept in memory, for a run that ends with its process, such as one of the command line.
import type { Added, BatchRecords, BatchState, BatchTerms, Earlier, Idempotency } from './ports.ts'

interface Held {
  state: BatchState
  readonly done: Map<number, { readonly invoices: number; readonly rejected: number; readonly rows: number }>
  readonly idempotency: Idempotency | undefined
}

export function queued(terms: BatchTerms): BatchState {
  return {
    ...terms,
    status: 'queued',
    startedAt: null,
    finishedAt: null,
    progress: { total: null, done: 0, rejected: 0, rows: 0 },
    problem: null,
    callback: terms.callbackUrl === null ? null : { state: 'pending', attempts: 0, nextAt: null },
  }
}

function isEarlier({ acceptedAt, id }: BatchState, before: Earlier): boolean {
  if (before === undefined) return true
  if (typeof before === 'number') return acceptedAt < before
  return acceptedAt < before.acceptedAt || (acceptedAt === before.acceptedAt && id > before.id)
}

export function memoryRecords(): BatchRecords {
  const held = new Map<string, Held>()
  const states = () => [...held.values()].map(({ state }) => state)
  const change = (id: string, change: (held: Held) => Partial<BatchState>): void => {
    const one = held.get(id)
    if (one !== undefined) one.state = { ...one.state, ...change(one) }
  }
  return {
    add: async (terms, idempotency): Promise<Added> => {
      const before = [...held.values()].find((it) => it.state.owner === terms.owner && it.idempotency?.key === idempotency?.key)
      if (idempotency !== undefined && before !== undefined) {
        return { added: false, id: before.state.id, sameRequest: before.idempotency?.fingerprint === idempotency.fingerprint }
      }
      held.set(terms.id, { state: queued(terms), done: new Map(), idempotency })
      return { added: true }
    },
    find: async (id) => held.get(id)?.state,
    recorded: async (ids) => new Set(ids.filter((id) => held.has(id))),
    listOf: async (owner, limit, before) =>
      states()
        .filter((it) => it.owner === owner && isEarlier(it, before))
        .sort((a, b) => b.acceptedAt - a.acceptedAt || (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    unfinished: async () => states().filter(({ status }) => status === 'queued' || status === 'running'),
    begin: async (id, startedAt, total) =>
      change(id, ({ state }) =>
        state.finishedAt === null ? { status: 'running', startedAt, progress: { ...state.progress, total } } : {},
      ),
    stretchDone: async (id, { index, ...counts }) =>
      change(id, ({ state, done }) => {
        done.set(index, counts)
        return { progress: { ...state.progress, ...sumOf(done.values()) } }
      }),
    stretchesDone: async (id) => new Set(held.get(id)?.done.keys()),
    end: async (id, status, finishedAt, problem) => {
      const one = held.get(id)
      if (one === undefined || one.state.finishedAt !== null) return false
      const callback = one.state.callback === null ? null : { ...one.state.callback, nextAt: finishedAt }
      one.state = { ...one.state, status, finishedAt, problem, callback }
      return true
    },
    remove: async (id) => {
      held.delete(id)
    },
    endedBefore: async (time) =>
      states()
        .filter(({ finishedAt }) => finishedAt !== null && finishedAt < time)
        .map(({ id }) => id),
    callbacksDue: async (now) =>
      states().filter(({ callback }) => callback?.state === 'pending' && callback.nextAt !== null && callback.nextAt <= now),
    callbackTried: async (id, outcome) =>
      change(id, ({ state }) => ({ callback: { ...outcome, attempts: (state.callback?.attempts ?? 0) + 1 } })),
  }
}

function sumOf(counts: Iterable<{ readonly invoices: number; readonly rejected: number; readonly rows: number }>) {
  const sum = { done: 0, rejected: 0, rows: 0 }
  for (const { invoices, rejected, rows } of counts) {
    sum.done += invoices
    sum.rejected += rejected
    sum.rows += rows
  }
  return sum
}
