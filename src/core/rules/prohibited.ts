// prohibited: a rule forbids the charge whatever the catalogue says.
import { excessRule } from './excess.ts'
import { nameOf, quoted, refund } from './phrases.ts'

export const prohibited = excessRule(
  'prohibited',
  { zh: '收费被明令禁止', en: 'A prohibition reaches the line.' },
  (it, line, allowed, language) =>
    language === 'zh'
      ? `${quoted(line.line.description, language)}属于明令禁止的收费（${nameOf(it, line, language)}）：不得收取，${refund(line.charged, allowed, language)}。`
      : `${quoted(line.line.description, language)} is a forbidden charge (${nameOf(it, line, language)}): nothing may be charged, ${refund(line.charged, allowed, language)}.`,
)
