// Taking an upload in: unpacked where it is packed, counted while it comes, refused as soon as it is more than allowed.
import type { Bilingual } from '../../core/catalogue/schema/words.ts'

const MIB = 1024 * 1024
/** A packed upload that unpacks to more than this is held to a ratio: honest tables reach a hundred to one, not five hundred. */
const UNSUSPICIOUS_BYTES = 64 * MIB
const MAX_RATIO = 500
const GZIP = [0x1f, 0x8b] as const

/** Carries a refusal out of a stream. */
export class UploadRefused extends Error {
  readonly code: 'body-too-large' | 'unreadable-document'
  readonly detail: Bilingual

  constructor(code: UploadRefused['code'], detail: Bilingual) {
    super(detail.en)
    this.code = code
    this.detail = detail
  }
}

export interface Spooled {
  /** Two uploads of the same bytes have the same. */
  fingerprint: string
}

/** Passes the upload on; what it was is told in `spooled` when it has ended. A body that begins like gzip is unpacked. */
export async function* unpackedUpload(body: AsyncIterable<Uint8Array>, maxBytes: number, spooled: Spooled): AsyncGenerator<Uint8Array> {
  const counted = { packed: 0, unpacked: 0 }
  const hash = new ByteHash()
  for await (const piece of maybeGunzipped(body, counted)) {
    counted.unpacked += piece.length
    if (counted.unpacked > maxBytes) throw new UploadRefused('body-too-large', tooLarge(maxBytes))
    if (counted.packed > 0 && counted.unpacked > UNSUSPICIOUS_BYTES && counted.unpacked > counted.packed * MAX_RATIO) {
      throw new UploadRefused('body-too-large', {
        zh: '压缩内容解压后过大，不像是账单',
        en: 'The packed body unpacks to far more than bills do',
      })
    }
    hash.add(piece)
    yield piece
  }
  if (counted.unpacked === 0) throw new UploadRefused('unreadable-document', { zh: '请求体为空', en: 'The body is empty' })
  spooled.fingerprint = `${counted.unpacked}-${hash.text()}`
}

function tooLarge(maxBytes: number): Bilingual {
  return { zh: `文件不得超过 ${maxBytes} 字节`, en: `The file may have at most ${maxBytes} bytes` }
}

async function* maybeGunzipped(body: AsyncIterable<Uint8Array>, counted: { packed: number }): AsyncGenerator<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]()
  const first = await firstBytes(iterator, GZIP.length)
  const all = pieces(first, iterator)
  if (!GZIP.every((byte, index) => first[index] === byte)) {
    yield* all
    return
  }
  yield* gunzipped(all, counted)
}

async function* gunzipped(packed: AsyncIterable<Uint8Array>, counted: { packed: number }): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('gzip')
  const writer = stream.writable.getWriter()
  const fed = feed(packed, writer, counted)
  // Its failure is told by the reader below.
  fed.catch(() => {})
  const reader = stream.readable.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
    await fed
  } catch (error) {
    if (error instanceof UploadRefused) throw error
    throw new UploadRefused('unreadable-document', { zh: 'gzip 内容不完整或已损坏', en: 'The gzip body is truncated or damaged' })
  } finally {
    reader.cancel().catch(() => {})
  }
}

async function feed(
  packed: AsyncIterable<Uint8Array>,
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  counted: { packed: number },
): Promise<void> {
  for await (const piece of packed) {
    counted.packed += piece.length
    await writer.write(new Uint8Array(piece))
  }
  await writer.close()
}

async function firstBytes(iterator: AsyncIterator<Uint8Array>, least: number): Promise<Uint8Array> {
  let first = new Uint8Array()
  while (first.length < least) {
    const { done, value } = await iterator.next()
    if (done === true) break
    const joined = new Uint8Array(first.length + value.length)
    joined.set(first)
    joined.set(value, first.length)
    first = joined
  }
  return first
}

async function* pieces(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first
  for (;;) {
    const { done, value } = await rest.next()
    if (done === true) return
    yield value
  }
}

/** Two 32-bit sums over all bytes: enough to tell a retry from another file. */
class ByteHash {
  #a = 0x811c9dc5
  #b = 0x9e3779b1

  add(piece: Uint8Array): void {
    let [a, b] = [this.#a, this.#b]
    for (let index = 0; index < piece.length; index += 1) {
      const byte = piece[index] ?? 0
      a = Math.imul(a ^ byte, 0x01000193)
      b = Math.imul(b ^ byte, 0x85ebca6b)
    }
    this.#a = a
    this.#b = b
  }

  text(): string {
    return [this.#a, this.#b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
  }
}
