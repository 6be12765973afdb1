// Opens the desk of batches on this machine: files, database, worker threads, and the rounds that keep it tidy.
import { join } from 'node:path'
import { BatchDesk } from '../../app/batch/batch-desk.ts'
import type { BatchServices } from '../../app/batch/services.ts'
import { resultWorkbook } from '../../batch/result-workbook.ts'
import { templateCsv, templateXlsx } from '../../batch/template.ts'
import { batchRecordsOf } from '../../storage/batch-records.ts'
import type { Database } from '../../storage/database.ts'
import { blobFiles } from '../../storage/node/blob-files.ts'
import { SURROUNDINGS } from '../surroundings.ts'
import type { BatchConfig } from './batch-config.ts'
import { createCourier } from './courier.ts'
import { createPool } from './pool.ts'
import { sweepUnrecorded } from './sweep-unrecorded.ts'

const ID_BYTES = 12
const SWEEP_MILLISECONDS = 600_000
const CALLBACK_MILLISECONDS = 2_000
const POLL_MILLISECONDS = 500

export interface OpenBatches {
  readonly services: BatchServices
  readonly close: () => Promise<void>
}

/** Batches that a process before left unfinished go on at once. */
export function openBatches(data: string, database: Database, config: BatchConfig): OpenBatches {
  const blobs = blobFiles(join(data, 'blobs'))
  const pool = createPool({ blobs: join(data, 'blobs'), data }, config.workers)
  const courier = config.webhookSecret === undefined ? undefined : createCourier(config.webhookSecret, config.webhookInside)
  const log = (line: string): void => void process.stderr.write(`${line}\n`)
  const records = batchRecordsOf(database)
  const { now } = SURROUNDINGS
  const desk = new BatchDesk({
    blobs,
    records,
    judges: pool,
    courier,
    now,
    newId: () => Buffer.from(SURROUNDINGS.randomBytes(ID_BYTES)).toString('hex'),
    log,
    retentionDays: config.retentionDays,
    maxBytes: config.maxBytes,
  })
  const round = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) =>
      log(JSON.stringify({ level: 'error', error: { message: error instanceof Error ? error.message : String(error) } })),
    )
  }
  const sweep = round(async () => {
    await desk.sweep()
    await sweepUnrecorded(join(data, 'blobs'), records, now())
  })
  const rounds = [
    setInterval(sweep, SWEEP_MILLISECONDS).unref(),
    setInterval(
      round(() => desk.deliver()),
      CALLBACK_MILLISECONDS,
    ).unref(),
  ]
  desk.resume()
  sweep()
  return {
    services: {
      desk,
      blobs,
      canCall: courier !== undefined,
      pollMilliseconds: POLL_MILLISECONDS,
      workbook: resultWorkbook,
      templateXlsx,
      templateCsv,
    },
    close: async () => {
      for (const it of rounds) clearInterval(it)
      desk.close()
      await pool.close()
    },
  }
}
