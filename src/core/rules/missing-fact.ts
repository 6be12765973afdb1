// missing-fact: the answer turns on a fact that was not given.
import type { Language } from '../assess/outcome.ts'
import { openRule } from './open-question.ts'
import { nameOf, quoted } from './phrases.ts'
import type { AssessedBill } from './rule.ts'

export const missingFact = openRule(
  'missing-fact',
  { zh: '结论取决于尚未提供的事实', en: 'The answer turns on a fact that was not given.' },
  (it, line, bill) => {
    const asked = line.decision.missing.map((fact) => question(fact, bill)).join(' ')
    const name = quoted(nameOf(it, line, bill.language), bill.language)
    return bill.language === 'zh' ? `还缺事实，不能断定${name}是否合规。${asked}` : `A fact is missing to decide ${name}. ${asked}`
  },
)

function question(fact: string, bill: AssessedBill): string {
  const language: Language = bill.language
  return bill.context.scope.vocabulary.facts.get(fact)?.question[language] ?? fact
}
