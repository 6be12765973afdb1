// Reading and writing whole blobs of text, and blobs piece by piece.
import type { ByteSource } from '../../intake/stream/plan.ts'
import { Channel } from './channel.ts'
import type { BlobStore } from './ports.ts'

export async function readText(blobs: BlobStore, key: string): Promise<string | undefined> {
  const size = await blobs.size(key)
  return size === undefined ? undefined : new TextDecoder().decode(await blobs.read(key, 0, size))
}

export async function writeBytes(blobs: BlobStore, key: string, bytes: Uint8Array): Promise<void> {
  await blobs.write(key, onePiece(bytes))
}

export async function writeText(blobs: BlobStore, key: string, text: string): Promise<void> {
  await writeBytes(blobs, key, new TextEncoder().encode(text))
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export function blobSource(blobs: BlobStore, key: string, size: number): ByteSource {
  return { size, read: (from, to, room) => blobs.read(key, from, to, room) }
}

/** Writes what some work hands over while it goes on; answers with what the work answers when the blob is durable. */
export async function writtenTo<T>(
  blobs: BlobStore,
  key: string,
  work: (sink: (piece: Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  const channel = new Channel()
  const written = blobs.write(key, channel)
  // A writer that fails leaves nobody to take the pieces: the failure is what is told.
  const done = Promise.race([work((piece) => channel.push(piece)), written.then(() => unfinished())])
  try {
    return await done
  } finally {
    channel.end()
    await written
  }
}

function unfinished(): never {
  throw new Error('the blob was closed before all was written')
}
