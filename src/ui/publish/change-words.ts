// A change in one sentence, from what its form holds so far.
import { conditionWords } from '../../core/catalogue/words/condition-words.ts'
import { ENDED_WORDS } from '../../core/catalogue/words/labels.ts'
import { limitWords } from '../../core/catalogue/words/limit-words.ts'
import { percent } from '../../core/catalogue/words/percent.ts'
import type { Language } from '../language.ts'
import type { Condition } from '../service/answers.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import { at, isList, isRecord, type Json, listAt, textAt } from './json.ts'
import { memberName } from './members.ts'
import { isRuleType, RULE_TYPES, RULE_WORDS } from './rules.ts'
import { isSayable } from './shapes.ts'

/** `name`: what the entry is called, where that is known. */
export function changeWords(change: Json, name: string | undefined, vocabulary: Vocabulary, language: Language): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const subject = name ?? textAt(change, '/id')
  switch (textAt(change, '/op')) {
    case 'add-limit': {
      const begin = textAt(change, '/limit/from') || say('（首日未填）', '(no first day yet)')
      return say(`${subject}：自 ${begin} 起，`, `${subject}: from ${begin} on, `) + dated(at(change, '/limit'), vocabulary, language)
    }
    case 'end': {
      const begin = textAt(change, '/from') || say('（首日未填）', '(no first day yet)')
      const how = howWords(textAt(change, '/how'), language)
      return say(`${subject}：自 ${begin} 起${how}`, `${subject}: ${how} from ${begin} on`)
    }
    case 'change': {
      const set = at(change, '/set')
      const members = isRecord(set) ? Object.keys(set).map((member) => memberName(`/${member}`, language)) : []
      return `${subject}${say('：更改', ': change of ')}${members.join(say('、', ', ')) || say('（尚无内容）', '(nothing yet)')}`
    }
    case 'add':
      return added(change, vocabulary, language)
    case 'change-catalogue':
      return say('更改目录的名称或完整程度', 'Change of a catalogue’s title or coverage')
    case 'change-document':
      return say(`更改文件 ${textAt(change, '/document')}`, `Change of the document ${textAt(change, '/document')}`)
    default:
      return textAt(change, '/op')
  }
}

function howWords(how: string, language: Language): string {
  const words = Object.entries(ENDED_WORDS).find(([name]) => name === how)?.[1]
  return words?.[language] ?? (language === 'zh' ? '终止' : 'ended')
}

function added(change: Json, vocabulary: Vocabulary, language: Language): string {
  const type = ['item', ...RULE_TYPES].find((it) => at(change, `/${it}`) !== undefined) ?? 'item'
  const name = textAt(change, `/${type}/name/${language}`) || textAt(change, `/${type}/id`)
  const what = isRuleType(type) ? RULE_WORDS[type][language] : ''
  const said = language === 'zh' ? `新增${what} ${name}` : `Add${what === '' ? '' : ` a ${what}`} ${name}`
  const contents =
    type === 'item' ? listAt(change, '/item/limits').map((limit) => dated(limit, vocabulary, language)) : ruleWords(change, language)
  return contents.length === 0 ? said : `${said}${language === 'zh' ? '：' : ': '}${contents.join(language === 'zh' ? '；' : '; ')}`
}

/** What a rule does, as far as it is filled in. */
function ruleWords(change: Json, language: Language): string[] {
  const payable = textAt(change, '/relief/payable')
  const begin = RULE_TYPES.map((type) => textAt(change, `/${type}/from`)).find((day) => day !== '')
  return [
    ...(payable === '' ? [] : [language === 'zh' ? `按 ${percent(payable)} 收取` : `${percent(payable)} remains payable`]),
    ...(begin === undefined ? [] : [language === 'zh' ? `自 ${begin} 起` : `from ${begin} on`]),
  ]
}

/** How much, and for whom. */
export function dated(limit: Json | undefined, vocabulary: Vocabulary, language: Language): string {
  const shape = at(limit, '/limit')
  const sum = isSayable(shape) ? limitWords(shape, vocabulary, language) : language === 'zh' ? '标准未填完' : 'not filled in yet'
  const conditions = conditionWords(conditionOf(at(limit, '/when')), vocabulary, language)
  return conditions.length === 0 ? sum : `${sum}（${conditions.join(language === 'zh' ? '，' : ', ')}）`
}

/** The tests that can be said; what is none yet is left out. */
function conditionOf(when: Json | undefined): Condition {
  if (!isRecord(when)) return {}
  const tests = Object.entries(when).flatMap(([fact, test]): [string, Condition[string]][] => {
    if (typeof test === 'string' || typeof test === 'boolean') return [[fact, test]]
    if (isList(test)) return [[fact, test.filter((it) => typeof it === 'string' || typeof it === 'boolean')]]
    if (!isRecord(test)) return []
    return [[fact, Object.fromEntries(Object.entries(test).filter(([, end]) => typeof end === 'string' && end !== ''))]]
  })
  return Object.fromEntries(tests)
}
