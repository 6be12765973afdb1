// For whom a limit holds, in words: each test on a fact by itself.
import type { Condition, Test } from '../schema/condition.ts'
import type { Bilingual } from '../schema/words.ts'
import { factName, factValue, type Wording } from './wording.ts'

const SIGNS = [
  ['above', '>'],
  ['atLeast', '≥'],
  ['below', '<'],
  ['atMost', '≤'],
] as const

/** Each test: `用途：居民生活`, `合同金额 > 10 且 ≤ 20`; none where there are no conditions. */
export function conditionWords(condition: Condition | null | undefined, wording: Wording, language: keyof Bilingual): string[] {
  return Object.entries(condition ?? {}).map(([fact, test]) => testWords(fact, test, wording, language))
}

function testWords(fact: string, test: Test, wording: Wording, language: keyof Bilingual): string {
  const zh = language === 'zh'
  const name = factName(fact, wording, language)
  if (typeof test !== 'object' || Array.isArray(test)) {
    const values = (Array.isArray(test) ? test : [test]).map((value) => factValue(fact, value, wording, language))
    // The name of an issuer is tested for what it contains.
    const holds = fact === 'issuer.name' ? (zh ? '含' : ' contains ') : zh ? '：' : ': '
    return `${name}${holds}${values.map((value) => (fact === 'issuer.name' ? `“${value}”` : value)).join(zh ? '或' : ' or ')}`
  }
  const ends = SIGNS.flatMap(([end, sign]) => (test[end] === undefined ? [] : [`${sign} ${test[end]}`]))
  return `${name} ${ends.join(zh ? ' 且 ' : ' and ')}`
}
