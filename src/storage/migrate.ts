// Brings a database to the version this program knows, and refuses one that a newer program has changed.

/** A file of migrations/: its number, its name and its SQL, which itself enters its number into schema_versions. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** Its message says what to do. */
export class SchemaError extends Error {}

const FILE = /^(\d{4})_([a-z0-9_]+)\.sql$/

/** In order; a gap or a number used twice is a fault of ours. */
export function readMigrations(files: Readonly<Record<string, string>>): readonly Migration[] {
  const migrations = Object.entries(files).map(([file, sql]) => {
    const [, number = '', name = ''] = FILE.exec(file) ?? []
    if (name === '') throw new Error(`${file} is not named NNNN_name.sql`)
    return { version: Number(number), name, sql }
  })
  migrations.sort((a, b) => a.version - b.version)
  for (const [index, { version, name }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`migration ${version} (${name}) does not follow the one before it`)
  }
  return migrations
}

/** Those still to be run on a database of this version. */
export function pendingMigrations(all: readonly Migration[], version: number): readonly Migration[] {
  const known = all.length
  if (version > known) {
    throw new SchemaError(
      `the database is of version ${version} and this program knows ${known}: start the newer program that wrote it, or name another QINGDAN_DATA`,
    )
  }
  return all.slice(version)
}

/** The statements of a migration: each ends with a semicolon at the end of a line, which within a trigger none does. */
export function statementsOf(sql: string): readonly string[] {
  return sql
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
