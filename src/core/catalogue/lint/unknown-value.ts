// unknown-value: a condition tests a fact against a value it cannot have, so that it would never hold.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Test } from '../schema/condition.ts'
import type { Fact } from '../schema/vocabulary.ts'
import { ISSUER_ROLES, PAYER_KINDS } from '../schema/words.ts'
import { possibleValues } from '../vocabulary.ts'
import type { Trial } from './bill.ts'
import { conditionsOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { billAt, firstDayAt, type Place } from './rule-bill.ts'

/** Fields of the bill whose values the contract fixes. */
const FIELD_VALUES = new Map<string, readonly string[]>([
  ['issuer.role', ISSUER_ROLES],
  ['payer.kind', PAYER_KINDS],
])

export const unknownValue: LintRule = {
  code: 'unknown-value',
  severity: 'error',
  sentence: { zh: '条件所比较的值不是该事实可能的取值', en: 'The condition compares a fact with a value it cannot have' },
  check: (set, today) => {
    const facts = new Map(set.facts.map((fact) => [fact.name, fact]))
    return conditionsOf(set).flatMap(({ value, file, path, id }) =>
      Object.entries(value).flatMap(([name, test]) =>
        impossible(name, facts.get(name), test).map((detail) => ({
          file,
          path: [...path, name],
          id,
          detail: `${name}: ${detail}`,
          trials: trialsOf({ file, path }, name, answerTo(name, facts.get(name)), set, today),
        })),
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

/** An answer the fact can have; a sum or number is a round one. */
function answerTo(name: string, fact: Fact | undefined): string | boolean {
  return (FIELD_VALUES.get(name) ?? possibleValues(fact))?.[0] ?? '1000'
}

function trialsOf(place: Place, name: string, answer: string | boolean, set: CatalogueSet, today: string): Trial[] {
  const bill = billAt(place, set, firstDayAt(place, set, today), (answers) => ({ ...answers, [name]: answer }))
  if (bill === undefined) return []
  const shows = {
    zh: `${name} 只能填写词表中的值，条件因此不成立`,
    en: `${name} can only be a value of the vocabulary, so the condition never holds`,
  }
  return [
    { bill, claim: { finding: 'outside-catalogue' }, shows },
    { bill, claim: {}, shows },
  ]
}
