// Many rows in few statements: written as one JSON parameter and taken apart by the database, in words that SQLite, D1 and PostgreSQL share.
import { type Compilable, type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'

/** D1 takes texts of two million bytes, a hundred parameters a statement and a thousand statements a request: rows travel in parcels that are well below the first, so as to stay below the last. */
const PARCEL_BYTES = 1_000_000

type Cell = string | number | null
type Columns = Readonly<Record<string, 'text' | 'integer'>>

const utf8 = new TextEncoder()

/** Bytes of a text as a database keeps it. */
function bytesOf(text: string): number {
  return utf8.encode(text).length
}

/** The statements that enter rows into a table; with `unless` a row stays out where another has the same in that column. */
export function entering<Names extends string>(
  db: QueryExecutorProvider,
  table: string,
  columns: Readonly<Record<Names, 'text' | 'integer'>>,
  rows: readonly Readonly<Record<NoInfer<Names>, Cell>>[],
  unless?: NoInfer<Names>,
): readonly Compilable[] {
  const names = Object.keys(columns).filter((name): name is Names => Object.hasOwn(columns, name))
  const head = sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})`
  const tail = unless === undefined ? sql`` : sql` on conflict (${sql.ref(unless)}) do nothing`
  const cells = rows.map((row) => names.map((name): Cell => row[name]))
  return parcelsOf(cells).map((some) => {
    const [only] = some
    // A row alone may be as long as a text of the database may be, which its JSON might not.
    if (some.length === 1 && only !== undefined) return compilable(db, sql`${head} values (${sql.join(only)})${tail}`)
    const taken = names.map((name, place) => cellAt(place, columns[name]))
    // Without a condition SQLite would take the conflict for one of a join.
    return compilable(db, sql`${head} select ${sql.join(taken)} from ${entriesOf(some)} where true${tail}`)
  })
}

/** Texts to choose rows by, as many as there are: `where('id', 'in', texts)`. */
export function textsIn(texts: readonly string[]): readonly RawBuilder<string>[] {
  return parcelsOf(texts.map((text) => [text])).map((some) => sql<string>`(select ${cellAt(0, 'text')} from ${entriesOf(some)})`)
}

/** An object of lists under its members' names: what `json_each` opens in all three databases, where a list would need another word in PostgreSQL. */
function entriesOf(rows: readonly (readonly Cell[])[]): RawBuilder<unknown> {
  return sql`json_each(${JSON.stringify(Object.fromEntries(rows.entries()))}) as entry`
}

/** PostgreSQL gives every cell as text. */
function cellAt(place: number, type: Columns[string]): RawBuilder<unknown> {
  const cell = sql`entry.value ->> ${sql.lit(place)}`
  return type === 'text' ? cell : sql`cast(${cell} as integer)`
}

function parcelsOf<T extends readonly Cell[]>(rows: readonly T[]): T[][] {
  const parcels: T[][] = []
  let left = 0
  for (const row of rows) {
    const bytes = bytesOf(JSON.stringify(row)) + ROOM_FOR_A_NAME
    if (bytes > left) {
      parcels.push([])
      left = PARCEL_BYTES
    }
    parcels.at(-1)?.push(row)
    left -= bytes
  }
  return parcels
}

/** `"12345678":` and the comma. */
const ROOM_FOR_A_NAME = 12

function compilable(db: QueryExecutorProvider, statement: RawBuilder<unknown>): Compilable {
  return { compile: () => statement.compile(db) }
}
