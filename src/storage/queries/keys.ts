// API keys: their hashes, what they may do, and whether they still may.
import type { Compilable } from 'kysely'
import { type ApiScope, type KeyRecord, SCOPES } from '../../app/ports.ts'
import type { Db } from '../database.ts'
import type { Tables } from '../tables.ts'

/** Oldest first. */
export async function listKeys(db: Db): Promise<readonly KeyRecord[]> {
  const rows = await db.selectFrom('api_keys').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(keyOf)
}

export async function findKey(db: Db, id: string): Promise<KeyRecord | undefined> {
  const row = await db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : keyOf(row)
}

export function enterKey(db: Db, key: KeyRecord): Compilable {
  return db.insertInto('api_keys').values({
    id: key.id,
    hash: key.hash,
    scopes: key.scopes.join(' '),
    note: key.note,
    created_at: key.createdAt,
    revoked_at: key.revokedAt,
    last_used_on: key.lastUsedOn,
  })
}

export function revoke(db: Db, id: string, at: string): Compilable {
  return db.updateTable('api_keys').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null)
}

export function touch(db: Db, id: string, day: string): Compilable {
  return db.updateTable('api_keys').set({ last_used_on: day }).where('id', '=', id)
}

function keyOf(row: Tables['api_keys']): KeyRecord {
  const { id, hash, note, created_at: createdAt, revoked_at: revokedAt, last_used_on: lastUsedOn } = row
  return { id, hash, scopes: row.scopes.split(' ').filter(isScope), note, createdAt, revokedAt, lastUsedOn }
}

function isScope(text: string): text is ApiScope {
  return SCOPES.some((scope) => scope === text)
}
