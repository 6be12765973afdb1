// Circumstances that meet a condition: one answer to every fact it tests, and whether a condition holds among answers.
import { Decimal, ZERO } from '../../values/decimal.ts'
import { type CompiledCondition, type CompiledTest, compileCondition } from '../compile.ts'
import type { Condition } from '../schema/condition.ts'

export type Answers = Readonly<Record<string, string | boolean>>

/** The conditions there are: a limit without one always holds. */
export function conditionsAmong(rules: readonly { readonly when?: Condition | undefined }[]): readonly Condition[] {
  return rules.flatMap(({ when }) => (when === undefined ? [] : [when]))
}

/** Undefined where no answer can meet the condition. */
export function meeting(condition: Condition | undefined): Answers | undefined {
  const answers: Record<string, string | boolean> = {}
  for (const [fact, test] of testsOf(condition)) {
    const answer = meetingTest(test)
    if (answer === undefined) return undefined
    answers[fact] = answer
  }
  return answers
}

function meetingTest(test: CompiledTest): string | boolean | undefined {
  if (test.kind === 'among') return test.values[0]
  const candidates = [test.atLeast, test.atMost, test.above?.plus(1), middle(test), test.below?.minus(1), ZERO]
  return candidates.find((it) => it !== undefined && !it.isNegative() && holds(test, it.toFixed()))?.toFixed()
}

function middle({ above, atLeast, below, atMost }: CompiledTest & { kind: 'interval' }): Decimal | undefined {
  const [low, high] = [above ?? atLeast ?? ZERO, below ?? atMost]
  return high === undefined ? undefined : low.plus(high).dividedBy(2)
}

/** Whether every test holds among the answers; a fact without an answer fails its test. */
export function holdsAmong(condition: Condition | undefined, answers: Answers): boolean {
  return testsOf(condition).every(([fact, test]) => {
    const answer = answers[fact]
    return answer !== undefined && holds(test, answer)
  })
}

/** As this room writes numbers, which may be finer than a bill may state them. */
const A_NUMBER = /^\d+(\.\d+)?$/

export function holds(test: CompiledTest, answer: string | boolean): boolean {
  if (test.kind === 'among') return test.values.includes(answer)
  if (typeof answer === 'boolean' || !A_NUMBER.test(answer)) return false
  const value = new Decimal(answer)
  if (test.above !== undefined && !value.greaterThan(test.above)) return false
  if (test.atLeast !== undefined && value.lessThan(test.atLeast)) return false
  if (test.below !== undefined && !value.lessThan(test.below)) return false
  return test.atMost === undefined || !value.greaterThan(test.atMost)
}

const compiled = new WeakMap<Condition, CompiledCondition>()

/** The tests of a condition, read once: a condition is looked at under thousands of circumstances. */
export function testsOf(condition: Condition | undefined): CompiledCondition {
  if (condition === undefined) return []
  let tests = compiled.get(condition)
  if (tests === undefined) {
    tests = compileCondition(condition)
    compiled.set(condition, tests)
  }
  return tests
}
