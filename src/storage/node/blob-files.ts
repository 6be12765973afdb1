// Blobs as files below one folder: written beside their place, made durable, then moved into it.
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { BlobStore } from '../../app/batch/ports.ts'

const KEY = /^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_.-]+)*\/?$/
let drafts = 0

export function blobFiles(folder: string): BlobStore {
  const pathOf = (key: string): string => {
    if (!KEY.test(key) || key.includes('..')) throw new Error('a key of blobs is words between strokes')
    return join(folder, key)
  }
  return {
    write: (key, content) => writeWhole(pathOf(key), content),
    size: (key) =>
      stat(pathOf(key)).then(
        ({ size }) => size,
        () => undefined,
      ),
    read: (key, from, to, room) => readPart(pathOf(key), from, to, room),
    removeAll: async (prefix) => {
      if (!prefix.endsWith('/')) throw new Error('only whole folders are removed')
      await rm(pathOf(prefix), { recursive: true, force: true })
    },
  }
}

async function writeWhole(path: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  drafts += 1
  const draft = `${path}.${process.pid}.${threadId}.${drafts}.tmp`
  await mkdir(dirname(path), { recursive: true })
  let size = 0
  const file = await open(draft, 'w')
  try {
    try {
      for await (const piece of content) {
        await file.write(piece)
        size += piece.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    await syncFolder(dirname(path))
  } finally {
    await rm(draft, { force: true })
  }
  return size
}

/** A name is durable when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } catch (error) {
    // Windows cannot make a folder durable, and does not need to.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error
  } finally {
    await folder.close()
  }
}

async function readPart(path: string, from: number, to: number, room?: Uint8Array): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const length = Math.max(0, Math.min(to, size) - from)
    const bytes = room?.subarray(0, length) ?? new Uint8Array(length)
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } finally {
    await file.close()
  }
}
