// Keys, the audit log and publishing on the command line, over a database in a folder of the test's own; as a person types them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublishDeps } from '../../src/app/publish/commit-edition.ts'
import { openHouse } from '../../src/entry/open-house.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { commandLine } from './in-process.ts'

const PATIENCE = 120_000
const RESIDENTIAL = 'cn-6505.electricity.non-grid.residential'
let data = ''
let deps: PublishDeps
let close: () => Promise<void>

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'qingdan-ledger-'))
  const house = await openHouse(data)
  deps = { store: house.store, library: house.library, surroundings: SURROUNDINGS }
  close = house.close
}, PATIENCE)
afterAll(async () => {
  await close()
  rmSync(data, { recursive: true, force: true })
})

const run = (...words: string[]) => commandLine([...words, '--lang', 'en'], { house: { ledger: async () => deps } })

describe('keys', () => {
  test('are made with their scopes and shown once, listed without themselves, and revoked once', async () => {
    const made = await run('keys', 'create', '--scope', 'batch', '--scope', 'publish', '--note', 'for the bureau')
    expect(made.status).toBe(0)
    const { key, id, scopes } = JSON.parse(made.stdout)
    expect([key.startsWith(`qd_${id}_`), scopes]).toEqual([true, ['batch', 'publish']])
    const listed = await run('keys', 'list')
    expect(listed.stdout).toMatch(new RegExp(`^id .*\n${id}  batch publish  \\d{4}-\\d{2}-\\d{2}  never +valid  for the bureau\n$`))
    expect(`${listed.stdout}${(await run('keys', 'list', '--json')).stdout}`).not.toContain(key)
    expect(await run('keys', 'revoke', id)).toMatchObject({ status: 0, stdout: `${id}: revoked\n` })
    expect(await run('keys', 'revoke', id)).toMatchObject({ status: 3, stderr: `qingdan: ${id}: was revoked before\n` })
    expect((await run('keys', 'revoke', 'nobody')).status).toBe(3)
    expect((await run('keys', 'list')).stdout).toContain('revoked')
  })

  test('without a scope none is made', async () => {
    expect(await run('keys', 'create')).toMatchObject({ status: 3, stdout: '' })
    expect((await run('keys', 'create', '--scope', 'everything')).status).toBe(3)
  })
})

describe('publishing', () => {
  const changes = (price: string) => {
    const file = join(data, `changes-${price}.json`)
    const limit = {
      when: { customerClass: 'residential' },
      limit: { type: 'fixed', price, unit: 'kWh' },
      from: '2026-12-01',
      basis: [{ document: '试行〔2026〕1号' }],
      verification: 'original',
    }
    const documents = { '试行〔2026〕1号': { title: '试行', published: '2026-11-01', inForce: '2026-12-01' } }
    writeFileSync(file, JSON.stringify({ documents, changes: [{ op: 'add-limit', id: RESIDENTIAL, limit }] }))
    return file
  }

  test('a change set is tried, then published; the library has it at once', { timeout: PATIENCE }, async () => {
    const file = changes('0.35')
    const tried = await run('catalogue', 'publish', '--changes', file, '--dry-run')
    expect(tried).toMatchObject({ status: 0, stderr: '' })
    expect(tried.stdout).toMatch(/^fit to be published as edition 2: sha256:[0-9a-f]{64}\nentries: 0 added, 0 ended, 0 removed, 1 changed;/)
    expect((await deps.store.newest())?.number).toBe(1)
    const done = await run('catalogue', 'publish', '--changes', file, '--note', 'a test')
    expect(done.stdout).toMatch(/^published edition 2: /)
    expect(deps.library.current().number).toBe(2)
    expect(await deps.store.newest()).toMatchObject({ number: 2, publishedBy: 'local', note: 'a test' })
  })

  test('the folder of the program takes the place of what stands', { timeout: PATIENCE }, async () => {
    const done = await run('catalogue', 'publish')
    expect([done.status, done.stdout.split(':')[0]]).toEqual([0, 'published edition 3'])
    const again = await run('catalogue', 'publish')
    expect([again.status, again.stdout]).toEqual([1, ''])
    expect(again.stderr).toContain('The content is that of edition 3')
  })

  test('what has faults is told with its places, and nothing is published', { timeout: PATIENCE }, async () => {
    const file = join(data, 'faulty.json')
    writeFileSync(file, JSON.stringify({ changes: [{ op: 'end', id: RESIDENTIAL, from: 'never', basis: [], verification: 'original' }] }))
    const refused = await run('catalogue', 'publish', '--changes', file)
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain('/changes/0/from')
    writeFileSync(file, '{')
    expect(await run('catalogue', 'publish', '--changes', file)).toMatchObject({ status: 3, stdout: '' })
    expect((await run('catalogue', 'publish', join(data, 'nowhere'))).status).toBe(3)
    expect((await run('catalogue', 'publish', data, '--changes', file)).status).toBe(3)
    expect((await deps.store.newest())?.number).toBe(3)
  })

  test('a service that cannot be reached, or no key for it, is said', async () => {
    expect((await run('catalogue', 'publish', '--changes', changes('0.3'), '--url', 'http://127.0.0.1:9')).status).toBe(3)
  })
})

test('the audit log of all that is proved unbroken', async () => {
  const proof = await run('audit', 'verify')
  expect(proof.status).toBe(0)
  // Three editions, one key made and revoked.
  expect(proof.stdout).toMatch(/^5 records, the chain is unbroken\nsha256:[0-9a-f]{64}\n$/)
  expect(JSON.parse((await run('audit', 'verify', '--json')).stdout)).toMatchObject({ records: 5, broken: null })
})
