// unknown-fact: a condition or a limit asks for a fact that the vocabulary does not have.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Trial } from './bill.ts'
import { conditionsOf, shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { billAt, firstDayAt, type Place } from './rule-bill.ts'
import { withoutFact } from './small-bill.ts'
import { factsReckonedWith, LINE_QUANTITY } from './stated-facts.ts'

/** Fields of the bill itself that conditions may ask for. */
const FIELDS = ['place', 'issuer.name', 'issuer.role', 'payer.kind', LINE_QUANTITY]

export const unknownFact: LintRule = {
  code: 'unknown-fact',
  severity: 'error',
  sentence: { zh: '引用了 facts.yaml 中没有的事实', en: 'Asks for a fact that facts.yaml does not have' },
  check: (set, today) => {
    const known = new Set([...FIELDS, ...set.facts.map((fact) => fact.name)])
    const asked = conditionsOf(set).flatMap((it) => Object.keys(it.value).map((fact) => ({ ...it, path: [...it.path, fact], fact })))
    const reckoned = shapesOf(set).flatMap((it) =>
      factsReckonedWith(it.value).map(([key, fact]) => ({ ...it, path: [...it.path, key], fact })),
    )
    return [...asked, ...reckoned]
      .filter(({ fact }) => !known.has(fact))
      .map(({ file, path, id, fact }) => ({ file, path, id, detail: fact, trials: trialsOf({ file, path }, fact, set, today) }))
  },
}

/** The vocabulary refuses a bill that states the fact, so the bill leaves it out, and the question can never be answered. */
function trialsOf(place: Place, fact: string, set: CatalogueSet, today: string): Trial[] {
  const stated = billAt(place, set, firstDayAt(place, set, today))
  if (stated === undefined) return []
  const bill = withoutFact(stated, fact)
  const shows = { zh: `要问 ${fact} 才能认定，而账单无法填写它`, en: `The answer turns on ${fact}, which no bill can state` }
  return [
    { bill, claim: { missing: fact }, shows },
    { bill, claim: { never: 'violation' }, shows },
  ]
}
