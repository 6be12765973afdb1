// The answer to a fact in words, from the vocabulary of the edition.
import type { Bilingual } from '../schema/words.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** `flat（不分时段计量）`; yes and no for true and false. */
export function valueLabel(vocabulary: Vocabulary, fact: string, value: string | boolean, language: keyof Bilingual): string {
  const label =
    typeof value === 'boolean'
      ? YES_OR_NO[value ? 'true' : 'false']
      : vocabulary.facts.get(fact)?.values?.find((it) => it.value === value)?.label
  if (label === undefined || label[language] === value) return String(value)
  return language === 'zh' ? `${value}（${label.zh}）` : `${value} (${label.en})`
}

const YES_OR_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const
