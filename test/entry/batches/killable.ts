// A service in a process of its own that can be killed at any moment and started again over the same folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createKey } from '../../../src/app/keys.ts'
import { openHouse } from '../../../src/entry/open-house.ts'
import { SURROUNDINGS } from '../../../src/entry/surroundings.ts'

const SERVER = new URL('../../../src/entry/node.ts', import.meta.url).pathname

export interface Running {
  readonly address: string
  readonly pid: number | undefined
  readonly kill: () => Promise<void>
}

export async function keyOf(data: string): Promise<string> {
  const house = await openHouse(data)
  const { key } = await createKey(house.store, SURROUNDINGS, ['batch'], null)
  await house.close()
  return key
}

export async function start(data: string, environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const env = { ...process.env, QINGDAN_DATA: data, PORT: '0', HOST: '127.0.0.1', QINGDAN_RATE_LIMIT: '0', ...environment }
  const child = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await listening(child)
  return {
    address,
    pid: child.pid,
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function listening(child: ChildProcess): Promise<string> {
  let said = ''
  for await (const piece of child.stdout ?? []) {
    said += String(piece)
    const found = /listens on (http:\S+)/.exec(said)?.[1]
    if (found !== undefined) return found
  }
  throw new Error(`the service ended: ${said}`)
}

export async function statusOf(address: string, key: string, id: string): Promise<{ status: string; progress: { done: number } }> {
  const answer = await fetch(`${address}/v1/batches/${id}`, { headers: { authorization: `Bearer ${key}` } })
  return JSON.parse(await answer.text())
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits until the batch has got so far or has ended; answers with its status and how much was done. */
export async function until(address: string, key: string, id: string, least: number): Promise<{ status: string; done: number }> {
  for (;;) {
    const { status, progress } = await statusOf(address, key, id)
    if (!['queued', 'running'].includes(status) || progress.done >= least) return { status, done: progress.done }
    await pause(5)
  }
}
