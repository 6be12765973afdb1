// missing-fact: the answer turns on a fact that was not given.
import { openRule } from './open-question.ts'
import { nameOf, questions, quoted } from './phrases.ts'

export const missingFact = openRule(
  'missing-fact',
  { zh: '结论取决于尚未提供的事实', en: 'The answer turns on a fact that was not given.' },
  (it, line, bill) => {
    const asked = questions(line.decision.missing, bill)
    const name = quoted(nameOf(it, line, bill.language), bill.language)
    return bill.language === 'zh' ? `还缺事实，不能断定${name}是否合规。${asked}` : `A fact is missing to decide ${name}. ${asked}`
  },
)
