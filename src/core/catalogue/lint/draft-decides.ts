// draft-decides: a draft law is cited by a rule that decides; it may stand only where nothing is accused.
import { rulesOf } from './places.ts'
import type { LintRule } from './rule.ts'
import { unaccusedTrials } from './unaccused.ts'

export const draftDecides: LintRule = {
  code: 'draft-decides',
  severity: 'error',
  sentence: {
    zh: '可据以认定违规的规则引用了草案：草案只能作为背景',
    en: 'A rule that a violation could rest on cites a draft: a draft is background only',
  },
  check: (set, today) =>
    rulesOf(set).flatMap(({ value, file, path, id, accuses }) =>
      value.basis.flatMap(({ document }, place) =>
        accuses && set.documents[document]?.draft === true
          ? [
              {
                file,
                path: [...path, 'basis', place, 'document'],
                id,
                detail: document,
                trials: unaccusedTrials({ file, path }, set, today, () => onDraft(document)),
              },
            ]
          : [],
      ),
    ),
}

const onDraft = (document: string) => ({
  zh: `超过了这条规则，而“${document}”只是草案，不能据以认定`,
  en: `The rule is broken, and “${document}” is a draft on which nothing may rest`,
})
