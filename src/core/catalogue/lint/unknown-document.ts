// unknown-document: a basis cites what documents.yaml does not declare.
import { REFERENCES_FILE, rulesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { unaccusedTrials } from './unaccused.ts'

export const unknownDocument: LintRule = {
  code: 'unknown-document',
  severity: 'error',
  sentence: { zh: '依据引用的文件未在 documents.yaml 中登记', en: 'The basis cites a document that documents.yaml does not declare' },
  check: (set, today) => {
    const series = set.references.map((value, index) => ({ value, file: REFERENCES_FILE, path: ['series', index], id: value.id }))
    return [...rulesOf(set), ...series].flatMap(({ value, file, path, id }) =>
      value.basis.flatMap(({ document }, place) =>
        Object.hasOwn(set.documents, document)
          ? []
          : [
              {
                file,
                path: [...path, 'basis', place, 'document'],
                id,
                detail: document,
                trials: unaccusedTrials({ file, path }, set, today, () => uncited(document)),
              },
            ],
      ),
    )
  },
}

const uncited = (document: string) => ({
  zh: `超过了这条规则，而“${document}”何时生效无从得知，不能据以认定`,
  en: `The rule is broken, and since when “${document}” is in force nobody knows, so nothing rests on it`,
})
