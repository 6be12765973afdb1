// The environment is read once: what is not given has its default, and everything that is wrong is named together.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/entry/config.ts'
import { ConfigError } from '../../src/entry/setting.ts'

const batches = { maxBytes: 2_147_483_648, retentionDays: 30, webhookInside: false, webhookSecret: undefined, workers: undefined }

test('an empty environment is a good one', () => {
  const defaults = {
    host: '0.0.0.0',
    port: 8787,
    data: join(process.cwd(), 'data'),
    rateLimit: 600,
    maxBodyBytes: 10_485_760,
    trustProxy: false,
    batches,
  }
  expect(readConfig({})).toEqual(defaults)
  expect(readConfig({ HOST: '', PORT: '', QINGDAN_DATA: '', QINGDAN_RATE_LIMIT: undefined, UNRELATED: 'x' })).toEqual(defaults)
})

test('what is given is taken', () => {
  const given = { HOST: '::1', PORT: '0', QINGDAN_DATA: '/srv/q', QINGDAN_RATE_LIMIT: '0', QINGDAN_MAX_BODY: '1', QINGDAN_TRUST_PROXY: '1' }
  expect(readConfig(given)).toEqual({ host: '::1', port: 0, data: '/srv/q', rateLimit: 0, maxBodyBytes: 1, trustProxy: true, batches })
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', '0x50'],
  ['PORT', ' 80'],
  ['QINGDAN_RATE_LIMIT', 'many'],
  ['QINGDAN_MAX_BODY', '0'],
  ['QINGDAN_MAX_BODY', '10MB'],
  ['QINGDAN_TRUST_PROXY', 'yes'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must be `))
})

test('every fault is named at once', () => {
  expect(() => readConfig({ PORT: 'x', QINGDAN_TRUST_PROXY: 'y' })).toThrow(/^PORT .+\nQINGDAN_TRUST_PROXY .+$/)
})
