// The frame of the rules that fire when a line charges more than every possible answer allows.
import type { Excess, Language, Outcome } from '../assess/outcome.ts'
import type { Bilingual } from '../catalogue/schema/words.ts'
import { findingOf } from '../findings/finding.ts'
import { type Decimal, ZERO } from '../values/decimal.ts'
import type { AssessedBill, AssessedLine, Rule } from './rule.ts'

/** Says what is wrong, once it is certain. */
export type Say = (it: Outcome, line: AssessedLine, allowed: Decimal, language: Language, bill: AssessedBill) => string

export function excessRule(code: Excess, sentence: Bilingual, say: Say): Rule {
  return {
    code,
    severities: ['violation'],
    since: '1.0.0',
    sentence,
    speaksOf: ['violation'],
    checkLine: (line, bill) => {
      const { decisive, most } = line.decision
      if (decisive.excess !== code) return undefined
      const allowed = most ?? ZERO
      const finding = findingOf(code, 'violation', say(decisive, line, allowed, bill.language, bill), decisive, bill.language)
      return { line: line.line.index, finding, allowed }
    },
  }
}
