// Items by edition: for each entry the stretches of editions through which it stood unchanged.
import type { Compilable } from 'kysely'
import type { EntryHistory, EntryRecord } from '../../app/ports.ts'
import type { Db } from '../database.ts'
import { entering, textsIn } from '../rows.ts'

const COLUMNS = {
  id: 'text',
  since: 'integer',
  type: 'text',
  kind: 'text',
  jurisdiction: 'text',
  name_zh: 'text',
  name_en: 'text',
  digest: 'text',
} as const

/** Oldest first. */
export async function historyOf(db: Db, id: string): Promise<readonly EntryHistory[]> {
  const rows = await db.selectFrom('items').selectAll().where('id', '=', id).orderBy('since').execute()
  return rows.map(({ name_zh: nameZh, name_en: nameEn, type, ...row }) => ({ ...row, type: typeOf(type), nameZh, nameEn }))
}

/** What stands in the newest edition: the digest of each entry by its id. */
export async function standing(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('items').select(['id', 'digest']).where('until', 'is', null).execute()
  return new Map(rows.map(({ id, digest }) => [id, digest]))
}

/** The writes that take the standing entries to those of the next edition. */
export function enterItems(
  db: Db,
  edition: number,
  entries: readonly EntryRecord[],
  before: ReadonlyMap<string, string>,
): readonly Compilable[] {
  const after = new Map(entries.map((entry) => [entry.id, entry.digest]))
  const gone = [...before].filter(([id, digest]) => after.get(id) !== digest).map(([id]) => id)
  const come = entries.filter((entry) => before.get(entry.id) !== entry.digest)
  return [
    ...textsIn(gone).map((ids) =>
      db
        .updateTable('items')
        .set({ until: edition - 1 })
        .where('until', 'is', null)
        .where('id', 'in', ids),
    ),
    ...entering(
      db,
      'items',
      COLUMNS,
      come.map(({ nameZh, nameEn, ...entry }) => ({ ...entry, since: edition, name_zh: nameZh, name_en: nameEn })),
    ),
  ]
}

function typeOf(text: string): EntryRecord['type'] {
  if (text === 'item' || text === 'prohibition' || text === 'relief' || text === 'incompatible') return text
  throw new Error(`an entry of the database is of no known type: ${text}`)
}
