// A compiled condition as one sentence.
import { numberText } from '../values/money.ts'
import type { CompiledCondition, CompiledTest } from './compile.ts'
import type { Test } from './schema/condition.ts'
import type { Bilingual } from './schema/words.ts'
import { conditionWords } from './words/condition-words.ts'
import type { Wording } from './words/wording.ts'

/** `用途：居民生活，计量方式：分时计量`; undefined where there are no conditions. */
export function conditionSentence(condition: CompiledCondition, wording: Wording, language: keyof Bilingual): string | undefined {
  if (condition.length === 0) return undefined
  // One fact may be tested twice, by a limit and by who may charge it.
  const each = condition.flatMap(([fact, test]) => conditionWords({ [fact]: testOf(test) }, wording, language))
  return each.join(language === 'zh' ? '，' : ', ')
}

function testOf(test: CompiledTest): Test {
  if (test.kind === 'among') return [...test.values]
  const { above, atLeast, below, atMost } = test
  return {
    ...(above && { above: numberText(above) }),
    ...(atLeast && { atLeast: numberText(atLeast) }),
    ...(below && { below: numberText(below) }),
    ...(atMost && { atMost: numberText(atMost) }),
  }
}
