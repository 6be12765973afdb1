// Texts and a whole number each, by the hashes of the texts: some thirty bytes an entry, whatever the texts.
import { textHash } from '../hash.ts'
import type { TextIndex } from '../table/invoice-book.ts'

const FIRST_SIZE = 1024

/** Open addressing, at most half full; a hash of 0 stands for an empty place. */
export class HashIndex implements TextIndex {
  #hashes = new Float64Array(FIRST_SIZE)
  #values = new Uint32Array(FIRST_SIZE)
  #count = 0

  get(text: string): number | undefined {
    const place = this.#placeOf(hashOf(text))
    return this.#hashes[place] === 0 ? undefined : this.#values[place]
  }

  set(text: string, value: number): void {
    const hash = hashOf(text)
    const place = this.#placeOf(hash)
    if (this.#hashes[place] === 0) this.#count += 1
    this.#hashes[place] = hash
    this.#values[place] = value
    if (this.#count * 2 > this.#hashes.length) this.#grow()
  }

  clear(): void {
    this.#hashes.fill(0)
    this.#count = 0
  }

  /** Where the hash stands, or the empty place where it would. */
  #placeOf(hash: number): number {
    const last = this.#hashes.length - 1
    // The length is a power of two: the low bits of the hash choose the place.
    let place = hash % this.#hashes.length
    while (this.#hashes[place] !== 0 && this.#hashes[place] !== hash) place = place === last ? 0 : place + 1
    return place
  }

  #grow(): void {
    const [hashes, values] = [this.#hashes, this.#values]
    this.#hashes = new Float64Array(hashes.length * 2)
    this.#values = new Uint32Array(hashes.length * 2)
    for (const [index, hash] of hashes.entries()) {
      if (hash === 0) continue
      const place = this.#placeOf(hash)
      this.#hashes[place] = hash
      this.#values[place] = values[index] ?? 0
    }
  }
}

const hashOf = (text: string): number => textHash(text) || 1
