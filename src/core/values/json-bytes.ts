// JSON written straight into bytes: as text it would be put together from pieces, laid flat and encoded, and for a batch then copied once more.

const FIRST_SIZE = 1 << 14
/** Room beyond this is given back. */
const LASTING_SIZE = 1 << 20
/** UTF-8 takes at most three bytes for a unit of a string. */
const MOST_BYTES_A_UNIT = 3
const [SPACE, QUOTE, BACKSLASH] = [0x20, 0x22, 0x5c]
/** The first code that takes two bytes, the first that takes three, and the halves of characters between. */
const [TWO_BYTES, THREE_BYTES, FIRST_HALF, LAST_HALF] = [0x80, 0x800, 0xd800, 0xdfff]
const FEW = 48
const utf8 = new TextEncoder()

/** JSON as it stands, encoded: what is written again and again is encoded once. */
export function fragment(json: string): Uint8Array {
  return utf8.encode(json)
}

const [NULL, EMPTY, OPEN, COMMA, CLOSE, MARK] = [
  fragment('null'),
  fragment('[]'),
  fragment('['),
  fragment(','),
  fragment(']'),
  fragment('"'),
]

/** Bytes that grow as JSON is written. Whoever writes a member writes its name, colon and comma too. */
export class JsonBytes {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0

  /** `size` bytes of room to begin with; more is made as it is needed. */
  constructor(size: number = FIRST_SIZE) {
    this.#bytes = new Uint8Array(size)
  }

  get length(): number {
    return this.#length
  }

  /** What stands from one place to another, as it is in the buffer: good until the next writing. */
  view(from = 0, to = this.#length): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(from, to)
  }

  /** Begins anew, in the same room where that is not one made for something huge. */
  clear(): void {
    this.#length = 0
    if (this.#bytes.length > LASTING_SIZE) this.#bytes = new Uint8Array(FIRST_SIZE)
  }

  /** What was written, as bytes of its own; the buffer begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = placeFor(this.#length)
    taken.set(this.view())
    this.clear()
    return taken
  }

  /** Text of ASCII alone that is JSON as it stands: punctuation, names of members, numbers. */
  plain(text: string): void {
    this.#reserve(text.length)
    const bytes = this.#bytes
    let at = this.#length
    for (let index = 0; index < text.length; index += 1) bytes[at++] = text.charCodeAt(index)
    this.#length = at
  }

  /** JSON that was encoded before: a few bytes are sooner copied than the copying is called for. */
  encoded(json: Uint8Array): void {
    const { length } = json
    this.#reserve(length)
    const bytes = this.#bytes
    const at = this.#length
    if (length > FEW) bytes.set(json, at)
    else for (let index = 0; index < length; index += 1) bytes[at + index] = json[index] ?? 0
    this.#length = at + length
  }

  /** Any text as a JSON string, byte for byte as JSON.stringify and UTF-8 make it; nothing is null. */
  quoted(text: string | null): void {
    if (text === null) {
      this.encoded(NULL)
      return
    }
    this.#reserve(text.length * MOST_BYTES_A_UNIT + 2)
    const end = quotedInto(this.#bytes, this.#length, text)
    if (end === undefined) this.json(text)
    else this.#length = end
  }

  /** Any value as JSON.stringify writes it. */
  json(value: unknown): void {
    this.text(JSON.stringify(value))
  }

  /** Text that is JSON as it stands. */
  text(text: string): void {
    this.#reserve(text.length * MOST_BYTES_A_UNIT)
    this.#length += utf8.encodeInto(text, this.#bytes.subarray(this.#length)).written
  }

  /** A sum, or anything else that is ASCII with nothing to escape, as a JSON string; nothing is null. */
  ascii(text: string | null): void {
    if (text === null) {
      this.encoded(NULL)
      return
    }
    this.encoded(MARK)
    this.plain(text)
    this.encoded(MARK)
  }

  /** A list, each member written by `write`. */
  list<T>(members: readonly T[], write: (out: JsonBytes, member: T) => void): void {
    if (members.length === 0) {
      this.encoded(EMPTY)
      return
    }
    let before = OPEN
    for (const member of members) {
      this.encoded(before)
      write(this, member)
      before = COMMA
    }
    this.encoded(CLOSE)
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}

const SLAB_SIZE = 1 << 18
let slab = new Uint8Array(SLAB_SIZE)
let occupied = 0

/** Short bytes lie side by side in larger rooms, each in a place of its own: room made for every one costs more than filling it. */
function placeFor(length: number): Uint8Array<ArrayBuffer> {
  if (length > SLAB_SIZE / 4) return new Uint8Array(length)
  if (length > SLAB_SIZE - occupied) {
    slab = new Uint8Array(SLAB_SIZE)
    occupied = 0
  }
  occupied += length
  return slab.subarray(occupied - length, occupied)
}

/** Where the text ends in the bytes, quotes included; undefined as soon as it has something to escape, or half a character. */
function quotedInto(bytes: Uint8Array, from: number, text: string): number | undefined {
  let at = from
  bytes[at++] = QUOTE
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < TWO_BYTES) {
      if (code < SPACE || code === QUOTE || code === BACKSLASH) return undefined
      bytes[at++] = code
    } else if (code < THREE_BYTES) {
      bytes[at++] = 0xc0 | (code >> 6)
      bytes[at++] = 0x80 | (code & 0x3f)
    } else {
      if (code >= FIRST_HALF && code <= LAST_HALF) return undefined
      bytes[at++] = 0xe0 | (code >> 12)
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[at++] = 0x80 | (code & 0x3f)
    }
  }
  bytes[at++] = QUOTE
  return at
}
