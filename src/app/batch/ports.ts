// What a batch runs on: where its bytes lie, where its state is kept, who works on it. Each has one implementation on Node and one on Workers.
import type { Language } from '../../core/assess/outcome.ts'
import type { IntakeDefaults } from '../../intake/taken.ts'
import type { Problem } from '../problems.ts'

/** Bytes under keys such as `batches/<id>/upload`. */
export interface BlobStore {
  /** Writes a blob whole or not at all; it is durable when this resolves. Answers with its size. A blob of the same key is replaced. */
  readonly write: (key: string, content: AsyncIterable<Uint8Array>) => Promise<number>
  /** Undefined where there is no such blob. */
  readonly size: (key: string) => Promise<number | undefined>
  /**
   * The bytes from `from` up to `to`, fewer where the blob ends before; of a blob that is not there an error.
   * They may be put into `room`, which then has to be as long as they are, instead of into new memory.
   */
  readonly read: (key: string, from: number, to: number, room?: Uint8Array) => Promise<Uint8Array>
  /** Removes every blob whose key begins with the prefix, for good. */
  readonly removeAll: (prefix: string) => Promise<void>
}

export type BatchFormat = 'ndjson' | 'csv' | 'xlsx'
export type BatchStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled'

/** What is fixed when a batch is accepted. */
export interface BatchTerms {
  readonly id: string
  /** Id of the key that sent it. */
  readonly owner: string
  readonly format: BatchFormat
  readonly language: Language
  /** The edition that was current then. */
  readonly edition: number
  readonly defaults: IntakeDefaults
  /** Size of the upload, unpacked. */
  readonly bytes: number
  /** Milliseconds since the epoch. */
  readonly acceptedAt: number
  readonly callbackUrl: string | null
}

export interface Progress {
  /** Invoices in the file; null until the file was looked through. */
  readonly total: number | null
  readonly done: number
  readonly rejected: number
  readonly rows: number
}

export interface BatchState extends BatchTerms {
  readonly status: BatchStatus
  readonly startedAt: number | null
  readonly finishedAt: number | null
  readonly progress: Progress
  /** Why it failed. */
  readonly problem: Problem | null
  readonly callback: {
    readonly state: 'pending' | 'delivered' | 'given-up'
    readonly attempts: number
    readonly nextAt: number | null
  } | null
}

export interface StretchDone {
  readonly index: number
  /** Invoices, the rejected among them. */
  readonly invoices: number
  readonly rejected: number
  readonly rows: number
}

/** What was accepted before a moment, or stands behind a batch in the list: several may have been accepted in one moment. */
export type Earlier = number | Pick<BatchState, 'acceptedAt' | 'id'> | undefined

/** The state of batches; every change is durable when it resolves. */
export interface BatchRecords {
  /** Adds a queued batch; where the owner has used the idempotency key before, answers with the batch of then and adds nothing. */
  readonly add: (terms: BatchTerms, idempotency: Idempotency | undefined) => Promise<Added>
  readonly find: (id: string) => Promise<BatchState | undefined>
  /** Those of the ids that a batch bears. */
  readonly recorded: (ids: readonly string[]) => Promise<ReadonlySet<string>>
  /** Newest first, those of one moment by their ids. */
  readonly listOf: (owner: string, limit: number, before: Earlier) => Promise<readonly BatchState[]>
  readonly unfinished: () => Promise<readonly BatchState[]>
  /** The file was looked through: from here on stretches count. */
  readonly begin: (id: string, startedAt: number, total: number) => Promise<void>
  readonly stretchDone: (id: string, done: StretchDone) => Promise<void>
  readonly stretchesDone: (id: string) => Promise<ReadonlySet<number>>
  /** Has no effect on a batch that has ended. Answers whether it had. */
  readonly end: (id: string, status: 'completed' | 'failed' | 'cancelled', at: number, problem: Problem | null) => Promise<boolean>
  readonly remove: (id: string) => Promise<void>
  /** Batches that ended before then. */
  readonly endedBefore: (time: number) => Promise<readonly string[]>
  readonly callbacksDue: (now: number) => Promise<readonly BatchState[]>
  readonly callbackTried: (
    id: string,
    outcome: { readonly state: 'pending' | 'delivered' | 'given-up'; readonly nextAt: number | null },
  ) => Promise<void>
}

export interface Idempotency {
  readonly key: string
  /** Hash of what was asked, without the body. */
  readonly fingerprint: string
}

export type Added = { readonly added: true } | { readonly added: false; readonly id: string; readonly sameRequest: boolean }

/** Those who do the work, as many at once as they are; what they are given they do from the blobs alone. */
export interface Judges {
  /** How many stretches it is worth having under way. */
  readonly hands: number
  readonly plan: (batch: BatchTerms) => Promise<PlanOutcome>
  readonly judge: (batch: BatchTerms, index: number) => Promise<StretchDone>
  readonly finish: (batch: BatchTerms) => Promise<void>
}

export type PlanOutcome =
  | { readonly ok: true; readonly invoices: number; readonly stretches: number }
  | { readonly ok: false; readonly problem: Problem }
