// Archives: the directory is read and judged before anything is inflated, and real bytes are counted while inflating.

import { Inflate } from 'fflate'
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import type { ZipCaps } from './limits.ts'
import { type Refused, refused } from './taken.ts'
import { ARCHIVE, OVER } from './wording.ts'

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_SIZE = 22
const MAX_COMMENT = 0xffff
const ENTRY_SIZE = 46
const LOCAL_SIZE = 30
const ENCRYPTED = 0x2041
const STORED = 0
const DEFLATED = 8
const ZIP64 = 0xffffffff
const INFLATE_STEP = 16_384

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  /** Where the local header stands. */
  readonly offset: number
}

export type ZipDirectory = { readonly ok: true; readonly entries: readonly ZipEntry[] } | Refused

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  }
  return undefined
}

function nameFault(name: string, names: ReadonlySet<string>): Bilingual | undefined {
  if (names.has(name)) return ARCHIVE.twice
  const parts = name.split(/[/\\]/)
  return parts[0] === '' || parts.includes('..') || /^[A-Za-z]:/.test(name) ? ARCHIVE.climbing : undefined
}

/** The entry at `at`, or what is wrong with it. */
function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry | Bilingual {
  if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return ARCHIVE.damaged
  const method = view.getUint16(at + 10, true)
  const packed = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const offset = view.getUint32(at + 42, true)
  if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) return ARCHIVE.encrypted
  if (method !== STORED && method !== DEFLATED) return ARCHIVE.otherMethod
  if (packed === ZIP64 || size === ZIP64 || offset === ZIP64) return ARCHIVE.tooLargeEntry
  const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + view.getUint16(at + 28, true)))
  return { name, method, packed, size, offset }
}

/** The entries of the archive, when all of them keep to the caps as they are declared. */
export function readDirectory(bytes: Uint8Array, caps: ZipCaps): ZipDirectory {
  const view = viewOf(bytes)
  const end = endOf(view)
  if (end === undefined) return refused('byte 1', ARCHIVE.damaged)
  const count = view.getUint16(end + 10, true)
  if (count > caps.entries) return refused('byte 1', OVER.entries(caps.entries))
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(bytes, view, at)
    if ('zh' in entry) return refused(`entry ${index + 1}`, entry)
    const fault = nameFault(entry.name, names)
    if (fault !== undefined) return refused(`entry ${index + 1}`, fault)
    total += entry.size
    if (entry.size > caps.entryBytes || total > caps.totalBytes) return refused(entry.name, ARCHIVE.unpacksTooLarge)
    names.add(entry.name)
    entries.push(entry)
    at += ENTRY_SIZE + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { ok: true, entries }
}

/** Hands over the bytes piece by piece, and stops as soon as there are more than was declared: a directory can lie. False where they are not what it declares. */
function unpack(packed: Uint8Array, size: number, take: (piece: Uint8Array) => void): boolean {
  let filled = 0
  const stream = new Inflate((piece) => {
    filled += piece.length
    if (filled <= size) take(piece)
  })
  try {
    for (let at = 0; at < packed.length && filled <= size; at += INFLATE_STEP) {
      stream.push(packed.subarray(at, at + INFLATE_STEP), at + INFLATE_STEP >= packed.length)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
  return filled === size
}

/** The bytes of one entry as they are packed, or undefined where they are not where the directory says. */
function packedBytes(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes)
  if (offset + LOCAL_SIZE > view.byteLength || view.getUint32(offset, true) !== LOCAL_SIGNATURE) return undefined
  const start = offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  return start + packed > view.byteLength ? undefined : bytes.subarray(start, start + packed)
}

/** Hands over the content of one entry piece by piece; false where it is not what the directory declares. */
export function eachPiece(bytes: Uint8Array, entry: ZipEntry, take: (piece: Uint8Array) => void): boolean {
  const packed = packedBytes(bytes, entry)
  if (packed === undefined) return false
  if (entry.method !== STORED) return unpack(packed, entry.size, take)
  if (entry.packed !== entry.size) return false
  take(packed)
  return true
}

/** The bytes of one entry, or undefined where they are not what the directory declares. */
export function entryBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  if (entry.method === STORED) return entry.packed === entry.size ? packedBytes(bytes, entry) : undefined
  const out = new Uint8Array(entry.size)
  let filled = 0
  const isWhole = eachPiece(bytes, entry, (piece) => {
    out.set(piece, filled)
    filled += piece.length
  })
  return isWhole ? out : undefined
}
