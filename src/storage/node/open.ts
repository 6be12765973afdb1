// The embedded database: one SQLite file, durable once a commit returns.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SQLite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { type Database, isTaken } from '../database.ts'
import { type Migration, pendingMigrations, readMigrations } from '../migrate.ts'
import type { Tables } from '../tables.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations/', import.meta.url))
export const DATABASE_FILE = 'qingdan.sqlite'
/** How long another process may hold the database before we give up. */
const BUSY_MILLISECONDS = 10_000

/** Opens the database of a data folder, making both where they are not there yet, and brings it up to date. */
export function openDatabase(folder: string): Database {
  mkdirSync(folder, { recursive: true })
  return openFile(join(folder, DATABASE_FILE))
}

/** `:memory:` is a database that goes with the process. */
export function openFile(path: string): Database {
  const sqlite = new SQLite(path, { timeout: BUSY_MILLISECONDS })
  try {
    sqlite.pragma('journal_mode = WAL')
    // What was acknowledged survives a power cut.
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    migrate(sqlite)
  } catch (error) {
    sqlite.close()
    throw error
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) })
  return {
    db,
    commit: async (writes) => {
      const compiled = writes.map((write) => write.compile())
      const all = sqlite.transaction(() => {
        for (const { sql, parameters } of compiled) sqlite.prepare(sql).run(...parameters)
      })
      try {
        all.immediate()
        return 'committed'
      } catch (error) {
        if (isTaken(error)) return 'conflict'
        throw error
      }
    },
    close: () => db.destroy(),
  }
}

/** The files of migrations/, by name. */
export function migrationFiles(folder: string = MIGRATIONS): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}

/** Two processes may start at once: the version is read under the lock that the change is made under. */
function migrate(sqlite: SQLite.Database): void {
  const all = readMigrations(migrationFiles())
  const bring = sqlite.transaction(() => {
    for (const { sql } of pendingMigrations(all, versionOf(sqlite))) sqlite.exec(sql)
  })
  bring.immediate()
}

function versionOf(sqlite: SQLite.Database): Migration['version'] {
  const has = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_versions'").get()
  if (has === undefined) return 0
  return Number(sqlite.prepare('SELECT max(version) FROM schema_versions').pluck().get() ?? 0)
}
