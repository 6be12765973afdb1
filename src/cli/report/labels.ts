// What the report names only by its key, in words: facts and their values, from the vocabulary of the edition that judged.
import type { Language } from '../../core/assess/outcome.ts'
import type { Vocabulary } from '../../core/catalogue/vocabulary.ts'

/** What may be answered where the answers cannot be listed. */
export function openAnswer(vocabulary: Vocabulary, fact: string, language: Language): string {
  switch (vocabulary.facts.get(fact)?.type) {
    case 'money':
      return language === 'zh' ? '金额（元）' : 'a sum in yuan'
    case 'number':
      return language === 'zh' ? '数值' : 'a number'
    case 'date':
      return language === 'zh' ? '日期（YYYY-MM-DD）' : 'a day, YYYY-MM-DD'
    case 'text':
    case 'enum':
    case 'boolean':
    case undefined:
      return language === 'zh' ? '文字' : 'text'
  }
}
