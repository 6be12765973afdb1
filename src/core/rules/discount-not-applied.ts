// discount-not-applied: a toll discount, exemption or relief was due and not given.
import { excessRule } from './excess.ts'
import { nameOf, overcharge, quoted } from './phrases.ts'

export const discountNotApplied = excessRule(
  'discount-not-applied',
  { zh: '应享受的优惠、免费或减免没有给予', en: 'A toll discount, exemption or relief was due and not given.' },
  (it, line, allowed, language) => {
    const name = it.reliefs[0]?.rule.name[language] ?? nameOf(it, line, language)
    return language === 'zh'
      ? `应享受${quoted(name, language)}而没有给予：${overcharge(line.charged, allowed, language)}。`
      : `${quoted(name, language)} was due and not given: ${overcharge(line.charged, allowed, language)}.`
  },
)
