// Numbers of many invoices side by side in few bytes, kept while a file is planned.

const FIRST_SIZE = 1024

/** A column of numbers, each of which can be changed in its place. */
export class Column {
  #held = new Float64Array(FIRST_SIZE)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#held.length) {
      const larger = new Float64Array(this.#held.length * 2)
      larger.set(this.#held)
      this.#held = larger
    }
    this.#held[this.#length] = value
    this.#length += 1
  }

  get length(): number {
    return this.#length
  }

  at(index: number): number {
    return this.#held[index] ?? Number.NaN
  }

  set(index: number, value: number): void {
    this.#held[index] = value
  }

  /** Empties the column and keeps its room. */
  clear(): void {
    this.#length = 0
  }
}
