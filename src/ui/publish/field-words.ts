// A field before and after a change, in words where there are any.
import { limitWords } from '../../core/catalogue/words/limit-words.ts'
import type { Language } from '../language.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import { dated } from './change-words.ts'
import { at, isList, isRecord, type Json, textAt } from './json.ts'
import { memberName } from './members.ts'
import { isSayable } from './shapes.ts'

/** What the field is called, with its place where it stands in a list: `收费标准 2 · 末日`. */
export function fieldName(path: string, language: Language): string {
  if (path === '') return language === 'zh' ? '整个条目' : 'the whole entry'
  const [, list = '', place] = /^\/([^/]+)\/(\d+)/.exec(path) ?? []
  const name = memberName(path, language)
  if (place === undefined) return name
  const whole = `${memberName(`/${list}`, language)} ${Number(place) + 1}`
  return path === `/${list}/${place}` ? whole : `${whole} · ${name}`
}

/** Null: there was or is none. */
export function fieldWords(value: Json, vocabulary: Vocabulary, language: Language): string {
  if (value === null) return '—'
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (!isRecord(value)) return isList(value) ? value.map((it) => fieldWords(it, vocabulary, language)).join('、') : String(value)
  if (isSayable(value)) return limitWords(value, vocabulary, language)
  const tongue = textAt(value, `/${language}`)
  if (tongue !== '') return tongue
  if (at(value, '/limit') !== undefined) return `${dated(value, vocabulary, language)} ${days(value)}`
  const cited = textAt(value, '/document')
  return cited === '' ? textAt(value, '/id') || JSON.stringify(value) : cited + textAt(value, '/clause')
}

function days(limit: Json): string {
  return [textAt(limit, '/from'), textAt(limit, '/to')].join(' – ')
}
