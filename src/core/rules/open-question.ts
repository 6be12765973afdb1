// The frame of the rules that fire when a line cannot be decided, with what the possible answers allow.
import type { Language, Open, Outcome } from '../assess/outcome.ts'
import type { Bilingual } from '../catalogue/schema/words.ts'
import { findingOf } from '../findings/finding.ts'
import { moneyText } from '../values/money.ts'
import type { AssessedBill, AssessedLine, Rule } from './rule.ts'

export function openRule(code: Open, sentence: Bilingual, say: (it: Outcome, line: AssessedLine, bill: AssessedBill) => string): Rule {
  return {
    code,
    severities: ['undetermined'],
    since: '1.0.0',
    sentence,
    speaksOf: ['undetermined'],
    checkLine: (line, bill) => {
      const open = line.decision.opens.get(code)
      if (open === undefined) return undefined
      const { least, most, missing } = line.decision
      const message =
        say(open, line, bill) +
        span(least.isZero() ? undefined : moneyText(least), most === undefined ? undefined : moneyText(most), bill.language)
      const finding = findingOf(code, 'undetermined', message, open, bill.language, missing, { least, most })
      return { line: line.line.index, finding, allowed: undefined }
    },
  }
}

/** What is certain meanwhile. */
function span(least: string | undefined, most: string | undefined, language: Language): string {
  if (least === undefined && most === undefined) return ''
  if (language === 'zh') {
    return `（${[least === undefined ? '' : `不超过 ${least} 元一定允许`, most === undefined ? '' : `超过 ${most} 元一定不允许`].filter(Boolean).join('，')}）`
  }
  return ` (${[least === undefined ? '' : `up to CNY ${least} is allowed in any case`, most === undefined ? '' : `above CNY ${most} in none`].filter(Boolean).join(', ')})`
}
