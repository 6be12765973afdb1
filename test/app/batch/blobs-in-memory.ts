// Blobs and judges within this process, so that what batches do can be shown without disk or threads.
import { analyseBatch } from '../../../src/app/batch/analysis.ts'
import type { Submission } from '../../../src/app/batch/batch-desk.ts'
import { planBatch, readPlan } from '../../../src/app/batch/plan-batch.ts'
import type { BatchTerms, BlobStore, Judges } from '../../../src/app/batch/ports.ts'
import { workStretch } from '../../../src/app/batch/work-stretch.ts'
import type { Library } from '../../../src/app/library.ts'

export interface MemoryBlobs extends BlobStore {
  readonly keys: () => string[]
}

export function memoryBlobs(): MemoryBlobs {
  const held = new Map<string, Uint8Array>()
  return {
    write: async (key, content) => {
      const pieces: Uint8Array[] = []
      for await (const piece of content) pieces.push(piece.slice())
      const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const piece of pieces) {
        whole.set(piece, at)
        at += piece.length
      }
      held.set(key, whole)
      return whole.length
    },
    size: async (key) => held.get(key)?.length,
    read: async (key, from, to) => {
      const whole = held.get(key)
      if (whole === undefined) throw new Error(`no blob ${key}`)
      return whole.slice(from, to)
    },
    removeAll: async (prefix) => {
      for (const key of [...held.keys()]) if (key.startsWith(prefix)) held.delete(key)
    },
    keys: () => [...held.keys()].sort(),
  }
}

/** Judges that work at once in this process. */
export function localJudges(blobs: BlobStore, library: Library): Judges {
  return {
    hands: 2,
    plan: (batch) => planBatch(blobs, batch.id, batch.format),
    judge: async (batch, index) => {
      const plan = await readPlan(blobs, batch.id)
      if (plan === undefined) throw new Error('no plan')
      return workStretch({ blobs, library }, batch, plan, index)
    },
    finish: (batch) => analyseBatch(blobs, batch.id),
  }
}

export function termsOf(given: Partial<BatchTerms> = {}): BatchTerms {
  return {
    id: 'b1',
    owner: 'me',
    format: 'ndjson',
    language: 'en',
    edition: 1,
    defaults: {},
    bytes: 0,
    acceptedAt: 1_000,
    callbackUrl: null,
    ...given,
  }
}

export async function* pieces(...texts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield typeof text === 'string' ? new TextEncoder().encode(text) : text
}

/** A file of NDJSON handed in by `me`, with whatever else a test says of it. */
export function submissionOf(body: string, more: Partial<Submission> = {}): Submission {
  return {
    owner: 'me',
    format: 'ndjson',
    language: 'en',
    edition: 1,
    defaults: {},
    callbackUrl: null,
    idempotencyKey: undefined,
    body: pieces(body),
    ...more,
  }
}
