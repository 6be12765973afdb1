// `qingdan serve` starts the service, answers, and ends cleanly when told to.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { root } from '../tidy/sources.ts'
import { PATIENCE_MILLISECONDS } from './run-qingdan.ts'

vi.setConfig({ testTimeout: PATIENCE_MILLISECONDS })

const data = mkdtempSync(join(tmpdir(), 'qingdan-serve-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

test.runIf(process.platform !== 'win32')('it listens where the environment says, and SIGTERM ends it with 0', async () => {
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', QINGDAN_DATA: data }
  const child = spawn(process.execPath, [join(root, 'src/entry/qingdan.mjs'), 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/\S+/.exec(said)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  child.removeAllListeners('exit')
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])))
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})
