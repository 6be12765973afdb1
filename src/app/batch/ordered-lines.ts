// The lines of a stretch's results as bytes from the moment they are written: text of a whole stretch would weigh several times as much.
import { JsonBytes } from '../../core/values/json-bytes.ts'

const [LEAST_ROOM, MOST_ROOM] = [1 << 14, 1 << 22]
/** Room over what the last stretch took, as a share of it: one like it then fits without growing, which would copy it several times. */
const SPARE = 1 / 16
let usualRoom = LEAST_ROOM

/** Rejected rows are known before the others are judged: put in order only where there are any. */
export class OrderedLines {
  readonly #lines: { readonly row: number; readonly from: number; readonly to: number }[] = []
  readonly #out = new JsonBytes(usualRoom)
  #isOrdered = true

  /** `write` writes one line of JSON, without its end. */
  add(row: number, write: (out: JsonBytes) => void): void {
    const from = this.#out.length
    write(this.#out)
    this.#out.plain('\n')
    this.#isOrdered &&= (this.#lines.at(-1)?.row ?? 0) <= row
    this.#lines.push({ row, from, to: this.#out.length })
  }

  /** All lines by their rows, those of one row in the order they came; good until the next line is added. */
  bytes(): Uint8Array {
    usualRoom = Math.min(MOST_ROOM, Math.max(LEAST_ROOM, Math.ceil(this.#out.length * (1 + SPARE))))
    if (this.#isOrdered) return this.#out.view()
    const ordered = new Uint8Array(this.#out.length)
    let at = 0
    for (const { from, to } of this.#lines.toSorted((a, b) => a.row - b.row)) {
      ordered.set(this.#out.view(from, to), at)
      at += to - from
    }
    return ordered
  }
}
