// Batches at the edge: uploads and results in R2, their state in D1, and the work in steps on a queue.
import type { Message, MessageBatch, Queue, R2Bucket } from '@cloudflare/workers-types'
import { z } from 'zod'
import { BatchDesk } from '../../app/batch/batch-desk.ts'
import { giveUp, type Step, type StepDeps, takeStep } from '../../app/batch/queued-steps.ts'
import type { BatchServices } from '../../app/batch/services.ts'
import type { Library } from '../../app/library.ts'
import type { Surroundings } from '../../app/ports.ts'
import { resultWorkbook } from '../../batch/result-workbook.ts'
import { templateCsv, templateXlsx } from '../../batch/template.ts'
import { batchRecordsOf } from '../../storage/batch-records.ts'
import type { Database } from '../../storage/database.ts'
import { r2Blobs } from '../../storage/workers/r2-blobs.ts'
import type { Bindings, EdgeConfig } from './bindings.ts'
import { edgeCourier } from './courier.ts'
import { sweepUnrecorded } from './sweep-unrecorded.ts'

const ID_BYTES = 12
/** As many as one call takes. */
const MESSAGES_A_CALL = 100
const POLL_MILLISECONDS = 1000
/** A batch that is not done by then may have lost a step: it is looked through again, which repeats nothing that is done. */
const LONG_MILLISECONDS = 3_600_000
/** Steps that failed as often as they may come here. */
export const DEAD_STEPS = 'qingdan-dead-steps'
/** When batches that take long are looked through again and what no batch names is cleared away; at every other minute what is due is done. */
export const HOURLY = '17 * * * *'

const step: z.ZodType<Step> = z.union([
  z.strictObject({ batch: z.string(), kind: z.literal('plan') }),
  z.strictObject({ batch: z.string(), kind: z.literal('judge'), index: z.int().min(0) }),
  z.strictObject({ batch: z.string(), kind: z.literal('finish') }),
])

interface Place {
  readonly bindings: Bindings
  readonly config: EdgeConfig
  readonly database: Database
  readonly library: Library
  readonly surroundings: Surroundings
}

export class EdgeBatches {
  readonly services: BatchServices
  readonly #deps: StepDeps
  readonly #bucket: R2Bucket

  constructor({ bindings, config, database, library, surroundings }: Place) {
    const { now, randomBytes } = surroundings
    this.#bucket = bindings.BLOBS
    const blobs = r2Blobs(this.#bucket)
    const records = batchRecordsOf(database)
    this.#deps = { blobs, records, library, now, send: (steps) => sendAll(bindings.STEPS, steps) }
    const { webhookSecret, retentionDays, maxBatchBytes: maxBytes } = config
    const desk = new BatchDesk({
      blobs,
      records,
      judges: undefined,
      handOver: (batch) => this.#deps.send([{ batch, kind: 'plan' }]),
      courier: webhookSecret === undefined ? undefined : edgeCourier(webhookSecret),
      now,
      newId: () => [...randomBytes(ID_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      log: console.error,
      retentionDays,
      maxBytes,
    })
    const canCall = webhookSecret !== undefined
    this.services = { desk, blobs, canCall, pollMilliseconds: POLL_MILLISECONDS, workbook: resultWorkbook, templateXlsx, templateCsv }
  }

  /** A step that fails is tried again later; one that cannot be read is of no use to anybody. */
  async take({ queue, messages }: MessageBatch): Promise<void> {
    for (const message of messages) {
      const read = step.safeParse(message.body)
      if (!read.success) message.ack()
      else if (queue === DEAD_STEPS) await this.#bury(message, read.data)
      else await this.#tryStep(message, read.data)
    }
    await this.services.desk.deliver()
  }

  /** What is due: results kept long enough go, messages not yet delivered are tried again; batches that lost a step go on, and uploads that were never recorded go. */
  async tidy(cron: string, scheduledTime: number): Promise<void> {
    const { desk } = this.services
    await desk.sweep()
    await desk.deliver()
    if (cron !== HOURLY) return
    const { records, now, send } = this.#deps
    const long = (await records.unfinished()).filter(({ acceptedAt }) => acceptedAt < now() - LONG_MILLISECONDS)
    await send(long.map(({ id }) => ({ batch: id, kind: 'plan' })))
    const removed = await sweepUnrecorded({ bucket: this.#bucket, records, now: scheduledTime })
    if (removed > 0) console.error(JSON.stringify({ level: 'info', event: 'sweep', removed }))
  }

  async #tryStep(message: Message, todo: Step): Promise<void> {
    try {
      await takeStep(this.#deps, todo)
      message.ack()
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
      console.error(JSON.stringify({ level: 'error', event: 'step', step: todo, attempt: message.attempts, reason }))
      message.retry()
    }
  }

  async #bury(message: Message, todo: Step): Promise<void> {
    await giveUp(this.#deps, todo)
    message.ack()
  }
}

async function sendAll(queue: Queue, steps: readonly Step[]): Promise<void> {
  for (let at = 0; at < steps.length; at += MESSAGES_A_CALL) {
    await queue.sendBatch(steps.slice(at, at + MESSAGES_A_CALL).map((body) => ({ body })))
  }
}
