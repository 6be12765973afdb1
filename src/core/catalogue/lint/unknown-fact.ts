// unknown-fact: a condition or a limit asks for a fact that the vocabulary does not have.
import { conditionsOf, shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { factsReckonedWith, LINE_QUANTITY } from './stated-facts.ts'

/** Fields of the bill itself that conditions may ask for. */
const FIELDS = ['place', 'issuer.name', 'issuer.role', 'payer.kind', LINE_QUANTITY]

export const unknownFact: LintRule = {
  code: 'unknown-fact',
  severity: 'error',
  sentence: { zh: '引用了 facts.yaml 中没有的事实', en: 'Asks for a fact that facts.yaml does not have' },
  check: (set) => {
    const known = new Set([...FIELDS, ...set.facts.map((fact) => fact.name)])
    const asked = conditionsOf(set).flatMap((it) => Object.keys(it.value).map((fact) => ({ ...it, path: [...it.path, fact], fact })))
    const reckoned = shapesOf(set).flatMap((it) =>
      factsReckonedWith(it.value).map(([key, fact]) => ({ ...it, path: [...it.path, key], fact })),
    )
    return [...asked, ...reckoned]
      .filter(({ fact }) => !known.has(fact))
      .map(({ file, path, id, fact }) => ({ file, path, id, detail: fact }))
  },
}
