// not-in-force: the item had been abolished or suspended, or did not yet exist, on the day that governs.
import type { Outcome } from '../assess/outcome.ts'
import type { Bilingual } from '../catalogue/schema/words.ts'
import { excessRule } from './excess.ts'
import { nameOf, quoted, refund } from './phrases.ts'

const HOW = {
  abolished: { zh: '已取消', en: 'was abolished' },
  suspended: { zh: '已停征', en: 'was suspended' },
  exempted: { zh: '已免征', en: 'was waived' },
  'replaced-by-tax': { zh: '已改为征税', en: 'was replaced by a tax' },
  'not-yet': { zh: '尚未设立', en: 'did not yet exist' },
} as const satisfies Record<NonNullable<Outcome['endedHow']>, Bilingual>

export const notInForce = excessRule(
  'not-in-force',
  { zh: '收费项目当时已取消、停征或尚未生效', en: 'The item was abolished, suspended or not yet in force then.' },
  (it, line, allowed, language) => {
    const how = HOW[it.endedHow ?? 'abolished'][language]
    const since = it.endedHow === 'not-yet' ? it.item?.introduced?.from : it.grounds[0]?.from
    const name = quoted(nameOf(it, line, language), language)
    return language === 'zh'
      ? `${name}${since === undefined ? '' : `自 ${since} 起`}${how}：${it.day} 不得收取，${refund(line.charged, allowed, language)}。`
      : `${name} ${how}${since === undefined ? '' : ` (${since})`}: on ${it.day} nothing may be charged, ${refund(line.charged, allowed, language)}.`
  },
)
