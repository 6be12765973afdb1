// A value of catalogue data as a person reads it: limits and conditions in words, keys by their labels, lists by what differs.
import { canonicalJson, type Json } from '../../values/canonical.ts'
import { fullRegionName, type RegionTable } from '../../values/region.ts'
import { condition } from '../schema/condition.ts'
import { limitShape } from '../schema/limit.ts'
import type { Bilingual } from '../schema/words.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { conditionWords } from '../words/condition-words.ts'
import { ENDED_WORDS, GOVERNED_WORDS, KIND_WORDS, VERIFICATION_WORDS } from '../words/labels.ts'
import { limitWords } from '../words/limit-words.ts'
import { isMembers } from './fields.ts'
import { fieldLabel } from './member-words.ts'

/** What words are taken from. */
export interface Lexicon {
  readonly vocabulary: Vocabulary
  readonly regions: RegionTable
  readonly language: keyof Bilingual
}

const LABELS: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  verification: VERIFICATION_WORDS,
  how: ENDED_WORDS,
  governedBy: GOVERNED_WORDS,
  kind: KIND_WORDS,
  kinds: KIND_WORDS,
  boundWith: KIND_WORDS,
}

/** Null where the value is absent. `other` is what stands on the other side: of lists only what is not there is told. */
export function valueWords(value: Json, path: string, lexicon: Lexicon, other: Json = null): string | null {
  if (value === null) return null
  const { language } = lexicon
  const member = path.split('/').findLast((segment) => !/^\d+$/.test(segment)) ?? ''
  if (isWords(value) && isWords(other)) return listWords(value, other, member, lexicon)
  if (isWords(value)) return value.map((it) => scalarWords(it, member, lexicon)).join(separator(lexicon))
  if (Array.isArray(value)) return value.map((it) => valueWords(it, path, lexicon)).join(language === 'zh' ? '；' : '; ')
  if (!isMembers(value)) return scalarWords(value, member, lexicon)
  return memberWords(value, path, member, lexicon)
}

type Members = { readonly [key: string]: Json | undefined }

function memberWords(value: Members, path: string, member: string, lexicon: Lexicon): string {
  const { language, vocabulary } = lexicon
  const { zh, en } = value
  if (typeof zh === 'string' && typeof en === 'string') return language === 'zh' ? zh : en
  const shape = limitShape.safeParse(value)
  if (shape.success) return limitWords(shape.data, vocabulary, language)
  const tests = member === 'when' || member === 'boundWhen' ? condition.safeParse(value) : undefined
  if (tests?.success) return conditionWords(tests.data, vocabulary, language).join(language === 'zh' ? '，' : ', ')
  if (typeof value['document'] === 'string') return [value['document'], value['clause']].filter((it) => typeof it === 'string').join(' ')
  const parts = Object.entries(value).flatMap(([key, part]) => {
    const words = valueWords(part ?? null, `${path}/${key}`, lexicon)
    if (words === null) return []
    const label = key === 'how' ? '' : fieldLabel(`/${key}`, language)
    return [label === '' ? words : `${label}${language === 'zh' ? '：' : ': '}${words}`]
  })
  return parts.join(language === 'zh' ? '；' : '; ')
}

function scalarWords(value: Json, member: string, { vocabulary, regions, language }: Lexicon): string {
  if (typeof value === 'boolean') return value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no'
  const text = typeof value === 'string' ? value : canonicalJson(value)
  if (member === 'jurisdiction') return `${fullRegionName(regions, text) ?? text} (${text})`
  if (member === 'issuers' || member === 'role') {
    for (const [role, { label }] of vocabulary.roles) if (role === text) return label[language]
  }
  if (member === 'unit') return vocabulary.units.get(text)?.unit.label[language] ?? text
  const labels = LABELS[member]
  return (labels && Object.hasOwn(labels, text) ? labels[text]?.[language] : undefined) ?? text
}

/** What of a list the other does not have; the whole of it where the two hold the same in another order. */
function listWords(list: readonly Json[], other: readonly Json[], member: string, lexicon: Lexicon): string {
  const there = new Set(other.map(canonicalJson))
  const own = list.filter((it) => !there.has(canonicalJson(it)))
  const words = (its: readonly Json[]) => its.map((it) => scalarWords(it, member, lexicon)).join(separator(lexicon))
  const reordered = own.length === 0 && list.length === other.length
  if (reordered) return words(list)
  const rest = list.length - own.length
  const kept = lexicon.language === 'zh' ? `（另有 ${rest} 项未变）` : ` (and ${rest} unchanged)`
  return `${own.length === 0 ? '–' : words(own)}${rest > 0 ? kept : ''}`
}

function isWords(value: Json): value is readonly Json[] {
  return Array.isArray(value) && value.length > 0 && value.every((it) => typeof it !== 'object')
}

function separator({ language }: Lexicon): string {
  return language === 'zh' ? '、' : ', '
}
