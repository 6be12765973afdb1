// Uploads over a real connection, piece by piece: taken whole, refused while they still come, or broken off, and nothing of the last two stays behind.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bill, ndjson } from '../../app/batch/bills.ts'
import { keyOf, pause, type Running, start, until } from './killable.ts'

const MOST_BYTES = 300_000
const PIECE_BYTES = 16_384
const data = mkdtempSync(join(tmpdir(), 'qingdan-upload-'))
let service: Running
let key = ''

beforeAll(async () => {
  key = await keyOf(data)
  service = await start(data, { QINGDAN_MAX_BATCH: String(MOST_BYTES) })
})
afterAll(async () => {
  await service.kill()
  rmSync(data, { recursive: true, force: true })
})

const BILLS = 150
const FILE = new TextEncoder().encode(ndjson(...Array.from({ length: BILLS }, (_, index) => bill({ id: `U${index}` }))))

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES)
    await pause(1)
  }
}

async function upload(body: AsyncIterable<Uint8Array>): Promise<{ status: number; answer: { id: string; type?: string } }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' }
  const answered = await fetch(`${service.address}/v1/batches`, {
    method: 'POST',
    headers,
    body: ReadableStream.from(body),
    duplex: 'half',
  })
  return { status: answered.status, answer: JSON.parse(await answered.text()) }
}

function batchesOnDisk(): string[] {
  const folder = join(data, 'blobs/batches')
  return existsSync(folder) ? readdirSync(folder) : []
}

test.each([
  ['as it is', FILE],
  ['packed', gzipSync(FILE)],
])('a file that comes in pieces, %s, is judged whole', async (_, bytes) => {
  const { status, answer } = await upload(pieces(bytes))
  expect(status).toBe(202)
  expect(await until(service.address, key, answer.id, BILLS)).toMatchObject({ done: BILLS })
})

test('one that is too large is answered while it still comes, and leaves nothing', async () => {
  const before = batchesOnDisk()
  let sent = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; sent < 100 * MOST_BYTES; sent += FILE.length) {
      yield FILE
      await pause(1)
    }
  }
  const { status, answer } = await upload(endless())
  expect([status, answer.type]).toEqual([413, '/problems/body-too-large'])
  expect(sent).toBeLessThan(100 * MOST_BYTES)
  expect(batchesOnDisk()).toEqual(before)
})

test('one that breaks off leaves nothing, and the next is taken', async () => {
  const before = batchesOnDisk()
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson', 'content-length': 2 * PIECE_BYTES }
  const broken = request(`${service.address}/v1/batches`, { method: 'POST', headers })
  broken.on('error', () => {})
  broken.write(FILE.subarray(0, PIECE_BYTES))
  // Under way: a folder of its own is there for it.
  while (batchesOnDisk().length === before.length) await pause(5)
  broken.destroy()
  while (batchesOnDisk().length > before.length) await pause(5)
  expect((await upload(pieces(FILE))).status).toBe(202)
})
