// Databases of the Worker as wrangler keeps them on this machine, filled before it starts.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { getPlatformProxy } from 'wrangler'
import { chain } from '../../src/app/audit.ts'
import { type Draftable, draftOf } from '../../src/app/edition-draft.ts'
import { knownPrices } from '../../src/app/install-built-in.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { statementsOf } from '../../src/storage/migrate.ts'
import { openFile } from '../../src/storage/node/open.ts'
import { storeOf } from '../../src/storage/store.ts'
import { migrations } from '../../test/workerd/migrations.ts'
import { WORK } from './workers.ts'

/** Answers with the folder of a database of this name: empty but for its tables, or with an edition that took in the catalogue of the program. */
export async function databaseOf(config: string, name: string, published?: { edition: Draftable; builtIn: string }): Promise<string> {
  const state = join(WORK, name)
  rmSync(state, { recursive: true, force: true })
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ configPath: config, persist: { path: join(state, 'v3') } })
  for (const statement of migrations().flatMap(statementsOf)) await env.DB.prepare(statement).run()
  await dispose()
  if (published !== undefined) await publish(fileOf(state), published.edition, published.builtIn)
  return state
}

/** Here D1 is a file of SQLite: what a benchmark needs of it is written there at once, rather than statement by statement through a proxy. */
function fileOf(state: string): string {
  const folder = join(state, 'v3/d1/miniflare-D1DatabaseObject')
  const [file, ...others] = readdirSync(folder).filter((name) => /^[0-9a-f]+\.sqlite$/.test(name))
  if (file === undefined || others.length > 0) throw new Error(`one database was to be in ${folder}`)
  return join(folder, file)
}

async function publish(path: string, edition: Draftable, builtIn: string): Promise<void> {
  const database = openFile(path)
  const store = storeOf(database)
  const act = { actor: 'bench', act: 'publish', subject: String(edition.number), digest: edition.digest } as const
  const audit = chain(act, undefined, SURROUNDINGS)
  const record = { publishedAt: audit.at, publishedBy: 'bench', note: null, builtIn: { texts: builtIn, content: builtIn } }
  const done = await store.publish(draftOf(edition, record, await knownPrices(store, edition.set)), audit)
  await database.close()
  if (done !== 'committed') throw new Error('the database was not empty')
}
