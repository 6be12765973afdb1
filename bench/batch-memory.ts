// The most memory that the command line takes for a file of so many bills, all its threads together.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeBills } from './batch-files.ts'

const CLI = fileURLToPath(new URL('../src/entry/cli.ts', import.meta.url))
const LOOK_MILLISECONDS = 100
const KIB_IN_MB = 1000 ** 2 / 1024

export async function benchMemory(folder: string, bills: number): Promise<{ readonly megabytes: number; readonly seconds: number }> {
  const [file, out] = [join(folder, `${bills}.ndjson`), join(folder, `${bills}.out.ndjson`)]
  await writeBills(file, bills, 'ndjson')
  const start = performance.now()
  const child = spawn(process.execPath, [CLI, 'batch', file, '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] })
  let most = 0
  const look = setInterval(() => {
    most = Math.max(most, highWater(child.pid))
  }, LOOK_MILLISECONDS)
  await once(child, 'exit')
  clearInterval(look)
  const seconds = (performance.now() - start) / 1000
  await Promise.all([rm(file), rm(out, { force: true })])
  return { megabytes: most, seconds }
}

/** What the kernel saw at most, in megabytes. */
export function highWater(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / KIB_IN_MB
  } catch {
    return 0
  }
}
