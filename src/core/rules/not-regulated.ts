// not-regulated: a market price, which the catalogues do not reach.
import { findingOf } from '../findings/finding.ts'
import { quoted } from './phrases.ts'
import type { Rule } from './rule.ts'

export const notRegulated: Rule = {
  code: 'not-regulated',
  severities: ['info'],
  since: '1.0.0',
  sentence: { zh: '市场调节价，不受目录约束', en: 'A market price: the catalogues do not reach it.' },
  speaksOf: ['not-regulated'],
  checkLine: (line, bill) => {
    if (line.creditedTo !== undefined) return undefined
    const name = quoted(line.line.description, bill.language)
    const message =
      bill.language === 'zh'
        ? `${name}是市场调节价，目录清单不约束其金额。`
        : `${name} is a market price: the catalogues set no limit for it.`
    return {
      line: line.line.index,
      finding: findingOf('not-regulated', 'info', message, line.decision.decisive, bill.language),
      allowed: undefined,
    }
  },
}
