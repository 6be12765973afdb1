// An empty store of a test's own, on D1: one of a few databases, emptied and brought up to date.
import { env } from 'cloudflare:workers'
import type { D1Database } from '@cloudflare/workers-types'
import type { Store } from '../../src/app/ports.ts'
import { statementsOf } from '../../src/storage/migrate.ts'
import { storeOf } from '../../src/storage/store.ts'
import { openD1 } from '../../src/storage/workers/open.ts'
import { migrations } from './migrations.ts'

/** The first is for what lasts, the others are used again and again. */
const bindings: Readonly<Record<string, D1Database>> = env
let given = 0

export async function freshStore(): Promise<Store> {
  const names = Object.keys(bindings)
    .filter((name) => name.startsWith('DB'))
    .toSorted()
  const place = given < names.length ? given : 1 + ((given - 1) % (names.length - 1))
  given += 1
  const d1 = bindings[names[place] ?? '']
  if (d1 === undefined) throw new Error('the tests on workerd are bound to no database')
  await empty(d1)
  for (const statement of migrations().flatMap(statementsOf)) await d1.prepare(statement).run()
  return storeOf(openD1(d1))
}

async function empty(d1: D1Database): Promise<void> {
  const { results } = await d1
    .prepare(
      "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND type IN ('trigger', 'table')",
    )
    .all<{ type: string; name: string }>()
  const drops = results.toSorted((a, b) => (a.type < b.type ? 1 : -1)).map(({ type, name }) => d1.prepare(`DROP ${type} ${name}`))
  // Rows refer to rows of tables that go as well.
  if (drops.length > 0) await d1.batch([d1.prepare('PRAGMA defer_foreign_keys = ON'), ...drops])
}
