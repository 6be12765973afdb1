// The service as a supervisor sees it: what it cannot start with, when it stops being ready, and that it always comes to an end.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXAMPLE_INVOICE } from '../../src/http/example.ts'
import { root } from '../tidy/sources.ts'

const onWindows = process.platform === 'win32'
const { PATH } = process.env
let data = ''
const started: ChildProcess[] = []

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'qingdan-'))
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

function start(environment: Readonly<Record<string, string>> = {}) {
  const env = { PATH, HOST: '127.0.0.1', PORT: '0', QINGDAN_DATA: data, ...environment }
  const child = spawn(process.execPath, [join(root, 'src/entry/node.ts')], { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  const said = { err: '' }
  child.stderr.on('data', (piece) => {
    said.err += piece
  })
  const address = once(child.stdout, 'data').then(([piece]) => String(piece).trim().split(' ').at(-1) ?? '')
  return { child, said, address, exit: once(child, 'close').then(([code]) => code) }
}

describe('a folder that cannot be written to keeps it from starting', () => {
  test.each([
    ['below a file', () => join(root, 'package.json', 'data')],
    [
      'with a folder where the database goes',
      () => {
        mkdirSync(join(data, 'qingdan.sqlite'))
        return data
      },
    ],
  ])('%s', async (_, folder) => {
    const { exit, said } = start({ QINGDAN_DATA: folder() })
    expect(await exit).toBe(1)
    expect(said.err).toMatch(/^qingdan cannot start: QINGDAN_DATA must be a folder that can be written to \(.+\)\n$/)
  })
})

test('every wrong setting is named before anything is done: nothing is kept, nothing listens', async () => {
  const { exit, said } = start({ PORT: 'x', QINGDAN_MAX_BODY: '0' })
  expect(await exit).toBe(1)
  expect(said.err).toMatch(/^qingdan cannot start: PORT must be .+\nQINGDAN_MAX_BODY must be .+\n$/)
  expect(readdirSync(data)).toEqual([])
})

test('it is not ready while its folder is gone, nor with an empty one in its place; it goes on checking', async () => {
  const { address } = start()
  const [service, body] = [await address, JSON.stringify(EXAMPLE_INVOICE)]
  const ready = async () => (await fetch(`${service}/readyz`)).status
  const check = async () =>
    (await fetch(`${service}/v1/checks`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status
  const states = [await ready(), await check()]
  rmSync(data, { recursive: true })
  states.push(await ready(), await check())
  mkdirSync(data)
  states.push(await ready())
  // What would be written now would be lost with the process: only a restart opens a new database.
  expect(states).toEqual([200, 200, 503, 200, 503])
})

test('what is no HTTP, or a method nobody serves, ends its own connection and nothing else', async () => {
  const { address, said } = start()
  const { hostname, port } = new URL(await address)
  const answerTo = async (text: string) => {
    const socket = connect(Number(port), hostname).setEncoding('latin1')
    socket.end(text)
    const [line = ''] = (await socket.toArray()).join('').split('\r\n')
    return line
  }
  expect(await answerTo('this is not HTTP\r\n\r\n')).toContain('400')
  expect(await answerTo('TRACE /v1/facts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/ 4\d\d /)
  expect(await answerTo('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain('200')
  expect(said.err).toBe('')
})

test.runIf(!onWindows)(
  'a request that never ends does not keep it from ending: after ten seconds it leaves with 0',
  { timeout: 45_000 },
  async () => {
    const { child, address, exit } = start()
    const endless = request(`${await address}/v1/checks`, { method: 'POST', headers: { 'content-type': 'application/json' } })
    endless.on('error', () => {})
    endless.write('{')
    await wait(200)
    const told = Date.now()
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
    const took = Date.now() - told
    expect([took > 9_000, took < 25_000]).toEqual([true, true])
  },
)

test.runIf(!onWindows)('started by npm it ends with the shell npm started it in, which alone is told to stop', async () => {
  const command = `"${process.execPath}" "${join(root, 'src/entry/node.ts')}" & wait`
  const env = { PATH, HOST: '127.0.0.1', PORT: '0', QINGDAN_DATA: data, npm_lifecycle_event: 'start' }
  const shell = spawn('/bin/sh', ['-c', command], { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(shell)
  const [piece] = await once(shell.stdout, 'data')
  const address = String(piece).trim().split(' ').at(-1) ?? ''
  expect((await fetch(`${address}/healthz`, { headers: { connection: 'close' } })).status).toBe(200)
  shell.kill('SIGKILL')
  await once(shell, 'close')
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
})
