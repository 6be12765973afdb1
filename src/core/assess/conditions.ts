// Whether all tests of a condition hold in a world; a test known to fail settles it before any question is asked.
import type { CompiledCondition } from '../catalogue/compile.ts'
import { type Facts, Fork } from './facts.ts'

export function conditionHolds(condition: CompiledCondition, facts: Facts): boolean | Fork {
  let open: Fork | undefined
  for (const [fact, test] of condition) {
    const answer = facts.test(fact, test)
    if (answer === false) return false
    if (answer instanceof Fork) open ??= answer
  }
  return open ?? true
}
