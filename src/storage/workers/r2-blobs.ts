// Blobs in R2: written in parts as they come, so that no upload has to fit into memory.
import type { R2Bucket, R2MultipartUpload, R2UploadedPart } from '@cloudflare/workers-types'
import type { BlobStore } from '../../app/batch/ports.ts'

/** Every part but the last is of one size, and R2 takes none smaller than 5 MiB. */
const PART_BYTES = 8 * 1024 * 1024
/** As many as one call lists and deletes. */
const PAGE = 1000

export function r2Blobs(bucket: R2Bucket): BlobStore {
  return {
    write: (key, content) => write(bucket, key, content),
    size: async (key) => (await bucket.head(key))?.size,
    read: (key, from, to) => read(bucket, key, from, to),
    removeAll: async (prefix) => {
      for (;;) {
        const { objects, truncated } = await bucket.list({ prefix, limit: PAGE })
        if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key))
        if (!truncated) return
      }
    },
  }
}

/** A range that ends beyond the blob is an error to some, so its size is asked for first. */
async function read(bucket: R2Bucket, key: string, from: number, to: number): Promise<Uint8Array> {
  const size = (await bucket.head(key))?.size
  if (size === undefined) throw new Error(`there is no blob ${key}`)
  const end = Math.min(to, size)
  if (end <= from) return new Uint8Array()
  const found = await bucket.get(key, { range: { offset: from, length: end - from } })
  if (found === null) throw new Error(`there is no blob ${key}`)
  return new Uint8Array(await found.arrayBuffer())
}

async function write(bucket: R2Bucket, key: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  const part = new Part()
  let upload: R2MultipartUpload | undefined
  const uploaded: R2UploadedPart[] = []
  let size = 0
  try {
    for await (const piece of content) {
      size += piece.length
      for (let at = 0; at < piece.length; ) {
        at += part.add(piece.subarray(at))
        if (!part.isFull) continue
        upload ??= await bucket.createMultipartUpload(key)
        uploaded.push(await upload.uploadPart(uploaded.length + 1, part.take()))
      }
    }
    if (upload === undefined) {
      await bucket.put(key, part.take())
      return size
    }
    if (!part.isEmpty) uploaded.push(await upload.uploadPart(uploaded.length + 1, part.take()))
    await upload.complete(uploaded)
    return size
  } catch (error) {
    await upload?.abort()
    throw error
  }
}

/** Gathers pieces until they make a part. */
class Part {
  #bytes = new Uint8Array(0)
  #length = 0

  get isFull(): boolean {
    return this.#length === PART_BYTES
  }

  get isEmpty(): boolean {
    return this.#length === 0
  }

  /** Answers with how much of the piece it took. */
  add(piece: Uint8Array): number {
    const taken = Math.min(piece.length, PART_BYTES - this.#length)
    const needed = this.#length + taken
    if (needed > this.#bytes.length) {
      const wider = new Uint8Array(Math.min(PART_BYTES, Math.max(needed, 2 * this.#bytes.length)))
      wider.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = wider
    }
    this.#bytes.set(piece.subarray(0, taken), this.#length)
    this.#length = needed
    return taken
  }

  take(): Uint8Array {
    const whole = this.#bytes.slice(0, this.#length)
    this.#length = 0
    return whole
  }
}
