// The worker threads of a service: started when there is work, as many as there are cores, each with one piece of work at a time.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { BatchTerms, Judges } from '../../app/batch/ports.ts'
import type { Answered, Done, Work } from './work.ts'

const SCRIPT = new URL('./worker.ts', import.meta.url)
/** A piece of work that takes its worker down is tried once more before its batch fails. */
const MAX_TRIES = 2
/** A worker that had nothing to do for so long is let go, with the catalogue it holds. */
const IDLE_MILLISECONDS = 2_000
/** So that a worker gives its memory back instead of growing. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 }

interface Job {
  readonly work: Work
  tries: number
  readonly resolve: (done: Done) => void
  readonly reject: (error: Error) => void
}

interface Hand {
  readonly worker: Worker
  job: Job | undefined
  /** Runs while there is no job. */
  idle: NodeJS.Timeout | undefined
}

export interface Pool extends Judges {
  /** Ends the workers; what they were doing is lost and is done again another time. */
  readonly close: () => Promise<void>
}

/** Where the workers find things: the blobs, and the data folder with the editions; without one they judge by the catalogue of the program. */
export interface WorkPlace {
  readonly blobs: string
  readonly data?: string
}

export function createPool(place: WorkPlace, size: number = availableParallelism()): Pool {
  const hands = new Hands(place, size)
  const perform = (work: Work): Promise<Done> => hands.perform(work)
  return {
    hands: size,
    plan: async (batch) => {
      const done = await perform({ kind: 'plan', batch: termsOf(batch) })
      if (done.kind !== 'plan') throw new Error('a plan was asked for')
      return done.outcome
    },
    judge: async (batch, index) => {
      const done = await perform({ kind: 'judge', batch: termsOf(batch), index })
      if (done.kind !== 'judge') throw new Error('a stretch was asked for')
      return done.done
    },
    finish: async (batch) => {
      await perform({ kind: 'finish', batch: termsOf(batch) })
    },
    close: () => hands.close(),
  }
}

function termsOf({ id, owner, format, language, edition, defaults, bytes, acceptedAt, callbackUrl }: BatchTerms): BatchTerms {
  return { id, owner, format, language, edition, defaults, bytes, acceptedAt, callbackUrl }
}

class Hands {
  readonly #place: WorkPlace
  readonly #size: number
  readonly #hands = new Set<Hand>()
  readonly #waiting: Job[] = []
  #isClosed = false

  constructor(place: WorkPlace, size: number) {
    this.#place = place
    this.#size = size
  }

  perform(work: Work): Promise<Done> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, tries: 0, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([...this.#hands].map(({ worker }) => worker.terminate()))
    this.#hands.clear()
  }

  #next(): void {
    if (this.#isClosed || this.#waiting.length === 0) return
    let free = [...this.#hands].find(({ job }) => job === undefined)
    if (free === undefined && this.#hands.size < this.#size) free = this.#hire()
    const job = free === undefined ? undefined : this.#waiting.shift()
    if (free === undefined || job === undefined) return
    clearTimeout(free.idle)
    free.job = job
    // Only work keeps the process alive, not a worker that waits for some.
    free.worker.ref()
    job.tries += 1
    free.worker.postMessage(job.work)
  }

  #hire(): Hand {
    const worker = new Worker(SCRIPT, { workerData: this.#place, resourceLimits: LIMITS })
    const hand: Hand = { worker, job: undefined, idle: undefined }
    this.#hands.add(hand)
    worker.on('message', (answered: Answered) => {
      const { job } = hand
      hand.job = undefined
      worker.unref()
      hand.idle = setTimeout(() => this.#letGo(hand), IDLE_MILLISECONDS).unref()
      if (answered.ok) job?.resolve(answered.done)
      else job?.reject(new Error(answered.error))
      this.#next()
    })
    worker.on('error', (error: Error) => this.#lost(hand, error))
    worker.on('exit', () => this.#lost(hand, new Error('the worker ended')))
    return hand
  }

  /** Nobody waits for what it might still say: it has said it all. */
  #letGo(hand: Hand): void {
    if (this.#hands.delete(hand)) void hand.worker.terminate()
  }

  #lost(hand: Hand, error: Error): void {
    clearTimeout(hand.idle)
    if (!this.#hands.delete(hand) || this.#isClosed) return
    const { job } = hand
    if (job !== undefined && job.tries < MAX_TRIES) this.#waiting.unshift(job)
    else job?.reject(error)
    this.#next()
  }
}
