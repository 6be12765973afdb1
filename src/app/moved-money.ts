// Money that moves between two editions, summed by whatever it is asked by.
import { type Decimal, decimal, ZERO } from '../core/values/decimal.ts'
import { moneyText } from '../core/values/money.ts'

export interface MovedText {
  readonly before: string
  readonly after: string
  readonly difference: string
}

export class MovedMoney {
  before: Decimal = ZERO
  after: Decimal = ZERO
  /** How many lines or bills took part. */
  count = 0

  add(before: string, after: string): void {
    this.before = this.before.plus(decimal(before))
    this.after = this.after.plus(decimal(after))
    this.count += 1
  }

  get difference(): Decimal {
    return this.after.minus(this.before)
  }

  text(): MovedText {
    return { before: moneyText(this.before), after: moneyText(this.after), difference: moneyText(this.difference) }
  }
}

export function movedText(before: string, after: string): MovedText {
  const moved = new MovedMoney()
  moved.add(before, after)
  return moved.text()
}

/** Sums by key; null is a key like any other. */
export class MovedBy {
  readonly #sums = new Map<string | null, MovedMoney>()

  add(key: string | null, before: string, after: string): void {
    const sum = this.#sums.get(key) ?? new MovedMoney()
    this.#sums.set(key, sum)
    sum.add(before, after)
  }

  /** What moved, the largest first; equal ones by key. */
  rows(): readonly (readonly [key: string | null, sum: MovedMoney])[] {
    return [...this.#sums]
      .filter(([, { difference }]) => !difference.isZero())
      .sort(([a, x], [b, y]) => y.difference.abs().comparedTo(x.difference.abs()) || ((a ?? '') < (b ?? '') ? -1 : 1))
  }
}
