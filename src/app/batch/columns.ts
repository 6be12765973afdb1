// Numbers of many bills side by side in few bytes: columns that grow as they are filled.

const FIRST_SIZE = 1024

/** A column of numbers; read it through {@link values} when it is full. */
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

  /** The values that stand more than once; zero stands for none. */
  repeated(): ReadonlySet<number> {
    const sorted = this.#held.slice(0, this.#length).sort()
    const found = new Set<number>()
    for (let index = 1; index < sorted.length; index += 1) {
      const value = sorted[index] ?? 0
      if (value !== 0 && value === sorted[index - 1]) found.add(value)
    }
    return found
  }
}
