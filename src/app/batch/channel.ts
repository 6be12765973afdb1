// Turning pushes into something to pull from, one piece held at most.

/** `push` resolves when the piece was taken; `end` lets the reader finish. */
export class Channel implements AsyncIterable<Uint8Array> {
  #piece: Uint8Array | undefined
  #ended = false
  #wakeReader: () => void = () => {}
  #wakeWriter: () => void = () => {}

  async push(piece: Uint8Array): Promise<void> {
    while (this.#piece !== undefined) await new Promise<void>((resolve) => (this.#wakeWriter = resolve))
    this.#piece = piece
    this.#wakeReader()
  }

  end(): void {
    this.#ended = true
    this.#wakeReader()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = this.#piece
      if (piece !== undefined) {
        this.#piece = undefined
        this.#wakeWriter()
        yield piece
      } else if (this.#ended) return
      else await new Promise<void>((resolve) => (this.#wakeReader = resolve))
    }
  }
}
