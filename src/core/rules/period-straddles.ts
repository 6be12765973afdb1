// period-straddles: rules changed inside the period, and how it was split.
import { findingOf } from '../findings/finding.ts'
import type { Rule } from './rule.ts'

export const periodStraddles: Rule = {
  code: 'period-straddles',
  severities: ['info'],
  since: '1.0.0',
  sentence: { zh: '账期内规则有变动，按日分段核对', en: 'Rules changed inside the period: how it was split.' },
  checkLine: (line, bill) => {
    const { decisive } = line.decision
    if (decisive.pieces.length < 2) return undefined
    const pieces = decisive.pieces.map((it) => `${it.from}–${it.to}`)
    const message =
      bill.language === 'zh'
        ? `账期内规则有变动，按日分为 ${pieces.length} 段核对：${pieces.join('，')}。`
        : `The rules changed inside the period; it was checked day by day in ${pieces.length} pieces: ${pieces.join(', ')}.`
    return { line: line.line.index, finding: findingOf('period-straddles', 'info', message, decisive, bill.language), allowed: undefined }
  },
}
