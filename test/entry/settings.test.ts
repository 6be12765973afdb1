// What the environment says is taken at its word or refused by the name of its variable, with what would have been right.
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/entry/config.ts'
import { ConfigError } from '../../src/entry/setting.ts'

const refusalOf = (environment: Readonly<Record<string, string>>): string => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'taken'
}

describe.each([
  [
    'PORT',
    'must be a whole number from 0 to 65535',
    ['0', '1', '65535', '08787'],
    ['-0', '65536', '1e3', '8787.0', '８７８７', '+1', 'NaN', '0b1', '9'.repeat(400)],
  ],
  [
    'QINGDAN_RATE_LIMIT',
    'must be a whole number from 0 to 1000000',
    ['0', '600', '1000000'],
    ['1000001', '-1', '1_000', '10/s', 'Infinity'],
  ],
  ['QINGDAN_MAX_BODY', 'must be a whole number from 1 to 1073741824', ['1', '10485760', '1073741824'], ['0', '1073741825', '1k', '10 MB']],
  ['QINGDAN_TRUST_PROXY', 'must be 0 or 1', ['0', '1'], ['true', 'false', 'on', '2', '01', ' 1']],
] as const)('%s', (name, remedy, good, bad) => {
  test.each(good)('%s is taken', (value) => expect(refusalOf({ [name]: value })).toBe('taken'))

  test.each(bad)('%s is refused with what it must be, and is not repeated', (value) => {
    expect(refusalOf({ [name]: value })).toBe(`${name} ${remedy}`)
  })
})

test('all that is wrong is said at once, one line a variable', () => {
  const wrong = { PORT: 'x', QINGDAN_RATE_LIMIT: 'x', QINGDAN_MAX_BODY: 'x', QINGDAN_TRUST_PROXY: 'x', HOST: '127.0.0.1' }
  expect(
    refusalOf(wrong)
      .split('\n')
      .map((it) => it.split(' ')[0]),
  ).toEqual(Object.keys(wrong).filter((name) => name !== 'HOST'))
})

test('the environment of the machine is left alone: names like ours in other letters mean nothing', () => {
  expect(readConfig({ port: '1', qingdan_data: '/x', PORTS: '2', QINGDAN_DATA_DIR: '/y', __proto__: 'x' })).toEqual(readConfig({}))
})
