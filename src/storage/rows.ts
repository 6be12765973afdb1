// Lists of rows in pieces that a statement can carry.

/** D1 takes a hundred parameters a statement; SQLite and PostgreSQL take more. */
const MAX_PARAMETERS = 100

/** Pieces of a list whose rows have so many columns each. */
export function pieces<T>(rows: readonly T[], columns: number): T[][] {
  const size = Math.max(1, Math.floor(MAX_PARAMETERS / columns))
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))
}
