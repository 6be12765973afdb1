// wrangler.toml and the source say the same: what is bound is used, and a limit written in two places is one number.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unstable_readConfig } from 'wrangler'
import { z } from 'zod'
import { readConfig } from '../../../src/entry/config.ts'
import { BOUND_LIMIT, readEdgeConfig } from '../../../src/entry/edge/bindings.ts'
import { root } from '../../tidy/sources.ts'

const bound = z.array(z.object({ binding: z.string() }))
const shape = z.object({
  vars: z.record(z.string(), z.string()),
  assets: z.object({ binding: z.string() }),
  ratelimits: z.array(z.object({ name: z.string(), simple: z.object({ limit: z.int(), period: z.int() }) })),
  d1_databases: bound,
  r2_buckets: bound,
  queues: z.object({ producers: bound.default([]) }),
  compatibility_flags: z.array(z.string()),
  observability: z.object({ enabled: z.boolean() }),
  send_metrics: z.boolean(),
})
const config = shape.parse(unstable_readConfig({ config: join(root, 'wrangler.toml') }))
const bindings = readFileSync(join(root, 'src/entry/edge/bindings.ts'), 'utf8')

/** Never in a file: they are put with `wrangler secret put`. */
const SECRETS = ['QINGDAN_ADMIN_KEY', 'QINGDAN_WEBHOOK_SECRET']

test('the variables are the defaults of Node.js, and the binding allows as many requests', () => {
  const { rateLimit, maxBodyBytes, batches } = readConfig({})
  expect(config.vars).toEqual({
    QINGDAN_RATE_LIMIT: String(rateLimit),
    QINGDAN_MAX_BODY: String(maxBodyBytes),
    QINGDAN_MAX_BATCH: String(batches.maxBytes),
    QINGDAN_RETENTION_DAYS: String(batches.retentionDays),
  })
  expect(config.ratelimits).toMatchObject([{ name: 'RATE_LIMITER', simple: { limit: BOUND_LIMIT, period: 60 } }])
  expect(BOUND_LIMIT).toBe(rateLimit)
})

test('every binding is one the Worker names, and the other way round', () => {
  const { assets, d1_databases: databases, r2_buckets: buckets, queues, ratelimits, vars } = config
  const named = [assets, ...databases, ...buckets, ...queues.producers].map(({ binding }) => binding)
  const all = [...named, ...ratelimits.map(({ name }) => name), ...Object.keys(vars), ...SECRETS]
  expect(all.toSorted()).toEqual([...bindings.matchAll(/^ {2}readonly ([A-Z][A-Z0-9_]*)\??:/gm)].map(([, name = '']) => name).toSorted())
})

test('no compatibility flag is asked for, what happens is observed, and nothing is told to others', () => {
  expect(config.compatibility_flags).toEqual([])
  expect(config.observability.enabled).toBe(true)
  expect(config.send_metrics).toBe(false)
})

test('what is not given has its default', () => {
  const none = Object.assign(Object.create(null), { QINGDAN_RATE_LIMIT: '' })
  expect(readEdgeConfig(none)).toMatchObject({ rateLimit: 600, maxBodyBytes: 10_485_760, retentionDays: 30, adminKey: undefined })
})
