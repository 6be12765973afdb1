// Uploads larger than one part go to R2 part by part: they come back byte for byte, and one that breaks off leaves nothing behind.
import { env } from 'cloudflare:workers'
import type { R2Bucket } from '@cloudflare/workers-types'
import { expect, test } from 'vitest'
import { r2Blobs } from '../../src/storage/workers/r2-blobs.ts'

const MIB = 1024 * 1024
/** Parts are of 8 MiB. */
const PART = 8 * MIB

const bound: Readonly<Record<string, unknown>> = env
const isBucket = (it: unknown): it is R2Bucket => typeof it === 'object' && it !== null && 'createMultipartUpload' in it

function bucket(): R2Bucket {
  const { BLOBS } = bound
  if (!isBucket(BLOBS)) throw new Error('the tests on workerd are bound to no bucket')
  return BLOBS
}

/** Bytes that differ from place to place, so that a part out of its order shows. */
const ALL = new Uint8Array(2 * PART + 5 * MIB)
for (let index = 0; index < ALL.length; index += 1) ALL[index] = index % 251
const bytesFrom = (start: number, length: number) => ALL.subarray(start, start + length)

/** In pieces that fit no part. */
async function* pieces(size: number, piece = 3 * MIB + 17): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += piece) yield bytesFrom(at, Math.min(piece, size - at))
}

function isSame(read: Uint8Array, start: number, length: number): boolean {
  if (read.length !== length) return false
  for (let index = 0; index < length; index += 1) if (read[index] !== ALL[start + index]) return false
  return true
}

test.each([
  ['nothing', 0],
  ['a few bytes', 5],
  ['one part to the byte', PART],
  ['one byte more', PART + 1],
  ['two parts and a half', 2 * PART + 4 * MIB + 3],
])('%s comes back as it was written', async (name, size) => {
  const blobs = r2Blobs(bucket())
  const key = `batches/${name.replaceAll(' ', '-')}/upload`
  expect(await blobs.write(key, pieces(size))).toBe(size)
  expect(await blobs.size(key)).toBe(size)
  for (const [from, to] of [
    [0, size],
    [Math.max(0, size - 10), size + 10],
    [PART - 3, PART + 3],
  ] as const) {
    const length = Math.max(0, Math.min(to, size) - from)
    expect(isSame(await blobs.read(key, from, to), from, length), `${from} to ${to}`).toBe(true)
  }
})

test.each([1, 2 * PART + 5])('an upload that breaks off after %i bytes is not there', async (after) => {
  const blobs = r2Blobs(bucket())
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* pieces(after)
    throw new Error('the sender is gone')
  }
  await expect(blobs.write('batches/broken/upload', broken())).rejects.toThrow('the sender is gone')
  expect(await blobs.size('batches/broken/upload')).toBeUndefined()
  await expect(blobs.read('batches/broken/upload', 0, 1)).rejects.toThrow('there is no blob')
})

test('a folder is removed whole, and no other that begins alike', async () => {
  const blobs = r2Blobs(bucket())
  const one = async function* () {
    yield new Uint8Array([1])
  }
  await blobs.write('batches/b10/upload', one())
  await Promise.all(Array.from({ length: 30 }, (_, index) => blobs.write(`batches/b1/results/${index}`, one())))
  await blobs.removeAll('batches/b1/')
  expect((await bucket().list({ prefix: 'batches/b1/' })).objects).toEqual([])
  expect(await blobs.size('batches/b10/upload')).toBe(1)
})
