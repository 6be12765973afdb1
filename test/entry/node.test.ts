// The service as it is started: it says when it listens, answers over a real socket, keeps its edition, drains when told to stop, and names what is wrong.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXAMPLE_INVOICE } from '../../src/http/example.ts'
import { bodyOf } from '../http/service.ts'
import { root } from '../tidy/sources.ts'

const body = JSON.stringify(EXAMPLE_INVOICE)
const onWindows = process.platform === 'win32'
let data = ''
const started: ChildProcess[] = []

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'qingdan-'))
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

interface Running {
  readonly child: ChildProcess
  readonly said: { out: string; err: string }
  readonly exit: Promise<number | null>
}

function start(environment: Readonly<Record<string, string>> = {}): Running {
  const { PATH } = process.env
  const env = { PATH, HOST: '127.0.0.1', PORT: '0', QINGDAN_DATA: data, ...environment }
  const child = spawn(process.execPath, [join(root, 'src/entry/node.ts')], { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece) => {
    said.out += piece
  })
  child.stderr.on('data', (piece) => {
    said.err += piece
  })
  return { child, said, exit: once(child, 'close').then(([code]) => code) }
}

/** The address the readiness line names. */
async function listening({ said, exit }: Running): Promise<string> {
  const ended = exit.then(() => 'ended')
  for (;;) {
    const address = /^qingdan listens on (http:\S+)\n$/.exec(said.out)?.[1]
    if (address !== undefined) return address
    if ((await Promise.race([wait(20), ended])) === 'ended') throw new Error(`it ended: ${said.err}`)
  }
}

const check = (address: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${address}/v1/checks`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

test('it says one line when it listens, checks a bill, and is silent otherwise', async () => {
  const service = start()
  const address = await listening(service)
  const answer = await check(address)
  expect([answer.status, (await bodyOf(answer)).summary.allowed]).toEqual([200, '390.00'])
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  expect(await (await fetch(address)).text()).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
  service.child.kill('SIGTERM')
  expect(await service.exit).toBe(onWindows ? null : 0)
  expect(service.said).toEqual({ out: `qingdan listens on ${address}\n`, err: '' })
})

test('the catalogue of the program is edition 1 from the first start on, and is not taken in again', async () => {
  const first = start()
  const served = async (address: string) => (await bodyOf(await fetch(`${address}/v1/editions`))).editions
  const before = await served(await listening(first))
  expect(before).toMatchObject([{ number: 1, current: true, publishedBy: 'built-in' }])
  first.child.kill('SIGKILL')
  expect(await served(await listening(start()))).toEqual(before)
})

test('it is not ready once its folder is gone', async () => {
  const address = await listening(start())
  rmSync(data, { recursive: true })
  expect((await fetch(`${address}/readyz`)).status).toBe(503)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
})

describe.runIf(!onWindows)('told to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s: what is under way is finished, nothing new is taken, and it leaves with 0',
    async (signal) => {
      const service = start()
      const address = await listening(service)
      const slow = request(`${address}/v1/checks`, { method: 'POST', headers: { 'content-type': 'application/json' } })
      slow.write(body.slice(0, 50))
      const answered = once(slow, 'response')
      await wait(200)
      service.child.kill(signal)
      await wait(300)
      await expect(check(address)).rejects.toThrow()
      expect(service.child.exitCode).toBeNull()
      slow.end(body.slice(50))
      const [response] = await answered
      expect(response.statusCode).toBe(200)
      expect((await response.toArray()).join('')).toContain('"allowed":"390.00"')
      expect(await service.exit).toBe(0)
    },
  )

  test('connections that are merely open do not hold it up', async () => {
    const service = start()
    const address = await listening(service)
    await (await check(address, { connection: 'keep-alive' })).text()
    const idle = new Socket().on('error', () => {})
    idle.connect(Number(new URL(address).port), '127.0.0.1')
    await once(idle, 'connect')
    service.child.kill('SIGTERM')
    const late = wait(5_000, 'late')
    expect(await Promise.race([service.exit, late])).toBe(0)
  })
})

describe('over a real socket', () => {
  test('a body without a length is counted and cut off', async () => {
    const address = await listening(start({ QINGDAN_MAX_BODY: '5000' }))
    const sent = request(`${address}/v1/checks`, { method: 'POST', headers: { 'content-type': 'application/json' } })
    sent.on('error', () => {})
    const answered = once(sent, 'response')
    sent.write(' '.repeat(4_000))
    sent.write(' '.repeat(4_000))
    const [response] = await answered
    expect(response.statusCode).toBe(413)
    expect((await check(address)).status).toBe(200)
  })

  test('addresses are those of connections, and of a proxy only where it is trusted: then the last it names', async () => {
    const asked = async (address: string, forwarded: string) => (await check(address, { 'x-forwarded-for': forwarded })).status
    const plain = await listening(start({ QINGDAN_RATE_LIMIT: '1' }))
    expect([await asked(plain, '192.0.2.1'), await asked(plain, '192.0.2.2')]).toEqual([200, 429])
    const behind = await listening(start({ QINGDAN_RATE_LIMIT: '1', QINGDAN_TRUST_PROXY: '1' }))
    expect([
      await asked(behind, '9.9.9.9, 192.0.2.1'),
      await asked(behind, '8.8.8.8, 192.0.2.1'),
      await asked(behind, '192.0.2.2'),
    ]).toEqual([200, 429, 200])
  })
})

describe('what keeps it from starting is said in one line and ends in 1', () => {
  test('a port in use', async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const service = start({ PORT: String(port) })
    expect(await service.exit).toBe(1)
    expect(service.said).toEqual({ out: '', err: `qingdan cannot start: PORT ${port} is in use: stop what uses it, or name another\n` })
    other.close()
  })

  test.each([
    [{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535'],
    [{ HOST: '203.0.113.77' }, 'HOST 203.0.113.77 is not an address of this machine'],
    [{ QINGDAN_DATA: join(root, 'package.json') }, 'QINGDAN_DATA must be a folder that can be written to'],
  ])('%j', async (environment, message) => {
    const service = start(environment)
    expect(await service.exit).toBe(1)
    expect(service.said.err).toContain(`qingdan cannot start: ${message}`)
    expect(service.said.err.trimEnd()).not.toContain('\n')
  })
})
