// What the environment says about batches.
import { z } from 'zod'
import { MEBIBYTE, whole } from '../setting.ts'

const DEFAULT_DAYS = 30
const MAX_DAYS = 3650
const DEFAULT_MEBIBYTES = 2048
const MAX_MEBIBYTES = 65_536
const MAX_WORKERS = 256
const LEAST_SECRET = 16

export const BATCH_SETTINGS = {
  QINGDAN_RETENTION_DAYS: whole(1, MAX_DAYS, DEFAULT_DAYS),
  QINGDAN_MAX_BATCH: whole(1, MAX_MEBIBYTES * MEBIBYTE, DEFAULT_MEBIBYTES * MEBIBYTE),
  /** 0: as many as there are cores. */
  QINGDAN_BATCH_WORKERS: whole(0, MAX_WORKERS, 0),
  QINGDAN_WEBHOOK_SECRET: z.string().min(LEAST_SECRET, `must have at least ${LEAST_SECRET} characters`).optional(),
  QINGDAN_WEBHOOK_PRIVATE: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
}

export interface BatchConfig {
  /** Days for which results are kept after a batch has ended. */
  readonly retentionDays: number
  /** Largest upload, unpacked, in bytes. */
  readonly maxBytes: number
  /** Worker threads; undefined: one for each core. */
  readonly workers: number | undefined
  /** What callbacks are signed with; undefined: there are none. */
  readonly webhookSecret: string | undefined
  /** Whether callbacks may go to private and loopback addresses. */
  readonly webhookInside: boolean
}

interface BatchSettings {
  readonly QINGDAN_RETENTION_DAYS: number
  readonly QINGDAN_MAX_BATCH: number
  readonly QINGDAN_BATCH_WORKERS: number
  readonly QINGDAN_WEBHOOK_SECRET?: string | undefined
  readonly QINGDAN_WEBHOOK_PRIVATE: '0' | '1'
}

export function batchConfig(settings: BatchSettings): BatchConfig {
  return {
    retentionDays: settings.QINGDAN_RETENTION_DAYS,
    maxBytes: settings.QINGDAN_MAX_BATCH,
    workers: settings.QINGDAN_BATCH_WORKERS === 0 ? undefined : settings.QINGDAN_BATCH_WORKERS,
    webhookSecret: settings.QINGDAN_WEBHOOK_SECRET,
    webhookInside: settings.QINGDAN_WEBHOOK_PRIVATE === '1',
  }
}
