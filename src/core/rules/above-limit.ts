// above-limit: charged more than the limit allows.
import { excessRule } from './excess.ts'
import { nameOf, overcharge, quoted } from './phrases.ts'

export const aboveLimit = excessRule(
  'above-limit',
  { zh: '收费高于标准所允许的金额', en: 'Charged more than the limit allows.' },
  (it, line, allowed, language) =>
    language === 'zh'
      ? `超过${quoted(nameOf(it, line, language), language)}的标准：${overcharge(line.charged, allowed, language)}。`
      : `Above the limit of ${quoted(nameOf(it, line, language), language)}: ${overcharge(line.charged, allowed, language)}.`,
)
