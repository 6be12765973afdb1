// What is known of a line's circumstances, and what is assumed of those that are not: one possible world at a time.
import type { CompiledTest } from '../catalogue/compile.ts'
import { possibleValues, type Vocabulary } from '../catalogue/vocabulary.ts'
import type { FactValue, FactValues } from '../invoice/invoice.ts'
import { Decimal } from '../values/decimal.ts'

export const ROLE = 'issuer.role'

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

/** What a bill says of all its lines alike. */
export interface BillFacts {
  readonly facts: FactValues
  /** What its fields state: who charges, in what capacity, and who pays. */
  readonly fields: FactValues
  readonly chain: readonly string[]
  readonly vocabulary: Vocabulary
}

/** What a line says for itself. */
export interface LineFacts {
  readonly facts: FactValues | undefined
  /** What its name states. */
  readonly states: FactValues
  /** The role that alone may charge what it was matched to. */
  readonly role: string | undefined
}

const NOTHING_ASSUMED: readonly Assumption[] = []

/** The facts of one line in one world. Given facts are shared by all worlds; assumptions are added as worlds fork. */
export class Facts {
  readonly #line: LineFacts
  readonly #bill: BillFacts
  readonly #assumed: readonly Assumption[]

  constructor(line: LineFacts, bill: BillFacts, assumed: readonly Assumption[] = NOTHING_ASSUMED) {
    this.#line = line
    this.#bill = bill
    this.#assumed = assumed
  }

  /** Places from that of the bill outwards. */
  get chain(): readonly string[] {
    return this.#bill.chain
  }

  /** Whether anything in this world is assumed rather than given. */
  get isAssumed(): boolean {
    return this.#assumed.length > 0
  }

  /** The value given or assumed; the line's own wins over the bill's. */
  get(name: string): FactValue | undefined {
    const given = this.given(name)
    return given !== undefined || this.#assumed.length === 0 ? given : this.#assumed.find((it) => it.key === name)?.value
  }

  given(name: string): FactValue | undefined {
    const [line, bill] = [this.#line, this.#bill]
    const stated = line.facts?.[name] ?? bill.facts[name] ?? bill.fields[name] ?? line.states[name]
    return stated ?? (name === ROLE ? line.role : undefined)
  }

  /** A sum of money or a number that was given; assumptions never supply one. */
  number(name: string): Decimal | undefined {
    const value = this.given(name)
    return value instanceof Decimal ? value : undefined
  }

  assuming(assumption: Assumption): Facts {
    return new Facts(this.#line, this.#bill, [...this.#assumed, assumption])
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
    const values = possibleValues(this.#bill.vocabulary.facts.get(fact)) ?? this.#bill.vocabulary.points.get(fact)
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
