// empty-question: a fact asks nothing, or offers an answer without words, so that a person could not answer it.
import type { CatalogueSet } from '../catalogue-set.ts'
import type { Fact } from '../schema/vocabulary.ts'
import type { Trial } from './bill.ts'
import { conditionsOf, FACTS_FILE, shapesOf } from './places.ts'
import type { LintRule, Path } from './rule.ts'
import { billAt, firstDayAt, type Place } from './rule-bill.ts'
import { withoutFact } from './small-bill.ts'
import { factsReckonedWith } from './stated-facts.ts'

export const emptyQuestion: LintRule = {
  code: 'empty-question',
  severity: 'error',
  sentence: { zh: '事实没有问句，或取值没有说明', en: 'The fact has no question, or one of its values no label' },
  check: (set, today) =>
    set.facts.flatMap((fact, index) => {
      const blanks = blanksOf(fact)
      const trials = blanks.length === 0 ? [] : trialsOf(fact.name, set, today)
      return blanks.map(({ path, detail }) => ({ file: FACTS_FILE, path: ['facts', index, ...path], id: fact.name, detail, trials }))
    }),
}

function blanksOf({ name, question, values }: Fact): { path: Path; detail: string }[] {
  const asked = isBlank(question) ? [{ path: ['question'], detail: name }] : []
  if (values?.length === 0) return [...asked, { path: ['values'], detail: name }]
  const offered = (values ?? []).flatMap(({ value, label }, place) =>
    isBlank(label) ? [{ path: ['values', place, 'label'], detail: value }] : [],
  )
  return [...asked, ...offered]
}

function isBlank({ zh, en }: { readonly zh: string; readonly en: string }): boolean {
  return zh.trim() === '' || en.trim() === ''
}

/** Rules tried for a bill that has the question asked. */
const TRIED = 5

function trialsOf(fact: string, set: CatalogueSet, today: string): Trial[] {
  const tested: Place[] = conditionsOf(set).filter(({ value }) => Object.hasOwn(value, fact))
  const reckoned = shapesOf(set).filter(({ value }) => factsReckonedWith(value).some(([, name]) => name === fact))
  const shows = { zh: `会追问 ${fact}，而问句或选项没有文字`, en: `${fact} is asked for, with no words in the question or its answers` }
  return [...tested, ...reckoned].slice(0, TRIED).flatMap((place) => {
    const bill = billAt(place, set, firstDayAt(place, set, today))
    return bill === undefined ? [] : [{ bill: withoutFact(bill, fact), claim: { missing: fact }, shows }]
  })
}
