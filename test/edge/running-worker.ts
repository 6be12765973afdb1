// The Worker as wrangler builds it, running on workerd with the bindings of wrangler.toml: no network, and state of its own.

import type { D1Database } from '@cloudflare/workers-types'
import { createTestHarness, type TestHarness, type TestHarnessOptions } from 'wrangler'
import { statementsOf } from '../../src/storage/migrate.ts'
import { root } from '../tidy/sources.ts'
import { migrations } from '../workerd/migrations.ts'

/** Building and starting take a while on a busy machine. */
export const START_MILLISECONDS = 120_000

process.env['WRANGLER_SEND_METRICS'] = 'false'
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'

export interface RunningWorker {
  readonly harness: TestHarness
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  readonly stop: () => Promise<void>
}

type Input = TestHarnessOptions['workers'][number]

export function startWorker(vars: Readonly<Record<string, string>> = { QINGDAN_RATE_LIMIT: '0' }): Promise<RunningWorker> {
  return startWith({ configPath: 'wrangler.toml', vars })
}

export async function startWith(input: Input): Promise<RunningWorker> {
  const harness = createTestHarness({ root, workers: [input] })
  const { url } = await harness.listen()
  await migrate(harness)
  return { harness, ask: (path, init) => fetch(new URL(path, url), init), stop: () => harness.close() }
}

/** What `wrangler d1 migrations apply` does before a deployment. */
async function migrate(harness: TestHarness): Promise<void> {
  const { DB } = await harness.getWorker<{ DB: D1Database }>().getEnv()
  for (const statement of migrations().flatMap(statementsOf)) await DB.prepare(statement).run()
}
