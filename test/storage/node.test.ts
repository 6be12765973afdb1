// The embedded database: what it promises on a machine that is killed, full, newer, or tampered with.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/app/audit.ts'
import { contentOf, digestOf } from '../../src/core/catalogue/edition.ts'
import { readMigrations, SchemaError } from '../../src/storage/migrate.ts'
import { DATABASE_FILE, migrationFiles, openDatabase } from '../../src/storage/node/open.ts'
import { storeOf } from '../../src/storage/store.ts'
import { root } from '../tidy/sources.ts'
import { enter, smallEdition } from './small-editions.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qingdan-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const raw = () => new SQLite(join(folder, DATABASE_FILE))

test('writes ahead, in full, with foreign keys; every migration is entered', async () => {
  const database = openDatabase(folder)
  await database.close()
  const sqlite = raw()
  expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
  const versions = sqlite.prepare('SELECT version FROM schema_versions ORDER BY version').pluck().all()
  expect(versions).toEqual(readMigrations(migrationFiles()).map(({ version }) => version))
  sqlite.close()
})

test('a database of a newer program is refused with a word on what to do', async () => {
  await openDatabase(folder).close()
  const sqlite = raw()
  sqlite.prepare("INSERT INTO schema_versions VALUES (999, 'later')").run()
  sqlite.close()
  expect(() => openDatabase(folder)).toThrow(SchemaError)
  expect(() => openDatabase(folder)).toThrow(/version 999 .* start the newer program/)
})

test.each([
  ["UPDATE editions SET note = 'x'", 'editions are immutable'],
  ['DELETE FROM editions', 'editions are immutable'],
  ["UPDATE contents SET body = '{}'", 'contents are immutable'],
  ['DELETE FROM edition_parts', 'editions are immutable'],
  ['DELETE FROM audit_log', 'the audit log is only added to'],
  ["UPDATE audit_log SET actor = 'x'", 'the audit log is only added to'],
])('%s is refused, whoever asks', async (sql, message) => {
  const database = openDatabase(folder)
  await enter(storeOf(database), smallEdition(1))
  const sqlite = raw()
  expect(() => sqlite.prepare(sql).run()).toThrow(message)
  sqlite.close()
  await database.close()
})

describe('a log that was tampered with by force', () => {
  test.each([
    ['a word changed', "UPDATE audit_log SET actor = 'x' WHERE sequence = 2", { sequence: 2, reason: 'hash' }],
    ['a record taken out', 'DELETE FROM audit_log WHERE sequence = 2', { sequence: 3, reason: 'gap' }],
    ['its end cut off', 'DELETE FROM audit_log WHERE sequence = 3', { sequence: 3, reason: 'gap' }],
    ['all of it taken away', 'DELETE FROM audit_log', { sequence: 1, reason: 'gap' }],
    [
      'an edition put in the place of another',
      "UPDATE editions SET digest = 'sha256:0' WHERE number = 1",
      { sequence: 1, reason: 'edition' },
    ],
  ])('%s: it is told where', async (_, sql, broken) => {
    const database = openDatabase(folder)
    const store = storeOf(database)
    for (const number of [1, 2, 3]) await enter(store, smallEdition(number))
    const sqlite = raw()
    for (const trigger of ['audit_stays', 'audit_remains', 'editions_stay']) sqlite.exec(`DROP TRIGGER ${trigger}`)
    sqlite.exec(sql)
    sqlite.close()
    expect((await verifyAudit(store, digestOf)).broken).toEqual(broken)
    await database.close()
  })
})

test('a full disk loses no edition that was acknowledged, and half of none is there', async () => {
  const database = openDatabase(folder)
  const store = storeOf(database)
  await enter(store, smallEdition(1))
  await database.db.executeQuery({
    sql: 'PRAGMA max_page_count = 1',
    parameters: [],
    query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
    queryId: { queryId: 'x' },
  })
  const outcomes: string[] = []
  for (let number = 2; number < 40 && outcomes.at(-1) !== 'full'; number += 1)
    outcomes.push(
      await enter(store, smallEdition(number, String(number))).catch((error: Error) =>
        /full/.test(error.message) ? 'full' : error.message,
      ),
    )
  expect(outcomes.at(-1)).toBe('full')
  const numbers = (await store.editions()).map(({ number }) => number)
  expect(numbers).toHaveLength(outcomes.length)
  expect((await verifyAudit(store, digestOf)).broken).toBeNull()
  await database.close()
})

const KILLS = Number(process.env['QINGDAN_TEST_KILLS'] ?? '6')

test('killed at any moment while it publishes, it holds every edition it acknowledged, and each is whole', {
  timeout: 600_000,
}, async () => {
  let acknowledged = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, [join(root, 'test/storage/publisher.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (piece) => {
      said += String(piece)
    })
    while (!said.startsWith('ready')) await wait(5)
    await wait(20 + 37 * (kill % 7))
    child.kill('SIGKILL')
    await once(child, 'close')
    acknowledged = Math.max(acknowledged, ...said.split('\n').slice(1, -1).map(Number))
    const database = openDatabase(folder)
    const store = storeOf(database)
    const editions = await store.editions()
    expect(editions.map(({ number }) => number)).toEqual(Array.from(editions, (_, index) => editions.length - index))
    expect(editions.length).toBeGreaterThanOrEqual(acknowledged)
    for (const { number, digest } of editions.slice(0, 3))
      expect(digestOf(contentOf({ ...(await store.shared(number)), files: await store.files(number, undefined) }))).toBe(digest)
    expect(await verifyAudit(store, digestOf)).toMatchObject({ records: editions.length, broken: null })
    await database.close()
  }
  expect(acknowledged).toBeGreaterThan(0)
})
