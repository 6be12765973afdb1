// Where batches are handed in, asked about, cancelled and removed; it sees that every accepted batch runs to its end.
import type { Language } from '../../core/assess/outcome.ts'
import type { IntakeDefaults } from '../../intake/taken.ts'
import { type Answer, failed } from '../problems.ts'
import { type Courier, deliverCallbacks } from './callbacks.ts'
import { blobKeys } from './keys.ts'
import type { BatchFormat, BatchRecords, BatchState, BatchTerms, BlobStore, Earlier, Judges } from './ports.ts'
import { runBatch } from './run-batch.ts'
import { type Spooled, UploadRefused, unpackedUpload } from './spool.ts'

const MILLISECONDS_IN_DAY = 86_400_000
/** Batches under way at once share the workers stretch by stretch; the others wait their turn. */
const MAX_UNDER_WAY = 4

export interface DeskDeps {
  readonly blobs: BlobStore
  readonly records: BatchRecords
  /** Those who do the work here; undefined where batches are handed over. */
  readonly judges: Judges | undefined
  /** Takes each accepted batch where others run it; whatever fails here is taken up again by them. */
  readonly handOver?: (id: string) => Promise<void>
  readonly courier: Courier | undefined
  readonly now: () => number
  readonly newId: () => string
  readonly log: (line: string) => void
  readonly retentionDays: number
  readonly maxBytes: number
}

export interface Submission {
  readonly owner: string
  readonly format: BatchFormat
  readonly language: Language
  readonly edition: number
  readonly defaults: IntakeDefaults
  readonly callbackUrl: string | null
  readonly idempotencyKey: string | undefined
  readonly body: AsyncIterable<Uint8Array>
}

interface UnderWay {
  readonly stop: AbortController
  readonly ended: Promise<void>
}

export class BatchDesk {
  readonly #deps: DeskDeps
  readonly #underWay = new Map<string, UnderWay>()
  readonly #told = new Set<string>()
  #isClosed = false

  constructor(deps: DeskDeps) {
    this.#deps = deps
  }

  get retentionDays(): number {
    return this.#deps.retentionDays
  }

  /** The batch is on disk and recorded when this answers. A key used before answers with the batch of then. */
  async accept(submission: Submission): Promise<Answer<BatchState>> {
    const { blobs, records, now, newId, maxBytes } = this.#deps
    const { owner, format, language, edition, defaults, callbackUrl, idempotencyKey } = submission
    const id = newId()
    const spooled: Spooled = { fingerprint: '' }
    let bytes: number
    try {
      bytes = await blobs.write(blobKeys.upload(id), unpackedUpload(submission.body, maxBytes, spooled))
    } catch (error) {
      await blobs.removeAll(blobKeys.all(id))
      if (error instanceof UploadRefused) return failed(error.code, error.detail)
      throw error
    }
    const terms: BatchTerms = { id, owner, format, language, edition, defaults, bytes, acceptedAt: now(), callbackUrl }
    const asked = JSON.stringify([format, language, defaults, callbackUrl, spooled.fingerprint])
    const idempotency = idempotencyKey === undefined ? undefined : { key: idempotencyKey, fingerprint: asked }
    const added = await records.add(terms, idempotency).catch(async (error: unknown) => {
      await blobs.removeAll(blobKeys.all(id))
      throw error
    })
    if (!added.added) {
      await blobs.removeAll(blobKeys.all(id))
      if (!added.sameRequest) {
        return failed('idempotency-mismatch', {
          zh: '这个 Idempotency-Key 已用于另一个请求，请换一个',
          en: 'This Idempotency-Key was used for another request: choose a new one',
        })
      }
      return this.find(owner, added.id)
    }
    if (this.#deps.handOver === undefined) this.#startNext()
    else await this.#deps.handOver(id)
    return this.find(owner, id)
  }

  /** A batch of another owner is not there. */
  async find(owner: string, id: string): Promise<Answer<BatchState>> {
    const found = await this.#deps.records.find(id)
    if (found?.owner === owner) return { ok: true, value: found }
    return failed('not-found', { zh: '没有这个批次，或已过保存期限', en: 'There is no such batch, or it is no longer kept' })
  }

  list(owner: string, limit: number, before: Earlier): Promise<readonly BatchState[]> {
    return this.#deps.records.listOf(owner, limit, before)
  }

  /** Cancels a batch that has not ended; removes one that has, with its results. */
  async cancelOrRemove(owner: string, id: string): Promise<Answer<'cancelled' | 'removed'>> {
    const found = await this.find(owner, id)
    if (!found.ok) return found
    const { records, blobs, now } = this.#deps
    if (await records.end(id, 'cancelled', now(), null)) {
      this.#underWay.get(id)?.stop.abort()
      return { ok: true, value: 'cancelled' }
    }
    // What a worker still writes would stay behind.
    await this.#underWay.get(id)?.ended
    await records.remove(id)
    await blobs.removeAll(blobKeys.all(id))
    return { ok: true, value: 'removed' }
  }

  /** Goes on with whatever a process before left unfinished. */
  resume(): void {
    this.#startNext()
  }

  /** Removes what has been kept long enough. */
  async sweep(): Promise<void> {
    const { records, blobs, now, retentionDays } = this.#deps
    for (const id of await records.endedBefore(now() - retentionDays * MILLISECONDS_IN_DAY)) {
      // The record goes last: what is interrupted here is swept the next time.
      await blobs.removeAll(blobKeys.all(id))
      await records.remove(id)
    }
  }

  /** Tells those who asked to be told; what does not arrive is tried again later. */
  async deliver(): Promise<void> {
    const { courier, records, now, retentionDays } = this.#deps
    if (courier !== undefined) await deliverCallbacks({ courier, records, now, retentionDays, underWay: this.#told })
  }

  /** Batches under way stop where they are, to be resumed by the next process. */
  close(): void {
    this.#isClosed = true
    for (const { stop } of this.#underWay.values()) stop.abort()
  }

  #startNext(): void {
    this.#start().catch((error: unknown) => {
      this.#deps.log(JSON.stringify({ level: 'error', error: { message: error instanceof Error ? error.message : String(error) } }))
    })
  }

  async #start(): Promise<void> {
    const { judges } = this.#deps
    if (judges === undefined) return
    for (const batch of await this.#deps.records.unfinished()) {
      if (this.#isClosed || this.#underWay.size >= MAX_UNDER_WAY) return
      if (this.#underWay.has(batch.id)) continue
      const stop = new AbortController()
      this.#underWay.set(batch.id, { stop, ended: this.#run(judges, batch, stop).catch(() => {}) })
    }
  }

  async #run(judges: Judges, batch: BatchState, stop: AbortController): Promise<void> {
    try {
      await runBatch({ ...this.#deps, judges }, batch, stop.signal)
      await this.deliver()
    } finally {
      this.#underWay.delete(batch.id)
      if (!this.#isClosed) this.#startNext()
    }
  }
}
