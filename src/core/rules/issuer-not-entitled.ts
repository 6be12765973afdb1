// issuer-not-entitled: the item may be charged, but not by this kind of issuer.
import { excessRule } from './excess.ts'
import { nameOf, quoted, refund } from './phrases.ts'

export const issuerNotEntitled = excessRule(
  'issuer-not-entitled',
  { zh: '该项目可以收取，但这类单位无权收取', en: 'The item may be charged, but not by this kind of issuer.' },
  (it, line, allowed, language, bill) => {
    const roles = [...(it.item?.issuers ?? [])].map((role) => bill.context.scope.roles.get(role)?.label[language] ?? role)
    const by = roles.join(language === 'zh' ? '、' : ', ')
    const name = quoted(nameOf(it, line, language), language)
    return language === 'zh'
      ? `${name}只能由规定的单位（${by}）收取，开票单位无权收取：${refund(line.charged, allowed, language)}。`
      : `${name} may be charged only by ${by}, not by this issuer: ${refund(line.charged, allowed, language)}.`
  },
)
