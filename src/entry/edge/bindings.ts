// What Cloudflare hands the Worker, as wrangler.toml names it.
import type { D1Database, Fetcher, Queue, R2Bucket, RateLimit } from '@cloudflare/workers-types'
import { z } from 'zod'
import { BATCH_SETTINGS } from '../batches/batch-config.ts'
import { MAX_BODY, RATE_LIMIT, readSettings } from '../setting.ts'

export interface Bindings {
  /** The page and, under `/built-in/`, the catalogues that came with this version. */
  readonly ASSETS: Fetcher
  /** What is published, keys, and the audit log. */
  readonly DB: D1Database
  /** Counts requests by address across the isolates of one location. */
  readonly RATE_LIMITER: RateLimit
  /** Uploads of batches and their results. */
  readonly BLOBS: R2Bucket
  /** The steps of batches under way. */
  readonly STEPS: Queue
  readonly QINGDAN_RATE_LIMIT?: string
  readonly QINGDAN_MAX_BODY?: string
  readonly QINGDAN_MAX_BATCH?: string
  readonly QINGDAN_RETENTION_DAYS?: string
  /** Secret: the key of the operator, as `qingdan keys create` prints one. It may do everything. */
  readonly QINGDAN_ADMIN_KEY?: string
  /** Secret: what callbacks are signed with; without it there are none. */
  readonly QINGDAN_WEBHOOK_SECRET?: string
}

/** What RATE_LIMITER allows a minute, in wrangler.toml; a test holds the two together. */
export const BOUND_LIMIT = 600

export interface EdgeConfig {
  /** Requests a minute from one address; 0: no limit. */
  readonly rateLimit: number
  readonly maxBodyBytes: number
  /** Largest upload of a batch, unpacked, in bytes. */
  readonly maxBatchBytes: number
  /** Days for which results are kept after a batch has ended. */
  readonly retentionDays: number
  readonly adminKey: string | undefined
  readonly webhookSecret: string | undefined
}

const { QINGDAN_RETENTION_DAYS, QINGDAN_MAX_BATCH, QINGDAN_WEBHOOK_SECRET } = BATCH_SETTINGS
const settings = z.object({
  QINGDAN_RATE_LIMIT: RATE_LIMIT,
  QINGDAN_MAX_BODY: MAX_BODY,
  QINGDAN_RETENTION_DAYS,
  QINGDAN_MAX_BATCH,
  QINGDAN_WEBHOOK_SECRET,
  QINGDAN_ADMIN_KEY: z.string().optional(),
})

export function readEdgeConfig(bindings: Bindings): EdgeConfig {
  const given = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, Reflect.get(bindings, name)]))
  const read = readSettings(settings, given)
  return {
    rateLimit: read.QINGDAN_RATE_LIMIT,
    maxBodyBytes: read.QINGDAN_MAX_BODY,
    maxBatchBytes: read.QINGDAN_MAX_BATCH,
    retentionDays: read.QINGDAN_RETENTION_DAYS,
    adminKey: read.QINGDAN_ADMIN_KEY,
    webhookSecret: read.QINGDAN_WEBHOOK_SECRET,
  }
}
