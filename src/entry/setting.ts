// How a setting that is a number is read, the same on every runtime.
import { z } from 'zod'

/** A setting is digits alone; an empty one counts as not given, as in a file of settings. */
export function whole(least: number, most: number, byDefault: number) {
  const detail = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,15}$/, detail)
    .transform(Number)
    .pipe(z.int(detail).min(least, detail).max(most, detail))
    .default(byDefault)
}

export const MEBIBYTE = 1024 * 1024
export const RATE_LIMIT = whole(0, 1_000_000, 600)
export const MAX_BODY = whole(1, 1024 * MEBIBYTE, 10 * MEBIBYTE)

/** Its message names every variable that is wrong. */
export class ConfigError extends Error {}

/** Reads what is given; every bad value is named, none is guessed at. */
export function readSettings<T>(schema: z.ZodType<T>, environment: Readonly<Record<string, unknown>>): T {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  const read = schema.safeParse(Object.fromEntries(given))
  if (read.success) return read.data
  throw new ConfigError(read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`).join('\n'))
}
