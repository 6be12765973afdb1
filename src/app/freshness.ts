// Keeps a library as new as what is published: asks at most so often, never fails whoever asks, and knows since when it could not.
import type { Library } from './library.ts'

export interface Failing {
  /** Milliseconds since the epoch: the first of the tries that failed in a row. */
  readonly since: number
  readonly reason: string
}

export class Freshness {
  readonly #library: Pick<Library, 'refresh'>
  readonly #now: () => number
  #underWay: Promise<void> | undefined
  #confirmedAt: number
  #triedAt: number
  #failing: Failing | undefined

  /** The library is taken for fresh from now on. */
  constructor(library: Pick<Library, 'refresh'>, now: () => number) {
    this.#library = library
    this.#now = now
    this.#confirmedAt = now()
    this.#triedAt = now()
  }

  /** Milliseconds since it was last known that nothing newer was published, or since that was taken in. */
  get age(): number {
    return this.#now() - this.#confirmedAt
  }

  /** Milliseconds since it was last tried to find out. */
  get idle(): number {
    return this.#now() - this.#triedAt
  }

  get failing(): Failing | undefined {
    return this.#failing
  }

  /** Looks whether something newer was published, and takes it in; who comes while that is under way joins in. The edition held stays where it fails. */
  refresh(): Promise<void> {
    this.#underWay ??= this.#look()
    return this.#underWay
  }

  async #look(): Promise<void> {
    this.#triedAt = this.#now()
    try {
      await this.#library.refresh()
      this.#confirmedAt = this.#triedAt
      this.#failing = undefined
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#failing = { since: this.#failing?.since ?? this.#triedAt, reason }
    } finally {
      this.#underWay = undefined
    }
  }
}
