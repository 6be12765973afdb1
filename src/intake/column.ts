// Numbers of many invoices side by side in few bytes: columns that grow as they are filled.

const FIRST_SIZE = 1024

/** A column of numbers, each of which can be changed in its place; NaN is none. */
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

  /** The values that stand more than once, each once, ascending; zero stands for none. */
  repeated(): Float64Array {
    const sorted = this.#held.slice(0, this.#length).sort()
    let found = 0
    for (let index = 1; index < sorted.length; index += 1) {
      const value = sorted[index] ?? 0
      if (value === 0 || value !== sorted[index - 1] || (found > 0 && sorted[found - 1] === value)) continue
      // What was read already is written over: there are never more values found than looked at.
      sorted[found] = value
      found += 1
    }
    return sorted.slice(0, found)
  }
}
