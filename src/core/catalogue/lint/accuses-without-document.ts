// accuses-without-document: a violation could rest on a rule, and no document with an established day is in force on any of its days.
import { provenOnly } from './proven-days.ts'
import type { LintRule } from './rule.ts'

export const accusesWithoutDocument: LintRule = {
  code: 'accuses-without-document',
  severity: 'warning',
  sentence: {
    zh: '可据以认定违规的规则，在其有效期内没有日期确定且已生效的文件：永远不能据以认定',
    en: 'A violation could rest on this rule, and on none of its days is a document with an established day in force',
  },
  check: (set, today) => provenOnly('on no day', set, today),
}
