// empty-question: a fact asks nothing, or offers an answer without words, so that a person could not answer it.
import { FACTS_FILE } from './places.ts'
import type { LintRule } from './rule.ts'

export const emptyQuestion: LintRule = {
  code: 'empty-question',
  severity: 'error',
  sentence: { zh: '事实没有问句，或取值没有说明', en: 'The fact has no question, or one of its values no label' },
  check: (set) =>
    set.facts.flatMap((fact, index) => {
      const path = ['facts', index]
      const asked = isBlank(fact.question) ? [{ file: FACTS_FILE, path: [...path, 'question'], id: fact.name, detail: fact.name }] : []
      if (fact.values?.length === 0) return [...asked, { file: FACTS_FILE, path: [...path, 'values'], id: fact.name, detail: fact.name }]
      const offered = (fact.values ?? []).flatMap(({ value, label }, place) =>
        isBlank(label) ? [{ file: FACTS_FILE, path: [...path, 'values', place, 'label'], id: fact.name, detail: value }] : [],
      )
      return [...asked, ...offered]
    }),
}

function isBlank({ zh, en }: { readonly zh: string; readonly en: string }): boolean {
  return zh.trim() === '' || en.trim() === ''
}
