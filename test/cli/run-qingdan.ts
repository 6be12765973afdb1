// Runs the real command as a child process, as a person would, in an environment that says nothing about language or colour.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../tidy/sources.ts'

/** Each run reads all the catalogues; a busy machine takes its time. */
export const PATIENCE_MILLISECONDS = 120_000

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const SILENT = { LANG: '', LC_ALL: '', LC_MESSAGES: '', NO_COLOR: '', FORCE_COLOR: undefined, TERM: 'xterm' }

export function qingdan(args: readonly string[], given: { input?: string; env?: Record<string, string> } = {}): Promise<Run> {
  const env = { ...process.env, ...SILENT, ...given.env }
  const child = spawn(process.execPath, [join(root, 'src/entry/qingdan.mjs'), ...args], { cwd: root, env })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.on('error', () => {})
  child.stdin.end(given.input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }))
  })
}
