// A batch over HTTP while single checks go on: how fast it goes, how much memory the service takes, and how long a single check waits beside it.
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { keyOf, pause, start, statusOf, until } from '../test/entry/batches/killable.ts'
import { writeBills } from './batch-files.ts'
import { highWater } from './batch-memory.ts'
import { billText } from './bills.ts'

const LINES = 10
const WARM_UPS = 300
const CHECKS = 400
/** Between two single checks: a person at the page, not a load test. */
const BREATH_MILLISECONDS = 10

export interface ServiceRun {
  readonly billsPerSecond: number
  readonly megabytes: number
  /** Medians in milliseconds of a single check of ten lines. */
  readonly idle: number
  readonly busy: number
}

export async function benchService(folder: string, bills: number): Promise<ServiceRun> {
  const file = join(folder, `${bills}.ndjson`)
  const data = join(folder, `data-${bills}`)
  await writeBills(file, bills, 'ndjson')
  await mkdir(data)
  const key = await keyOf(data)
  const service = await start(data)
  try {
    await medianCheck(service.address, WARM_UPS)
    const idle = await medianCheck(service.address, CHECKS)
    const began = performance.now()
    const id = await upload(service.address, key, file)
    await until(service.address, key, id, 1)
    const busy = await medianCheck(service.address, CHECKS)
    const { status } = await statusOf(service.address, key, id)
    if (status !== 'running') throw new Error(`the batch was ${status} before the checks beside it were timed: bench a longer one`)
    await ended(service.address, key, id, bills)
    const seconds = (performance.now() - began) / 1000
    return { billsPerSecond: bills / seconds, megabytes: highWater(service.pid), idle, busy }
  } finally {
    await service.kill()
    await Promise.all([rm(file), rm(data, { recursive: true, force: true })])
  }
}

async function upload(address: string, key: string, file: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/x-ndjson',
    'content-length': String((await stat(file)).size),
  }
  const body = Readable.toWeb(createReadStream(file))
  const answer = await fetch(`${address}/v1/batches`, { method: 'POST', headers, body, duplex: 'half' })
  const text = await answer.text()
  if (answer.status !== 202) throw new Error(`the batch was not accepted: ${text}`)
  const { id }: { id: string } = JSON.parse(text)
  return id
}

async function ended(address: string, key: string, id: string, bills: number): Promise<void> {
  for (;;) {
    const { status, progress } = await statusOf(address, key, id)
    if (status === 'completed' && progress.done === bills) return
    if (!['queued', 'running'].includes(status)) throw new Error(`the batch is ${status} with ${progress.done} of ${bills} bills done`)
    await pause(500)
  }
}

async function medianCheck(address: string, checks: number): Promise<number> {
  const body = billText(LINES)
  const times: number[] = []
  for (let index = 0; index < checks; index += 1) {
    const began = performance.now()
    const answer = await fetch(`${address}/v1/checks`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    await answer.arrayBuffer()
    times.push(performance.now() - began)
    await pause(BREATH_MILLISECONDS)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(checks / 2)] ?? Number.NaN
}
