// Editions: what was published under which number, and its parts by place.
import type { Compilable } from 'kysely'
import type { EditionDraft, EditionRecord, Part } from '../../app/ports.ts'
import type { Db } from '../database.ts'
import { entering } from '../rows.ts'
import type { Tables } from '../tables.ts'

export async function newestEdition(db: Db): Promise<EditionRecord | undefined> {
  const row = await db.selectFrom('editions').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

export async function findEdition(db: Db, number: number): Promise<EditionRecord | undefined> {
  const row = await db.selectFrom('editions').selectAll().where('number', '=', number).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

/** Newest first. */
export async function listEditions(db: Db): Promise<readonly EditionRecord[]> {
  const rows = await db.selectFrom('editions').selectAll().orderBy('number', 'desc').execute()
  return rows.map(recordOf)
}

/** The latest edition that took in a catalogue of the program: this one, or any. */
export async function editionWithBuiltIn(db: Db, texts: string | undefined): Promise<EditionRecord | undefined> {
  const all = db.selectFrom('editions').selectAll().orderBy('number', 'desc').limit(1)
  const row = await (texts === undefined
    ? all.where('built_in_texts', 'is not', null)
    : all.where('built_in_texts', '=', texts)
  ).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

/** The text of this SHA-256. */
export async function contentOfDigest(db: Db, digest: string): Promise<string | undefined> {
  const row = await db.selectFrom('contents').select('body').where('digest', '=', digest).executeTakeFirst()
  return row?.body
}

export async function jurisdictionsOf(db: Db, edition: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('edition_parts')
    .select('jurisdiction')
    .distinct()
    .where('edition', '=', edition)
    .where('jurisdiction', 'is not', null)
    .execute()
  return rows.flatMap(({ jurisdiction }) => jurisdiction ?? [])
}

/** Bodies in the order of their paths; `null` asks for what belongs to no place, absent for every place. */
export async function bodiesOf(
  db: Db,
  edition: number,
  places: readonly string[] | null | undefined,
): Promise<readonly Pick<Part, 'path' | 'body'>[]> {
  const all = db
    .selectFrom('edition_parts')
    .innerJoin('contents', 'contents.digest', 'edition_parts.digest')
    .select(['edition_parts.path', 'contents.body'])
    .where('edition_parts.edition', '=', edition)
  const asked =
    places === null
      ? all.where('edition_parts.jurisdiction', 'is', null)
      : places === undefined
        ? all.where('edition_parts.jurisdiction', 'is not', null)
        : all.where('edition_parts.jurisdiction', 'in', places)
  const rows = await asked.execute()
  // Collations differ from database to database; the order of code units does not.
  return rows.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Paths of catalogues that one of the editions has in another text, or alone; in the order of code units. */
export async function differingPaths(db: Db, before: number, after: number): Promise<readonly string[]> {
  if (before === after) return []
  const rows = await db
    .selectFrom('edition_parts')
    .select('path')
    .where('edition', 'in', [before, after])
    .where('jurisdiction', 'is not', null)
    .groupBy('path')
    .having((has) => has.or([has(has.fn.countAll(), '=', 1), has(has.fn.count('digest').distinct(), '=', 2)]))
    .execute()
  return rows.map(({ path }) => path).sort()
}

/** Bodies of these paths, in their order. */
export async function bodiesAt(db: Db, edition: number, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const rows = await db
    .selectFrom('edition_parts')
    .innerJoin('contents', 'contents.digest', 'edition_parts.digest')
    .select(['edition_parts.path', 'contents.body'])
    .where('edition_parts.edition', '=', edition)
    .where('edition_parts.path', 'in', paths)
    .execute()
  return rows.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ body }) => body)
}

/** The texts that an edition holds, by their digests. */
export async function contentsOf(db: Db, edition: number): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('edition_parts').select('digest').distinct().where('edition', '=', edition).execute()
  return new Set(rows.map(({ digest }) => digest))
}

/** The writes that enter an edition. Its number is the key: of two publishers at once, the second finds it taken. Texts that are `held` are there already. */
export function enterEdition(
  db: Db,
  { record, parts, kept }: Pick<EditionDraft, 'record' | 'parts' | 'kept'>,
  held: ReadonlySet<string>,
): readonly Compilable[] {
  const { number, digest, publishedAt, publishedBy, note, counts, builtIn } = record
  const row = {
    number,
    digest,
    published_at: publishedAt,
    published_by: publishedBy,
    note,
    counts: JSON.stringify(counts),
    built_in_texts: builtIn?.texts ?? null,
    built_in_content: builtIn?.content ?? null,
  }
  const contents = [...parts, ...kept].filter((part) => !held.has(part.digest)).map((part) => ({ digest: part.digest, body: part.body }))
  const places = parts.map((part) => ({ edition: number, path: part.path, jurisdiction: part.jurisdiction, digest: part.digest }))
  return [
    db.insertInto('editions').values(row),
    ...entering(db, 'contents', { digest: 'text', body: 'text' }, contents, 'digest'),
    ...entering(db, 'edition_parts', { edition: 'integer', path: 'text', jurisdiction: 'text', digest: 'text' }, places),
  ]
}

function recordOf(row: Tables['editions']): EditionRecord {
  const { number, digest, published_at: publishedAt, published_by: publishedBy, note } = row
  const counts: Record<string, number> = JSON.parse(row.counts)
  const { built_in_texts: texts, built_in_content: content } = row
  const builtIn = texts === null || content === null ? null : { texts, content }
  return { number, digest, publishedAt, publishedBy, note, counts, builtIn }
}
