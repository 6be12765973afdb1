// Lines on their way out, with the places they will have.

/** Takes the rows as they are written out; what is handed over is whole lines. */
export type RowSink = (lines: Uint8Array) => Promise<void>

const PIECE_BYTES = 262_144

export class Lines {
  /** Where the next line will begin. */
  at = 0
  readonly #sink: RowSink
  readonly #utf8 = new TextEncoder()
  #pieces: Uint8Array[] = []
  #held = 0

  constructor(sink: RowSink) {
    this.#sink = sink
  }

  /** Writes a line of text, which has no end of line yet. */
  write(line: string): Promise<void> | undefined {
    return this.writeBytes(this.#utf8.encode(`${line}\n`))
  }

  /** Writes a line with its end; there is something to wait for where enough was gathered to hand over. */
  writeBytes(bytes: Uint8Array): Promise<void> | undefined {
    this.#pieces.push(bytes)
    this.#held += bytes.length
    this.at += bytes.length
    return this.#held >= PIECE_BYTES ? this.flush() : undefined
  }

  async flush(): Promise<void> {
    const whole = new Uint8Array(this.#held)
    let at = 0
    for (const piece of this.#pieces) {
      whole.set(piece, at)
      at += piece.length
    }
    this.#pieces = []
    this.#held = 0
    if (whole.length > 0) await this.#sink(whole)
  }
}
