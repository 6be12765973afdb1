// A random sample that anyone can draw again (双随机): the seed and the stated weights decide, nothing else.

import type { Verdict } from '../../core/findings/report.ts'
import { textHash } from '../../intake/hash.ts'
import { byPlace, type Place } from './tally.ts'
import type { Traces } from './traces.ts'
import { VERDICT_ORDER } from './verdict-order.ts'

/** A bill weighs what its verdict does: twice the weight, twice the chance to be drawn first. */
export type Weights = Readonly<Record<Verdict, number>>
export const EVEN_WEIGHTS: Weights = { violation: 1, undetermined: 1, permitted: 1, 'not-regulated': 1 }
export const MAX_SAMPLE = 1_000

const TWO_TO_53 = 2 ** 53

interface Drawn extends Place {
  readonly key: number
}

/**
 * Draws without replacement (Efraimidis and Spirakis): each invoice gets u from 0 to 1 by hashing `seed:position`, its position
 * among the judged invoices from 0, and the largest ln(u) ÷ weight are drawn.
 */
export class Sampler {
  readonly #seed: string
  readonly #size: number
  readonly #weights: Weights
  #drawn: Drawn[] = []
  #position = 0

  constructor(seed: string, size: number, weights: Weights) {
    this.#seed = seed
    this.#size = size
    this.#weights = weights
  }

  add(stretch: number, { bills }: Traces): void {
    for (const [row, verdict] of bills) {
      const weight = this.#weights[VERDICT_ORDER[verdict] ?? 'permitted']
      const u = (textHash(`${this.#seed}:${this.#position}`) + 0.5) / TWO_TO_53
      this.#position += 1
      if (weight > 0) this.#drawn.push({ stretch, row, line: -1, key: Math.log(u) / weight })
    }
    this.#shorten()
  }

  /** The population drawn from, and the places drawn, in the order of the file. */
  result(): { readonly population: number; readonly places: readonly Place[] } {
    const places = this.#drawn.map(({ stretch, row, line }) => ({ stretch, row, line })).sort(byPlace)
    return { population: this.#position, places }
  }

  #shorten(): void {
    this.#drawn = this.#drawn.sort((a, b) => b.key - a.key || byPlace(a, b)).slice(0, this.#size)
  }
}
