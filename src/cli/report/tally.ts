// What several bills come to together: how many of each verdict, how many unreadable, and what to claim back in all.
import type { Language } from '../../core/assess/outcome.ts'
import type { Report, Verdict } from '../../core/findings/report.ts'
import { decimal, ZERO } from '../../core/values/decimal.ts'
import { moneyText } from '../../core/values/money.ts'
import type { Page } from '../screen/page.ts'
import { SIGNS, VERDICTS } from '../words.ts'

const ORDER: readonly Verdict[] = ['violation', 'undetermined', 'permitted', 'not-regulated']

export function tallyText(page: Page, reports: readonly Report[], unreadable: number, language: Language): string {
  const all = reports.length + unreadable
  const counts = ORDER.map((verdict) => ({ verdict, count: reports.filter((report) => report.verdict === verdict).length }))
  const excess = moneyText(reports.reduce((sum, { summary }) => sum.plus(decimal(summary.excess)), ZERO))
  const shown = counts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${SIGNS[verdict]} ${VERDICTS[verdict][language]} ${count}`)
  if (unreadable > 0) shown.push(language === 'zh' ? `无法读取 ${unreadable}` : `unreadable ${unreadable}`)
  const text =
    language === 'zh'
      ? `共 ${all} 张单据：${shown.join('，')}；可要求退还合计 ${excess} 元`
      : `${all} bills: ${shown.join(', ')}; CNY ${excess} to be claimed back in all`
  page.paragraph(text, { colour: 'bold' })
  return page.text()
}
