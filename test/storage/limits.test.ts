// Editions of a hundred thousand entries stay within what D1 takes of one request.
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { describe, expect, test } from 'vitest'
import { enterEdition } from '../../src/storage/queries/editions.ts'
import { enterItems } from '../../src/storage/queries/items.ts'
import { enterPrices } from '../../src/storage/queries/prices.ts'
import type { Tables } from '../../src/storage/tables.ts'
import { draft } from './large-drafts.ts'

const ENTRIES = 100_000
const PLACES = 340
/** Cloudflare's limits of D1 on the Workers Paid plan. */
const MOST = { statements: 1000, parameters: 100, statementBytes: 100_000, textBytes: 2_000_000 }
const bytes = (text: string) => new TextEncoder().encode(text).length

const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (it) => new SqliteIntrospector(it),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

function within(writes: readonly Compilable[]) {
  const compiled = writes.map((write) => write.compile())
  expect(compiled.length).toBeLessThan(MOST.statements)
  expect(Math.max(...compiled.map(({ parameters }) => parameters.length))).toBeLessThanOrEqual(MOST.parameters)
  expect(Math.max(...compiled.map(({ sql }) => bytes(sql)))).toBeLessThan(MOST.statementBytes)
  const texts = compiled.flatMap(({ parameters }) => parameters).filter((it) => typeof it === 'string')
  expect(Math.max(...texts.map(bytes))).toBeLessThan(MOST.textBytes)
  return compiled.length
}

describe(`${ENTRIES} entries over ${PLACES} jurisdictions`, () => {
  const large = draft(ENTRIES, PLACES, (place) => `目录 ${place} `.repeat(3000), 1000)
  const before = new Map(large.entries.map(({ id, digest }) => [id, digest]))

  test('are entered within the limits of D1', () => {
    within([...enterEdition(db, large, new Set()), ...enterItems(db, 1, large.entries, new Map()), ...enterPrices(db, 1, large.prices)])
  })

  test('are all changed, or all ended, within them too', () => {
    const changed = large.entries.map((it) => ({ ...it, digest: `${it.digest}x` }))
    within(enterItems(db, 2, changed, before))
    within(enterItems(db, 2, [], before))
  })

  test('cost the next edition only what is new in it', () => {
    const held = new Set(large.parts.map(({ digest }) => digest))
    const [first, ...others] = large.entries
    if (first === undefined) throw new Error('there are entries')
    const next = [{ ...first, digest: 'sha256:new' }, ...others]
    expect(within([...enterEdition(db, large, held), ...enterItems(db, 2, next, before)])).toBeLessThan(10)
  })
})
