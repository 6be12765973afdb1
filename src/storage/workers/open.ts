// The database at the edge: D1, brought up to date by `wrangler d1 migrations apply` before a Worker that needs it is deployed.
import type { D1Database } from '@cloudflare/workers-types'
import { Kysely } from 'kysely'
import { D1Dialect } from 'kysely-d1'
import { type Database, isTaken } from '../database.ts'
import type { Tables } from '../tables.ts'

export function openD1(d1: D1Database): Database {
  const db = new Kysely<Tables>({ dialect: new D1Dialect({ database: d1 }) })
  return {
    db,
    commit: async (writes) => {
      const statements = writes.map((write) => {
        const { sql, parameters } = write.compile()
        return d1.prepare(sql).bind(...parameters)
      })
      if (statements.length === 0) return 'committed'
      try {
        // D1 runs a batch as one transaction.
        await d1.batch(statements)
        return 'committed'
      } catch (error) {
        if (isTaken(error)) return 'conflict'
        throw error
      }
    },
    close: () => db.destroy(),
  }
}
