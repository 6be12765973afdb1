// The words of the command line in both languages: verdicts with their signs.
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import type { Severity, Verdict } from '../core/findings/report.ts'
import { verdictWord } from '../core/findings/words/labels.ts'

export const SIGNS = {
  violation: '✗',
  undetermined: '?',
  permitted: '✓',
  'not-regulated': '–',
  info: 'i',
} as const satisfies Record<Verdict | Severity, string>

const inSentence = (verdict: Verdict): Bilingual => ({ zh: verdictWord(verdict, 'zh'), en: verdictWord(verdict, 'en') })

export const VERDICTS: Readonly<Record<Verdict, Bilingual>> = {
  violation: inSentence('violation'),
  undetermined: inSentence('undetermined'),
  permitted: inSentence('permitted'),
  'not-regulated': inSentence('not-regulated'),
}
