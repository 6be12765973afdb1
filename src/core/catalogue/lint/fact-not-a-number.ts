// fact-not-a-number: a limit reckons with a fact that holds no number, so no answer could ever settle it.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Fact } from '../schema/vocabulary.ts'
import { possibleValues } from '../vocabulary.ts'
import type { Trial } from './bill.ts'
import { shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { billAt, firstDayAt, type Place } from './rule-bill.ts'
import { factsReckonedWith } from './stated-facts.ts'

const NUMBERS = ['money', 'number']

export const factNotANumber: LintRule = {
  code: 'fact-not-a-number',
  severity: 'error',
  sentence: { zh: '标准以一个不是数额的事实计算', en: 'The limit reckons with a fact that is neither money nor a number' },
  check: (set, today) => {
    const facts = new Map(set.facts.map((fact) => [fact.name, fact]))
    return shapesOf(set).flatMap(({ value, file, path, id }) =>
      factsReckonedWith(value).flatMap(([key, fact]) => {
        const known = facts.get(fact)
        if (known === undefined || NUMBERS.includes(known.type)) return []
        return [{ file, path: [...path, key], id, detail: `${fact}: ${known.type}`, trials: trialsOf({ file, path }, known, set, today) }]
      }),
    )
  },
}

function trialsOf(place: Place, fact: Fact, set: CatalogueSet, today: string): Trial[] {
  const day = firstDayAt(place, set, today)
  const answer = possibleValues(fact)?.[0] ?? day
  const bill = billAt(place, set, day, (answers) => ({ ...answers, [fact.name]: answer }))
  if (bill === undefined) return []
  const shows = { zh: `已经填写了 ${fact.name}，仍然算不出允许多少`, en: `${fact.name} is stated, and still no sum comes of it` }
  return [
    { bill, claim: { missing: fact.name }, shows },
    { bill, claim: { never: 'violation' }, shows },
  ]
}
