// How the Worker is started on this machine: with the settings of the service, and its state in the data folder.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../../src/entry/config.ts'
import { devArguments } from '../../../src/entry/edge/dev.ts'

test('it listens, counts and keeps as the environment says', () => {
  const given = devArguments(readConfig({ HOST: '127.0.0.1', PORT: '9000', QINGDAN_DATA: '/srv/q', QINGDAN_RATE_LIMIT: '0' }), {}).join(' ')
  expect(given).toContain('--local')
  expect(given).toContain('--ip 127.0.0.1 --port 9000')
  expect(given).toContain(`--persist-to ${join('/srv/q', 'edge')}`)
  expect(given).toContain('QINGDAN_RATE_LIMIT:0')
  expect(given).not.toContain('QINGDAN_ADMIN_KEY')
})

test('what a deployed Worker has as secrets the environment gives it', () => {
  const given = devArguments(readConfig({}), { QINGDAN_ADMIN_KEY: 'a-key', QINGDAN_WEBHOOK_SECRET: 'a-secret' })
  expect(given).toEqual(expect.arrayContaining(['QINGDAN_ADMIN_KEY:a-key', 'QINGDAN_WEBHOOK_SECRET:a-secret']))
})
