// contested-reading: the documents allow readings that give different limits; each is shown.
import { moneyText } from '../values/money.ts'
import { openRule } from './open-question.ts'
import { nameOf, quoted } from './phrases.ts'

export const contestedReading = openRule(
  'contested-reading',
  { zh: '文件可以有不同理解，得出不同的标准', en: 'The documents allow readings that give different limits.' },
  (it, line, bill) => {
    const { language } = bill
    const readings = it.readings.map(
      ({ reading, allowed }) => `${reading[language]}${allowed === undefined ? '' : ` → ${moneyText(allowed)}`}`,
    )
    const name = quoted(nameOf(it, line, language), language)
    return language === 'zh'
      ? `关于${name}的文件有不同理解：${readings.join('；')}。两者之间不能断定。`
      : `The documents on ${name} can be read in more than one way: ${readings.join('; ')}. Between them there is no verdict.`
  },
)
