// What the environment says about how to run, read once at start; every bad value is named, none is guessed at.
import { resolve } from 'node:path'
import { z } from 'zod'
import { BATCH_SETTINGS, type BatchConfig, batchConfig } from './batches/batch-config.ts'
import { MAX_BODY, RATE_LIMIT, readSettings, whole } from './setting.ts'

const MAX_PORT = 65_535

const settings = z.object({
  /** Every interface: a container's port is reached from outside it, a laptop's as localhost. */
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(0, MAX_PORT, 8787),
  QINGDAN_DATA: z.string().default('./data'),
  QINGDAN_RATE_LIMIT: RATE_LIMIT,
  QINGDAN_MAX_BODY: MAX_BODY,
  QINGDAN_TRUST_PROXY: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  ...BATCH_SETTINGS,
})

export interface Config {
  readonly host: string
  readonly port: number
  /** Absolute path of the folder the service keeps its own files in. */
  readonly data: string
  /** Requests a minute from one address; 0: no limit. */
  readonly rateLimit: number
  readonly maxBodyBytes: number
  /** Whether the last address of X-Forwarded-For is the caller's. */
  readonly trustProxy: boolean
  readonly batches: BatchConfig
}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const { HOST, PORT, QINGDAN_DATA, QINGDAN_RATE_LIMIT, QINGDAN_MAX_BODY, QINGDAN_TRUST_PROXY, ...rest } = readSettings(
    settings,
    environment,
  )
  return {
    host: HOST,
    port: PORT,
    data: resolve(QINGDAN_DATA),
    rateLimit: QINGDAN_RATE_LIMIT,
    maxBodyBytes: QINGDAN_MAX_BODY,
    trustProxy: QINGDAN_TRUST_PROXY === '1',
    batches: batchConfig(rest),
  }
}
