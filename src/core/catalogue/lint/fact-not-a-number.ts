// fact-not-a-number: a limit reckons with a fact that holds no number, so no answer could ever settle it.
import { shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { factsReckonedWith } from './stated-facts.ts'

const NUMBERS = ['money', 'number']

export const factNotANumber: LintRule = {
  code: 'fact-not-a-number',
  severity: 'error',
  sentence: { zh: '标准以一个不是数额的事实计算', en: 'The limit reckons with a fact that is neither money nor a number' },
  check: (set) => {
    const types = new Map(set.facts.map((fact) => [fact.name, fact.type]))
    return shapesOf(set).flatMap(({ value, file, path, id }) =>
      factsReckonedWith(value).flatMap(([key, fact]) => {
        const type = types.get(fact)
        return type === undefined || NUMBERS.includes(type) ? [] : [{ file, path: [...path, key], id, detail: `${fact}: ${type}` }]
      }),
    )
  },
}
