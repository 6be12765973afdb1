// Lines put in the order of whole numbers, however many there are: sorted by runs that fit into memory, and the runs merged.
import type { ByteSource } from './plan.ts'

/** Where runs lie until they are merged; `index` counts them from 0. */
export type RunShelf = (index: number, lines: AsyncIterable<Uint8Array>) => Promise<ByteSource>

const SPACE = 32
const NEWLINE = 10
const ZERO = 48
const PIECE_CHARACTERS = 131_072
const SHORTEST_READ = 65_536
/** What a line costs besides its characters. */
const LINE_BYTES = 48
const BYTES_OF_CHARACTER = 2

/** Collects lines under their places, writes a run out when it holds as many bytes as it may, and gives all of them back in order. */
export class SortedRuns {
  readonly #shelf: RunShelf
  readonly #bytes: number
  readonly #runs: ByteSource[] = []
  #held: { readonly place: number; readonly line: string }[] = []
  #size = 0

  constructor(shelf: RunShelf, bytes: number) {
    this.#shelf = shelf
    this.#bytes = bytes
  }

  add(place: number, line: string): void {
    this.#held.push({ place, line })
    this.#size += LINE_BYTES + BYTES_OF_CHARACTER * line.length
  }

  /** To be called now and then: what is held beyond the measure is put on the shelf. */
  async relieve(): Promise<void> {
    if (this.#size < this.#bytes) return
    this.#runs.push(await this.#shelf(this.#runs.length, pieces(this.#sorted())))
  }

  /** The runs from their first lines on; the last was never more than is held. */
  async merging(): Promise<readonly Run[]> {
    const sources = [...this.#runs, await inMemory(pieces(this.#sorted()))]
    const share = Math.max(SHORTEST_READ, Math.floor(this.#bytes / sources.length))
    const runs = sources.map((source) => new Run(source, share))
    for (const run of runs) await run.step()
    return runs
  }

  /** Lines of one place keep the order in which they came. */
  #sorted(): Iterable<string> {
    const lines = this.#held.sort((a, b) => a.place - b.place)
    this.#held = []
    this.#size = 0
    return texts(lines)
  }
}

function* texts(lines: readonly { readonly place: number; readonly line: string }[]): Generator<string> {
  for (const { place, line } of lines) yield `${place} ${line}\n`
}

async function* pieces(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder()
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < PIECE_CHARACTERS) continue
    yield utf8.encode(text)
    text = ''
  }
  if (text !== '') yield utf8.encode(text)
}

async function inMemory(content: AsyncIterable<Uint8Array>): Promise<ByteSource> {
  const all: Uint8Array[] = []
  for await (const piece of content) all.push(piece)
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of all) {
    whole.set(piece, at)
    at += piece.length
  }
  return { size: whole.length, read: async (from, to) => whole.subarray(from, to) }
}

/** One run, read line by line. */
export class Run {
  /** The place of the line at hand; beyond all places where there is none. */
  place = 0
  /** The line at hand with its end. */
  line = new Uint8Array()
  readonly #source: ByteSource
  readonly #share: number
  #bytes = new Uint8Array()
  #next = 0
  #at = 0

  constructor(source: ByteSource, share: number) {
    this.#source = source
    this.#share = share
  }

  /** Goes on to the next line; there is something to wait for where it must be read first. */
  step(): Promise<void> | undefined {
    return this.#take() ? undefined : this.#readOn()
  }

  #take(): boolean {
    const newline = this.#bytes.indexOf(NEWLINE, this.#next)
    if (newline < 0) return false
    let place = 0
    let at = this.#next
    for (; this.#bytes[at] !== SPACE; at += 1) place = place * 10 + (this.#bytes[at] ?? ZERO) - ZERO
    this.place = place
    this.line = this.#bytes.subarray(at + 1, newline + 1)
    this.#next = newline + 1
    return true
  }

  async #readOn(): Promise<void> {
    do {
      const more = await this.#source.read(this.#at, this.#at + this.#share)
      if (more.length === 0) {
        this.place = Number.POSITIVE_INFINITY
        return
      }
      const rest = this.#bytes.subarray(this.#next)
      const whole = new Uint8Array(rest.length + more.length)
      whole.set(rest)
      whole.set(more, rest.length)
      this.#bytes = whole
      this.#next = 0
      this.#at += more.length
    } while (!this.#take())
  }
}
