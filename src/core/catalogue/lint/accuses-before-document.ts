// accuses-before-document: a rule begins before its documents do, as documents that reach back make it; until then it accuses nobody.
import { provenOnly } from './proven-days.ts'
import type { LintRule } from './rule.ts'

export const accusesBeforeDocument: LintRule = {
  code: 'accuses-before-document',
  severity: 'warning',
  sentence: {
    zh: '规则首日早于其文件生效：在文件生效之前不据以认定违规',
    en: 'The rule begins before any of its documents is in force: until one is, no violation rests on it',
  },
  check: (set, today) => provenOnly('from a later day', set, today),
}
