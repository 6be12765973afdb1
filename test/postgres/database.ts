// PostgreSQL in this process, as a host of his own would give it to us: the queries of src/storage over it, and the few statements of the migrations that it says in other words.
import { PGlite } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { type Database, isTaken } from '../../src/storage/database.ts'
import { statementsOf } from '../../src/storage/migrate.ts'
import type { Tables } from '../../src/storage/tables.ts'
import { migrations } from '../workerd/migrations.ts'

/** What the migrations have that PostgreSQL does not take as it is. */
export const IN_OTHER_WORDS = /^CREATE TRIGGER /

let server: Promise<PGlite> | undefined
let made = 0

export interface FreshPostgres extends Database {
  /** Runs what a host runs by hand. */
  readonly run: (sql: string) => Promise<unknown>
}

/** A database of its own within one server, brought up to date. Whoever asks for the next one is done with it. */
export async function freshPostgres(): Promise<FreshPostgres> {
  server ??= PGlite.create()
  const pg = await server
  made += 1
  await pg.exec(`CREATE SCHEMA s${made}; SET search_path TO s${made}`)
  for (const statement of migrations().flatMap(statementsOf)) if (!IN_OTHER_WORDS.test(statement)) await pg.exec(statement)
  return { ...databaseOver(pg), run: (sql) => pg.exec(sql) }
}

function databaseOver(pg: PGlite): Database {
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOver(pg),
      createIntrospector: (it) => new PostgresIntrospector(it),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return {
    db,
    commit: async (writes) => {
      const compiled = writes.map((write) => write.compile())
      try {
        await pg.transaction(async (all) => {
          for (const { sql, parameters } of compiled) await all.query(sql, [...parameters])
        })
        return 'committed'
      } catch (error) {
        if (isTaken(error)) return 'conflict'
        throw error
      }
    },
    close: () => db.destroy(),
  }
}

/** The server lets its one connection be used by one after the other. */
function driverOver(pg: PGlite): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const { rows } = await pg.query<R>(sql, [...parameters])
      return { rows }
    },
    streamQuery: () => {
      throw new Error('the queries of the store are answered whole')
    },
  }
  const nothing = async () => {}
  return {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
}
