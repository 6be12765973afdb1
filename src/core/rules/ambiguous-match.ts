// ambiguous-match: several different charges fit the name, or one fits it only doubtfully.
import { openRule } from './open-question.ts'
import { quoted } from './phrases.ts'

const SHOWN = 5

export const ambiguousMatch = openRule(
  'ambiguous-match',
  { zh: '名称对应两个以上不同的收费项目，或相似度不足以认定', en: 'Two or more items fit the name, or one only doubtfully.' },
  (_it, line, bill) => {
    const { language } = bill
    const { match } = line
    const items = (match.candidates.length > 0 ? match.candidates : match.doubtful).map((it) => it.item.name)
    const rules = [...match.doubtfulProhibitions, ...match.weakProhibitions].map((it) => it.rule.name)
    const names = [...new Set([...items, ...rules].map((it) => it[language]))].slice(0, SHOWN)
    const name = quoted(line.line.description, language)
    return language === 'zh'
      ? `${name}可能是：${names.join('、')}。名称不足以认定，请确认是哪一项。`
      : `${name} may be: ${names.join('; ')}. The name does not settle it: say which it is.`
  },
)
