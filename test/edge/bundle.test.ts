// The Worker as it would be deployed is small enough, and `npm run deploy:check` would say so if it were not.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withEntry } from '../../bench/edge/workers.ts'
import { MAX_BUNDLE_BYTES, tooLarge } from '../../src/entry/edge/weigh.ts'
import { root } from '../tidy/sources.ts'
import { START_MILLISECONDS } from './running-worker.ts'

const folder = mkdtempSync(join(tmpdir(), 'qingdan-bundle-'))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(() => {
  const { configPath } = withEntry('src/entry/worker.ts')
  // Without what is laid beside it: other tests build that at the same time.
  const config = join(folder, 'wrangler.toml')
  writeFileSync(config, readFileSync(configPath, 'utf8').replace(/^\[assets\]\n(?:.+\n)+/m, ''))
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' }
  execFileSync('npx', ['wrangler', 'deploy', '--dry-run', '--config', config, '--outdir', folder], { cwd: root, env, stdio: 'pipe' })
}, START_MILLISECONDS)

const bundle = () => readFileSync(join(folder, 'worker.js'))

test('it is within its budget', () => {
  expect(tooLarge(bundle())).toBeUndefined()
})

test('a larger one is refused, and told by how much', () => {
  const large = randomBytes(MAX_BUNDLE_BYTES)
  expect(tooLarge(large)).toMatch(/^the Worker has \d+ bytes with gzip, more than the 500000 it may have$/)
  expect(tooLarge(bundle(), 1)).toContain('more than the 1 it may have')
})

test('of the languages of zod it has those that are spoken here', () => {
  const text = bundle().toString('utf8')
  const spoken = { zh: '\\u65E0\\u6548\\u8F93\\u5165', en: 'Invalid input', nl: 'Ongeldige', it: 'Input non valido' }
  expect(Object.entries(spoken).flatMap(([language, words]) => (text.includes(words) ? [language] : []))).toEqual(['zh', 'en'])
})
