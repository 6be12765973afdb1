// fact-never-asked: a fact of the vocabulary that no condition tests and no limit reckons with; nothing a bill says of it changes an answer, so none can show it.
import type { CatalogueSet } from '../catalogue-set.ts'
import { conditionsOf, FACTS_FILE, shapesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { factsReckonedWith } from './stated-facts.ts'

/** Asked by the check itself, whatever the catalogues say: the day that governs, what a local standard allows, what the issuer cites, what is charged twice. */
const ASKED_BY_THE_CHECK = ['contractedOn', 'appliedOn', 'standardAmount', 'citedBasis', 'object']

export const factNeverAsked: LintRule = {
  code: 'fact-never-asked',
  severity: 'warning',
  sentence: {
    zh: '没有任何规则问到这个事实：填写与否结果都一样，请删去，或把条款所说的情形写进条件',
    en: 'No rule asks this fact, so stating it changes nothing: drop it, or put the circumstance its clause names into a condition',
  },
  check: (set) => {
    const asked = factsAsked(set)
    return set.facts.flatMap(({ name, field }, index) =>
      field === true || asked.has(name) ? [] : [{ file: FACTS_FILE, path: ['facts', index], id: name, detail: name }],
    )
  },
}

function factsAsked(set: CatalogueSet): ReadonlySet<string> {
  const tested = conditionsOf(set).flatMap(({ value }) => Object.keys(value))
  const reckoned = shapesOf(set).flatMap(({ value }) => factsReckonedWith(value).map(([, fact]) => fact))
  return new Set([...ASKED_BY_THE_CHECK, ...tested, ...reckoned])
}
