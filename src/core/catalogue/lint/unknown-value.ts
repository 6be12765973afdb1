// unknown-value: a condition tests a fact against a value it cannot have, so that it would never hold.
import type { Test } from '../schema/condition.ts'
import type { Fact } from '../schema/vocabulary.ts'
import { ISSUER_ROLES, PAYER_KINDS } from '../schema/words.ts'
import { possibleValues } from '../vocabulary.ts'
import { conditionsOf } from './places.ts'
import type { LintRule } from './rule.ts'

/** Fields of the bill whose values the contract fixes. */
const FIELD_VALUES = new Map<string, readonly string[]>([
  ['issuer.role', ISSUER_ROLES],
  ['payer.kind', PAYER_KINDS],
])

export const unknownValue: LintRule = {
  code: 'unknown-value',
  severity: 'error',
  sentence: { zh: '条件所比较的值不是该事实可能的取值', en: 'The condition compares a fact with a value it cannot have' },
  check: (set) => {
    const facts = new Map(set.facts.map((fact) => [fact.name, fact]))
    return conditionsOf(set).flatMap(({ value, file, path, id }) =>
      Object.entries(value).flatMap(([name, test]) =>
        impossible(name, facts.get(name), test).map((detail) => ({ file, path: [...path, name], id, detail: `${name}: ${detail}` })),
      ),
    )
  },
}

function impossible(name: string, fact: Fact | undefined, test: Test): string[] {
  const possible = FIELD_VALUES.get(name) ?? possibleValues(fact)
  if (typeof test === 'object' && !Array.isArray(test)) return possible === undefined ? [] : [JSON.stringify(test)]
  const values = Array.isArray(test) ? test : [test]
  // A sum or a number is compared with an interval; one value of it would be compared as text and never be equal.
  if (fact?.type === 'money' || fact?.type === 'number') return values.map(String)
  return possible === undefined ? [] : values.filter((value) => !possible.includes(value)).map(String)
}
