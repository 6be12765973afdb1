// A database of either runtime: Kysely reads it, and what is decided is written as one list, whole or not at all.
import type { Compilable, Kysely } from 'kysely'
import type { Committed } from '../app/ports.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>

export interface Database {
  readonly db: Db
  /** Writes the list in one go. A key that is taken is a `conflict` and nothing is written; any other failure throws. D1 has no interactive transaction, so nothing is read in between. */
  readonly commit: (writes: readonly Compilable[]) => Promise<Committed>
  readonly close: () => Promise<void>
}

/** How SQLite and D1 say that a key is taken, and how PostgreSQL does. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && /UNIQUE constraint failed|duplicate key value violates unique constraint/.test(error.message)
}
