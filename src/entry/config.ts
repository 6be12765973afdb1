// What the environment says about how to run, read once at start; every bad value is named, none is guessed at.
import { resolve } from 'node:path'
import { z } from 'zod'

const MEBIBYTE = 1024 * 1024
const MAX_PORT = 65_535

/** A setting is digits alone; an empty one counts as not given, as in a file of settings. */
const whole = (least: number, most: number, byDefault: number) => {
  const detail = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,15}$/, detail)
    .transform(Number)
    .pipe(z.int(detail).min(least, detail).max(most, detail))
    .default(byDefault)
}

const settings = z.object({
  /** Every interface: a container's port is reached from outside it, a laptop's as localhost. */
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(0, MAX_PORT, 8787),
  QINGDAN_DATA: z.string().default('./data'),
  QINGDAN_RATE_LIMIT: whole(0, 1_000_000, 600),
  QINGDAN_MAX_BODY: whole(1, 1024 * MEBIBYTE, 10 * MEBIBYTE),
  QINGDAN_TRUST_PROXY: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
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
}

/** Its message names every variable that is wrong. */
export class ConfigError extends Error {}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  const read = settings.safeParse(Object.fromEntries(given))
  if (!read.success) throw new ConfigError(read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`).join('\n'))
  const { HOST, PORT, QINGDAN_DATA, QINGDAN_RATE_LIMIT, QINGDAN_MAX_BODY, QINGDAN_TRUST_PROXY } = read.data
  return {
    host: HOST,
    port: PORT,
    data: resolve(QINGDAN_DATA),
    rateLimit: QINGDAN_RATE_LIMIT,
    maxBodyBytes: QINGDAN_MAX_BODY,
    trustProxy: QINGDAN_TRUST_PROXY === '1',
  }
}
