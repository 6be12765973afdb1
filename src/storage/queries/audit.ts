// The audit log: rows that are only ever added, each carrying the hash of the one before.
import type { Compilable } from 'kysely'
import type { AuditRecord } from '../../app/ports.ts'
import type { Db } from '../database.ts'
import type { Tables } from '../tables.ts'

export async function lastAudit(db: Db): Promise<AuditRecord | undefined> {
  const row = await db.selectFrom('audit_log').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? undefined : auditOf(row)
}

/** Those after a number, in order. */
export async function auditAfter(db: Db, after: number, limit: number): Promise<readonly AuditRecord[]> {
  const rows = await db.selectFrom('audit_log').selectAll().where('sequence', '>', after).orderBy('sequence').limit(limit).execute()
  return rows.map(auditOf)
}

/** Its number is the key: of two acts at once the second finds it taken, and is chained anew. */
export function enterAudit(db: Db, record: AuditRecord): Compilable {
  return db.insertInto('audit_log').values({ ...record })
}

function auditOf(row: Tables['audit_log']): AuditRecord {
  const { act } = row
  if (act !== 'publish' && act !== 'create-key' && act !== 'revoke-key') throw new Error(`the audit log holds an unknown act: ${act}`)
  return { ...row, act }
}
