// below-fixed: less than a fixed government price, harmless to the payer.
import { findingOf } from '../findings/finding.ts'
import { nameOf, quoted, sum } from './phrases.ts'
import type { Rule } from './rule.ts'

export const belowFixed: Rule = {
  code: 'below-fixed',
  severities: ['info'],
  since: '1.0.0',
  sentence: { zh: '低于政府定价，对缴费人无害', en: 'Less than a fixed government price: harmless to the payer.' },
  speaksOf: ['permitted'],
  checkLine: (line, bill) => {
    const { decisive, most } = line.decision
    if (!decisive.fixed || most === undefined || decisive.reliefs.length > 0 || !line.charged.lessThan(most)) return undefined
    const { language } = bill
    const name = quoted(nameOf(decisive, line, language), language)
    const message =
      language === 'zh'
        ? `低于${name}的政府定价 ${sum(most, language)}：对缴费人无害。`
        : `Below the government price of ${name}, ${sum(most, language)}: harmless to the payer.`
    return { line: line.line.index, finding: findingOf('below-fixed', 'info', message, decisive, language), allowed: undefined }
  },
}
