// The lines of a stretch's results as bytes from the moment they are written: text of a whole stretch would weigh several times as much.

const FIRST_SIZE = 256 * 1024
/** UTF-8 takes at most three bytes for a unit of a string; one more ends the line. */
const MOST_BYTES_A_UNIT = 3
const LINE_END = 10

/** Rejected rows are known before the others are judged: put in order only where there are any. */
export class OrderedLines {
  readonly #encoder = new TextEncoder()
  readonly #lines: { readonly row: number; readonly from: number; readonly to: number }[] = []
  #bytes = new Uint8Array(FIRST_SIZE)
  #length = 0
  #isOrdered = true

  /** `line` is one line of text without its end. */
  add(row: number, line: string): void {
    this.#makeRoom(line.length * MOST_BYTES_A_UNIT + 1)
    const from = this.#length
    const { written } = this.#encoder.encodeInto(line, this.#bytes.subarray(from))
    this.#bytes[from + written] = LINE_END
    this.#length = from + written + 1
    this.#isOrdered &&= (this.#lines.at(-1)?.row ?? 0) <= row
    this.#lines.push({ row, from, to: this.#length })
  }

  /** All lines by their rows, those of one row in the order they came. */
  bytes(): Uint8Array {
    if (this.#isOrdered) return this.#bytes.subarray(0, this.#length)
    const ordered = new Uint8Array(this.#length)
    let at = 0
    for (const { from, to } of this.#lines.toSorted((a, b) => a.row - b.row)) {
      ordered.set(this.#bytes.subarray(from, to), at)
      at += to - from
    }
    return ordered
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
