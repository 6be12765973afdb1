// The directory of an archive is judged before anything is inflated, and a directory that lies is found out while inflating.
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { NODE_ZIP_CAPS } from '../../src/intake/limits.ts'
import { eachPiece, entryBytes, readDirectory } from '../../src/intake/zip.ts'
import { joined, raw, utf8 } from './samples.ts'

const CAPS = { entries: 10, entryBytes: 1_000, totalBytes: 1_500 }

function faultOf(bytes: Uint8Array, caps = CAPS): string {
  const directory = readDirectory(bytes, caps)
  return directory.ok ? 'read' : `${directory.faults[0]?.place}: ${directory.faults[0]?.detail.en}`
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the first record with this signature begins. */
function placeOf(bytes: Uint8Array, signature: number): number {
  const view = viewOf(bytes)
  for (let at = 0; at + 4 <= bytes.length; at += 1) if (view.getUint32(at, true) === signature) return at
  throw new Error('no such record')
}

const CENTRAL = 0x02014b50
const END = 0x06054b50

/** The archive with one field of its first directory entry changed. */
function forged(bytes: Uint8Array, field: number, value: number, width: 16 | 32 = 32): Uint8Array {
  const copy = bytes.slice()
  const at = placeOf(copy, CENTRAL) + field
  if (width === 16) viewOf(copy).setUint16(at, value, true)
  else viewOf(copy).setUint32(at, value, true)
  return copy
}

const text = utf8('电费'.repeat(100))
const small = zipSync({ 'a.txt': text, 'b/c.txt': [utf8('stored'), { level: 0 }] })

describe('a sound archive', () => {
  test('is listed and unpacked', () => {
    const directory = readDirectory(small, CAPS)
    if (!directory.ok) throw new Error('refused')
    expect(directory.entries.map(({ name, size }) => [name, size])).toEqual([
      ['a.txt', 600],
      ['b/c.txt', 6],
    ])
    expect(directory.entries.map((entry) => entryBytes(small, entry))).toEqual([text, utf8('stored')])
  })

  test('may stand inside a larger buffer', () => {
    const larger = joined(raw(1, 2, 3), small)
    const inner = larger.subarray(3)
    const directory = readDirectory(inner, CAPS)
    if (!directory.ok || !directory.entries[0]) throw new Error('refused')
    expect(entryBytes(inner, directory.entries[0])).toEqual(text)
  })

  test('may end with a comment', () => {
    const commented = joined(small, utf8('hello'))
    viewOf(commented).setUint16(placeOf(commented, END) + 20, 5, true)
    expect(faultOf(commented)).toBe('read')
  })

  test('may be empty', () => {
    expect(faultOf(zipSync({}))).toBe('read')
  })
})

describe('what is declared', () => {
  test('too many entries', () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`${n}`, utf8('')]))
    expect(faultOf(zipSync(many))).toBe('byte 1: the archive has more than 10 entries')
  })

  test('one entry too large', () => {
    expect(faultOf(zipSync({ a: new Uint8Array(1_001) }))).toBe('a: the archive unpacks to more than we take')
  })

  test('all together too large', () => {
    const all = { a: new Uint8Array(900), b: new Uint8Array(900) }
    expect(faultOf(zipSync(all))).toBe('b: the archive unpacks to more than we take')
  })

  test('an honest ratio of a thousand to one is no fault by itself', () => {
    expect(faultOf(zipSync({ a: new Uint8Array(5_000_000) }, { level: 9 }), NODE_ZIP_CAPS)).toBe('read')
  })

  test.each(['../a', 'a/../../b', '/etc/passwd', '\\a', 'a\\..\\b', 'C:/a'])('the path %s', (name) => {
    expect(faultOf(zipSync({ [name]: utf8('x') }))).toBe('entry 1: an entry has an absolute or climbing path')
  })

  test('the same name twice', () => {
    const two = zipSync({ a: utf8('1'), b: utf8('2') })
    const at = placeOf(two, CENTRAL)
    const second = at + 46 + 1
    two[second + 46] = 'a'.charCodeAt(0)
    expect(faultOf(two)).toBe('entry 2: an entry stands twice')
  })

  test('encryption', () => {
    expect(faultOf(forged(small, 8, 1, 16))).toBe('entry 1: an entry is encrypted')
  })

  test('a compression we do not read', () => {
    expect(faultOf(forged(small, 10, 12, 16))).toBe('entry 1: an entry is compressed in a way we do not read')
  })

  test('sizes that stand elsewhere (ZIP64)', () => {
    expect(faultOf(forged(small, 24, 0xffffffff))).toBe('entry 1: an entry is larger than any bill')
  })
})

describe('what is damaged', () => {
  test.each([
    ['nothing', raw()],
    ['not an archive', utf8('PK but not really, and long enough to look')],
    ['an archive without its end', small.subarray(0, small.length - 10)],
    ['only its end', small.subarray(small.length - 22)],
  ])('%s', (_, bytes) => {
    expect(faultOf(bytes)).toMatch(/: the archive is truncated or damaged$/)
  })

  test('a directory that points nowhere', () => {
    const copy = small.slice()
    viewOf(copy).setUint32(placeOf(copy, END) + 16, 0x7fffffff, true)
    expect(faultOf(copy)).toBe('entry 1: the archive is truncated or damaged')
  })

  test('a directory with fewer entries than it says', () => {
    const copy = small.slice()
    viewOf(copy).setUint16(placeOf(copy, END) + 10, 3, true)
    expect(faultOf(copy)).toBe('entry 3: the archive is truncated or damaged')
  })
})

describe('a directory that lies', () => {
  const first = (bytes: Uint8Array): Uint8Array | undefined => {
    const directory = readDirectory(bytes, CAPS)
    if (!directory.ok || !directory.entries[0]) throw new Error('refused')
    return entryBytes(bytes, directory.entries[0])
  }

  test.each([10, 599, 601, 0])('%d bytes declared where there are 600', (size) => {
    expect(first(forged(small, 24, size))).toBeUndefined()
  })

  test('a bomb that declares little is stopped, not unpacked', () => {
    const bomb = forged(zipSync({ a: new Uint8Array(40 * 1024 * 1024) }, { level: 1 }), 24, 100)
    expect(first(bomb)).toBeUndefined()
    const directory = readDirectory(bomb, CAPS)
    const [entry] = directory.ok ? directory.entries : []
    if (entry === undefined) throw new Error('refused')
    let handedOver = 0
    expect(eachPiece(bomb, entry, ({ length }) => (handedOver += length))).toBe(false)
    expect(handedOver).toBeLessThanOrEqual(100)
  })

  test('a stored entry whose two sizes differ', () => {
    const stored = zipSync({ a: [text, { level: 0 }] })
    expect(first(stored)).toEqual(text)
    expect(first(forged(stored, 24, 10))).toBeUndefined()
  })

  test('data that reach beyond the file', () => {
    expect(first(forged(small, 20, 100_000))).toBeUndefined()
  })

  test('an entry that begins where nothing does', () => {
    expect(first(forged(small, 42, 5))).toBeUndefined()
    expect(first(forged(small, 42, 1_000_000))).toBeUndefined()
  })

  test('data that are no deflate stream', () => {
    const copy = small.slice()
    copy.fill(0xff, 35, 50)
    expect(first(copy)).toBeUndefined()
  })
})
