// The words of the command line in both languages: verdicts with their signs.
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import type { Severity, Verdict } from '../core/findings/report.ts'

export const SIGNS = {
  violation: '✗',
  undetermined: '?',
  permitted: '✓',
  'not-regulated': '–',
  info: 'i',
} as const satisfies Record<Verdict | Severity, string>

export const VERDICTS = {
  violation: { zh: '违规', en: 'violation' },
  undetermined: { zh: '待定', en: 'undetermined' },
  permitted: { zh: '合规', en: 'permitted' },
  'not-regulated': { zh: '不受目录约束', en: 'not regulated' },
} as const satisfies Record<Verdict, Bilingual>
