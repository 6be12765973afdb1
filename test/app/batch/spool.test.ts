// An upload comes through byte for byte, packed or not, and is refused as soon as it is more than may be, empty or damaged.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Channel } from '../../../src/app/batch/channel.ts'
import { UploadRefused, unpackedUpload } from '../../../src/app/batch/spool.ts'

const MIB = 1024 * 1024

/** The bytes in pieces of random lengths, empty ones among them; counts what was asked for. */
function inPieces(bytes: Uint8Array, lengths: readonly number[]) {
  const asked = { pieces: 0 }
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let at = 0
    for (let turn = 0; at < bytes.length; turn += 1) {
      const length = lengths[turn % lengths.length] ?? 1
      asked.pieces += 1
      yield bytes.subarray(at, at + length)
      at += length
    }
  }
  return { asked, pieces: pieces() }
}

async function spooled(bytes: Uint8Array, lengths: readonly number[] = [bytes.length || 1], max = 10 * MIB) {
  const told = { fingerprint: '' }
  const out: Uint8Array[] = []
  for await (const piece of unpackedUpload(inPieces(bytes, lengths).pieces, max, told)) out.push(piece.slice())
  return { bytes: Buffer.concat(out), fingerprint: told.fingerprint }
}

async function refusal(body: AsyncIterable<Uint8Array>, max = 10 * MIB): Promise<UploadRefused> {
  try {
    for await (const _ of unpackedUpload(body, max, { fingerprint: '' }));
  } catch (error) {
    if (error instanceof UploadRefused) return error
    throw error
  }
  throw new Error('it was taken')
}

const lengths = fc.array(fc.integer({ min: 0, max: 17 }), { minLength: 1, maxLength: 5 }).filter((all) => all.some((it) => it > 0))
const anyBytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).filter(([a, b]) => a !== 0x1f || b !== 0x8b)

describe('what was sent', () => {
  test('comes through as it is, whatever the pieces', () =>
    fc.assert(
      fc.asyncProperty(anyBytes, lengths, async (bytes, cut) => {
        expect((await spooled(bytes, cut)).bytes.equals(bytes)).toBe(true)
      }),
    ))

  test('packed comes through unpacked, whatever the pieces', () =>
    fc.assert(
      fc.asyncProperty(anyBytes, lengths, async (bytes, cut) => {
        expect((await spooled(gzipSync(bytes), cut)).bytes.equals(bytes)).toBe(true)
      }),
      { numRuns: 40 },
    ))

  test('has one fingerprint however it was cut and whether it was packed, and another as soon as a byte differs', () =>
    fc.assert(
      fc.asyncProperty(anyBytes, lengths, fc.nat(), fc.integer({ min: 1, max: 255 }), async (bytes, cut, place, change) => {
        const { fingerprint } = await spooled(bytes)
        expect((await spooled(bytes, cut)).fingerprint).toBe(fingerprint)
        expect((await spooled(gzipSync(bytes), cut)).fingerprint).toBe(fingerprint)
        const other = bytes.slice()
        const at = place % other.length
        other[at] = (other[at] ?? 0) ^ change
        if (other[0] === 0x1f && other[1] === 0x8b) return
        expect((await spooled(other)).fingerprint).not.toBe(fingerprint)
      }),
      { numRuns: 60 },
    ))

  test('of one byte, and of the two that begin gzip cut apart, is not taken for gzip too soon', async () => {
    expect((await spooled(Uint8Array.of(0x1f))).bytes).toEqual(Buffer.from([0x1f]))
    expect((await spooled(gzipSync('x'), [1])).bytes.toString()).toBe('x')
  })
})

