// What is known of a line's circumstances, and what is assumed of those that are not: one possible world at a time.
import type { CompiledTest } from '../catalogue/compile.ts'
import { possibleValues, type Vocabulary } from '../catalogue/vocabulary.ts'
import type { FactValue, FactValues } from '../invoice/invoice.ts'
import { Decimal } from '../values/decimal.ts'

/** A question whose answers lead to different worlds: the fact, and each answer as the assumption it makes. */
export class Fork {
  readonly fact: string
  readonly assumptions: readonly Assumption[]
  constructor(fact: string, assumptions: readonly Assumption[]) {
    this.fact = fact
    this.assumptions = assumptions
  }
}

/** A value of a fact; for a number a point that stands for a stretch of answers; where answers cannot be listed, whether a test holds. */
export interface Assumption {
  readonly key: string
  readonly value: FactValue
}

/** The facts of one line in one world. Given facts are shared by all worlds; assumptions are added as worlds fork. */
export class Facts {
  readonly #line: FactValues | undefined
  readonly #bill: FactValues
  readonly #fields: FactValues
  readonly #vocabulary: Vocabulary
  readonly #assumed: readonly Assumption[]
  readonly chain: readonly string[]

  constructor(
    line: FactValues | undefined,
    bill: FactValues,
    fields: FactValues,
    chain: readonly string[],
    vocabulary: Vocabulary,
    assumed: readonly Assumption[] = [],
  ) {
    this.#line = line
    this.#bill = bill
    this.#fields = fields
    this.#vocabulary = vocabulary
    this.#assumed = assumed
    this.chain = chain
  }

  /** Whether anything in this world is assumed rather than given. */
  get isAssumed(): boolean {
    return this.#assumed.length > 0
  }

  /** The value given or assumed; the line's own wins over the bill's. */
  get(name: string): FactValue | undefined {
    return this.given(name) ?? this.#assumed.find((it) => it.key === name)?.value
  }

  given(name: string): FactValue | undefined {
    return this.#line?.[name] ?? this.#bill[name] ?? this.#fields[name]
  }

  /** A sum of money or a number that was given; assumptions never supply one. */
  number(name: string): Decimal | undefined {
    const value = this.given(name)
    return value instanceof Decimal ? value : undefined
  }

  assuming(assumption: Assumption): Facts {
    return new Facts(this.#line, this.#bill, this.#fields, this.chain, this.#vocabulary, [...this.#assumed, assumption])
  }

  /** Whether a test on a fact holds in this world, or the fork that must be taken to know. */
  test(fact: string, test: CompiledTest): boolean | Fork {
    if (fact === 'place') return test.kind === 'among' && test.values.some((code) => this.chain.includes(String(code)))
    const value = this.get(fact)
    if (fact === 'issuer.name') return this.#testName(test, value)
    if (value === undefined) return this.#fork(fact, test)
    return holds(test, value)
  }

  /** A name that holds one of the texts decides; another name does not: branches and abbreviations are many. */
  #testName(test: CompiledTest, value: FactValue | undefined): boolean | Fork {
    if (typeof value === 'string' && test.kind === 'among' && test.values.some((text) => value.includes(String(text)))) return true
    return this.#assumedTest('issuer.name', test)
  }

  #fork(fact: string, test: CompiledTest): boolean | Fork {
    const values = possibleValues(this.#vocabulary.facts.get(fact)) ?? this.#vocabulary.points.get(fact)
    if (values !== undefined)
      return new Fork(
        fact,
        values.map((value) => ({ key: fact, value })),
      )
    return this.#assumedTest(fact, test)
  }

  #assumedTest(fact: string, test: CompiledTest): boolean | Fork {
    const key = testKey(fact, test)
    const assumed = this.#assumed.find((it) => it.key === key)
    if (assumed !== undefined) return assumed.value === true
    return new Fork(fact, [
      { key, value: true },
      { key, value: false },
    ])
  }
}

function testKey(fact: string, test: CompiledTest): string {
  if (test.kind === 'among') return `${fact}?${test.values.join('|')}`
  return `${fact}?${test.above?.toFixed() ?? ''},${test.atLeast?.toFixed() ?? ''},${test.below?.toFixed() ?? ''},${test.atMost?.toFixed() ?? ''}`
}

function holds(test: CompiledTest, value: FactValue): boolean {
  if (test.kind === 'among') return test.values.some((it) => it === value)
  if (!(value instanceof Decimal)) return false
  if (test.above !== undefined && !value.greaterThan(test.above)) return false
  if (test.atLeast !== undefined && value.lessThan(test.atLeast)) return false
  if (test.below !== undefined && !value.lessThan(test.below)) return false
  return test.atMost === undefined || !value.greaterThan(test.atMost)
}
