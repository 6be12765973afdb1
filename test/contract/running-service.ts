// The service started as a deployer starts it, on a free port with a folder of its own, and asked over a real socket.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../tidy/sources.ts'

export interface RunningService {
  readonly address: string
  /** The folder it keeps its own files in. */
  readonly data: string
  stop(): Promise<void>
}

/** Resolves once the service has said where it listens; what it complains of before that becomes the error. */
export async function startService(): Promise<RunningService> {
  const data = mkdtempSync(join(tmpdir(), 'qingdan-contract-'))
  const { PATH } = process.env
  const env = { PATH, HOST: '127.0.0.1', PORT: '0', QINGDAN_DATA: data, QINGDAN_RATE_LIMIT: '0' }
  const child = spawn(process.execPath, [join(root, 'src/entry/node.ts')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const address = await addressOf(child)
  return {
    address,
    data,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'close')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  let out = ''
  let err = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (piece) => {
      out += String(piece)
      const address = /^qingdan listens on (http:\S+)\n/.exec(out)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.stderr?.on('data', (piece) => {
      err += String(piece)
    })
    child.once('close', () => reject(new Error(`the service ended before it listened: ${err}`)))
  })
}
