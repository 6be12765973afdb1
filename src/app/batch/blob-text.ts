// Reading and writing whole blobs of text.
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
