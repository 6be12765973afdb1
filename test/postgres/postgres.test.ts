// The SQL of the store is shared by SQLite, D1 and PostgreSQL: the tests of the store run on all three, and here is what they do not reach, with every exception by name.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { batchRecordsOf } from '../../src/storage/batch-records.ts'
import { statementsOf } from '../../src/storage/migrate.ts'
import { storeOf } from '../../src/storage/store.ts'
import { termsOf } from '../app/batch/blobs-in-memory.ts'
import { enter, smallEdition } from '../storage/small-editions.ts'
import { root } from '../tidy/sources.ts'
import { migrations } from '../workerd/migrations.ts'
import { freshPostgres, IN_OTHER_WORDS } from './database.ts'

const PATIENCE_MILLISECONDS = 60_000

test('of the migrations PostgreSQL takes all but the triggers, which keep what was published as it was', () => {
  const others = migrations()
    .flatMap(statementsOf)
    .filter((it) => IN_OTHER_WORDS.test(it))
  expect(others.map((it) => /^CREATE TRIGGER (\w+)/.exec(it)?.[1])).toEqual([
    'editions_stay',
    'editions_remain',
    'contents_stay',
    'contents_remain',
    'parts_stay',
    'parts_remain',
    'prices_stay',
    'prices_remain',
    'audit_stays',
    'audit_remains',
  ])
})

test(
  'those triggers as the migration says to write them: nothing published is changed or removed',
  async () => {
    const database = await freshPostgres()
    await enter(storeOf(database), smallEdition(1))
    await database.run(`
      CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% stays', TG_TABLE_NAME; END $$;
      ${TABLES_THAT_STAY.map((it) => `CREATE TRIGGER ${it}_stay BEFORE UPDATE OR DELETE ON ${it} FOR EACH ROW EXECUTE FUNCTION stay();`).join('\n')}
    `)
    await expect(database.run("UPDATE editions SET note = 'x'")).rejects.toThrow('editions stays')
    await expect(database.run('DELETE FROM audit_log')).rejects.toThrow('audit_log stays')
    // The next one is published all the same.
    expect(await enter(storeOf(database), smallEdition(2))).toBe('committed')
  },
  PATIENCE_MILLISECONDS,
)

const TABLES_THAT_STAY = ['editions', 'contents', 'edition_parts', 'reference_prices', 'audit_log']

test(
  'batches are kept as on the other two',
  async () => {
    const records = batchRecordsOf(await freshPostgres())
    const problem = { code: 'internal', detail: { zh: '坏', en: 'bad' }, errors: [] } as const
    const idempotency = { key: 'k', fingerprint: 'f' }
    expect(await records.add(termsOf({ callbackUrl: 'https://a.example' }), idempotency)).toEqual({ added: true })
    expect(await records.add(termsOf({ id: 'b2' }), idempotency)).toEqual({ added: false, id: 'b1', sameRequest: true })
    await records.begin('b1', 2000, 10)
    for (const index of [1, 0, 1]) await records.stretchDone('b1', { index, invoices: 3, rejected: 1, rows: 9 })
    expect(await records.stretchesDone('b1')).toEqual(new Set([0, 1]))
    expect(await records.find('b1')).toMatchObject({ status: 'running', progress: { total: 10, done: 6, rejected: 2, rows: 18 } })
    expect((await records.unfinished()).map(({ id }) => id)).toEqual(['b1'])
    expect(await records.end('b1', 'failed', 3000, problem)).toBe(true)
    expect(await records.end('b1', 'completed', 4000, null)).toBe(false)
    expect((await records.callbacksDue(3000)).map(({ id }) => id)).toEqual(['b1'])
    await records.callbackTried('b1', { state: 'pending', nextAt: 8000 })
    expect(await records.find('b1')).toMatchObject({ problem, callback: { attempts: 1, nextAt: 8000 } })
    expect((await records.listOf(termsOf().owner, 5, undefined)).map(({ id }) => id)).toEqual(['b1'])
    expect(await records.endedBefore(3001)).toEqual(['b1'])
    await records.remove('b1')
    expect([await records.find('b1'), await records.stretchesDone('b1')]).toEqual([undefined, new Set()])
  },
  PATIENCE_MILLISECONDS,
)

test('what one database alone understands is written in its own room and nowhere else', () => {
  const folder = join(root, 'src/storage')
  const shared = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && it.name.endsWith('.ts') && !/[\\/](?:node|workers)$/.test(it.parentPath))
    .map(({ parentPath, name }) => join(parentPath, name))
  expect(shared.length).toBeGreaterThan(8)
  const foreign =
    /PRAGMA|AUTOINCREMENT|\browid\b|json_extract|json_array|\bREPLACE INTO\b|\bOR IGNORE\b|strftime|datetime\(|\bILIKE\b|\bRETURNING\b|::/i
  expect(shared.filter((path) => foreign.test(readFileSync(path, 'utf8').replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')))).toEqual([])
})