describe('is refused', () => {
  test('empty, packed or not', async () => {
    expect(await refusal(inPieces(new Uint8Array(), [1]).pieces)).toMatchObject({
      code: 'unreadable-document',
      detail: { en: 'The body is empty' },
    })
    expect(await refusal(inPieces(gzipSync(''), [5]).pieces)).toMatchObject({
      code: 'unreadable-document',
      detail: { en: 'The body is empty' },
    })
  })

  test('one byte more than may be, not the last that may', async () => {
    expect((await spooled(new Uint8Array(100).fill(65), [7], 100)).bytes).toHaveLength(100)
    expect(await refusal(inPieces(new Uint8Array(101).fill(65), [7]).pieces, 100)).toMatchObject({ code: 'body-too-large' })
    expect(await refusal(inPieces(gzipSync(new Uint8Array(101)), [7]).pieces, 100)).toMatchObject({ code: 'body-too-large' })
  })

  test('and no more of it is asked for', async () => {
    const { asked, pieces } = inPieces(new Uint8Array(10_000).fill(65), [100])
    await refusal(pieces, 250)
    expect(asked.pieces).toBe(3)
  })

  test('packed, broken off anywhere', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 10_000 }), async (length) => {
        const packed = gzipSync(Buffer.from('居民生活电费,450.00\n'.repeat(20)))
        const bytes = packed.subarray(0, 2 + (length % (packed.length - 2)))
        expect(await refusal(inPieces(bytes, [9]).pieces)).toMatchObject({
          code: 'unreadable-document',
          detail: { en: 'The gzip body is truncated or damaged' },
        })
      }),
      { numRuns: 40 },
    ))

  test('packed, with a byte of its sums changed', async () => {
    const packed = gzipSync(Buffer.from('电费\n'.repeat(50)))
    const damaged = packed.slice()
    damaged[packed.length - 6] = (damaged[packed.length - 6] ?? 0) ^ 1
    expect(await refusal(inPieces(damaged, [64]).pieces)).toMatchObject({ code: 'unreadable-document' })
  })

  test('packed a thousandfold, before it has all been unpacked', async () => {
    const bomb = gzipSync(new Uint8Array(80 * MIB), { level: 9 })
    expect(80 * MIB).toBeGreaterThan(bomb.length * 500)
    const refused = await refusal(inPieces(bomb, [4096]).pieces, 200 * MIB)
    expect(refused).toMatchObject({ code: 'body-too-large', detail: { en: 'The packed body unpacks to far more than bills do' } })
  })

  test('with a reason in both languages that names the limit', async () => {
    const { detail } = await refusal(inPieces(new Uint8Array(9), [9]).pieces, 8)
    expect(detail).toEqual({ zh: '文件不得超过 8 字节', en: 'The file may have at most 8 bytes' })
  })

  test('and an error of the sender is not taken for damage of the file', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array([65])
      throw new RangeError('the line went dead')
    }
    await expect(refusal(failing())).rejects.toThrow('the line went dead')
  })
})

describe('a channel', () => {
  test('hands over every piece once and in order, and ends', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 20 }), fc.boolean(), async (pieces, slow) => {
        const channel = new Channel()
        const writing = (async () => {
          for (const piece of pieces) await channel.push(piece)
          channel.end()
        })()
        const read: Uint8Array[] = []
        for await (const piece of channel) {
          if (slow) await Promise.resolve()
          read.push(piece)
        }
        await writing
        expect(read).toEqual(pieces)
      }),
    ))

  test('holds one piece: the next is taken only when that one was', async () => {
    const channel = new Channel()
    const taken: string[] = []
    await channel.push(Uint8Array.of(1))
    const second = channel.push(Uint8Array.of(2)).then(() => taken.push('second taken'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(taken).toEqual([])
    const reader = channel[Symbol.asyncIterator]()
    expect((await reader.next()).value).toEqual(Uint8Array.of(1))
    await second
    expect(taken).toEqual(['second taken'])
    channel.end()
    expect((await reader.next()).value).toEqual(Uint8Array.of(2))
    expect((await reader.next()).done).toBe(true)
  })

  test('that ends while somebody waits lets him go', async () => {
    const channel = new Channel()
    const waiting = channel[Symbol.asyncIterator]().next()
    channel.end()
    expect(await waiting).toEqual({ done: true, value: undefined })
  })
})
