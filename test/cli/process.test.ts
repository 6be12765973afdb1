// What only a process of its own can show: it runs from any folder, survives a reader that leaves, and prints nothing twice.
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { root } from '../tidy/sources.ts'
import * as bills from './bills.ts'
import { PATIENCE_MILLISECONDS, qingdan } from './run-qingdan.ts'

vi.setConfig({ testTimeout: PATIENCE_MILLISECONDS })

const program = join(root, 'src/entry/qingdan.mjs')

/** Runs in a folder of its own; with `reads` the reader leaves after so many bytes. */
function started(args: readonly string[], input: string, { cwd = root, reads = Number.POSITIVE_INFINITY } = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', LANG: 'en_US.UTF-8', LC_ALL: '' },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
    if (stdout.length >= reads) child.stdout.destroy()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout, stderr }))
  })
}

describe('the process', () => {
  test('finds its catalogues from whatever folder it is started in', async () => {
    const bill = JSON.stringify(bills.violation)
    const [here, elsewhere] = await Promise.all([
      started(['check', '-', '--json'], bill),
      started(['check', '-', '--json'], bill, { cwd: tmpdir() }),
    ])
    expect(elsewhere).toEqual(here)
    expect(here.status).toBe(1)
  })
  test('goes on when its reader leaves, for its exit code, and does not complain', async () => {
    const many = `${Array.from({ length: 2000 }, () => JSON.stringify(bills.undetermined)).join('\n')}\n`
    const run = await started(['check', '-', '--json'], many, { reads: 1 })
    expect(run).toMatchObject({ status: 2, stderr: '' })
    expect(run.stdout.length).toBeGreaterThan(0)
  })
  test('writes all of a long answer before it ends', async () => {
    const count = 500
    const many = Array.from({ length: count }, () => JSON.stringify(bills.violation)).join('\n')
    const { stdout, status } = await qingdan(['check', '-', '--json'], { input: many })
    expect(stdout.split('\n').slice(0, -1)).toHaveLength(count)
    expect(new Set(stdout.trimEnd().split('\n')).size).toBe(1)
    expect(status).toBe(1)
  })
})
