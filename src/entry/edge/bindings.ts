// What Cloudflare hands the Worker, as wrangler.toml names it.
import type { D1Database, Fetcher, RateLimit } from '@cloudflare/workers-types'
import { z } from 'zod'
import { MAX_BODY, RATE_LIMIT, readSettings } from '../setting.ts'

export interface Bindings {
  /** The page and, under `/built-in/`, the catalogues that came with this version. */
  readonly ASSETS: Fetcher
  /** What is published, keys, and the audit log. */
  readonly DB: D1Database
  /** Counts requests by address across the isolates of one location. */
  readonly RATE_LIMITER: RateLimit
  readonly QINGDAN_RATE_LIMIT?: string
  readonly QINGDAN_MAX_BODY?: string
}

/** What RATE_LIMITER allows a minute, in wrangler.toml; a test holds the two together. */
export const BOUND_LIMIT = 600

export interface EdgeConfig {
  /** Requests a minute from one address; 0: no limit. */
  readonly rateLimit: number
  readonly maxBodyBytes: number
}

const settings = z.object({ QINGDAN_RATE_LIMIT: RATE_LIMIT, QINGDAN_MAX_BODY: MAX_BODY })

export function readEdgeConfig({ QINGDAN_RATE_LIMIT, QINGDAN_MAX_BODY }: Bindings): EdgeConfig {
  const read = readSettings(settings, { QINGDAN_RATE_LIMIT, QINGDAN_MAX_BODY })
  return { rateLimit: read.QINGDAN_RATE_LIMIT, maxBodyBytes: read.QINGDAN_MAX_BODY }
}
