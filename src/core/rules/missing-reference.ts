// missing-reference: the limit starts from a reference price, and none is published for that month.
import { openRule } from './open-question.ts'
import { nameOf, questions, quoted } from './phrases.ts'

export const missingReference = openRule(
  'missing-reference',
  { zh: '该月没有已公布的基准价', en: 'No reference price is published for that month.' },
  (it, line, bill) => {
    const name = quoted(nameOf(it, line, bill.language), bill.language)
    const asked = questions(it.missing, bill)
    return bill.language === 'zh'
      ? `${name}的上限以基准价为起点，但没有收录当月的基准价。${asked}`
      : `The limit of ${name} starts from a reference price, and none is held for that month. ${asked}`
  },
)
