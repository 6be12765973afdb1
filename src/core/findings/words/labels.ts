// The words for what a report names by a key, in both languages: verdicts, findings as headings, how a line was matched.
import type { Bilingual } from '../../catalogue/schema/words.ts'
import type { FindingCode, MatchReport, Verdict } from '../report.ts'

export const VERDICT_WORDS = {
  violation: { zh: '违规', en: 'Violation' },
  undetermined: { zh: '待定', en: 'Undetermined' },
  permitted: { zh: '合规', en: 'Permitted' },
  'not-regulated': { zh: '不受目录约束', en: 'Not regulated' },
} as const satisfies Record<Verdict, Bilingual>

/** A verdict within a sentence. */
export function verdictWord(verdict: Verdict, language: keyof Bilingual): string {
  return VERDICT_WORDS[verdict][language].toLowerCase()
}

export const FINDING_WORDS = {
  'above-limit': { zh: '超过标准', en: 'Above the limit' },
  'outside-catalogue': { zh: '目录之外收费', en: 'Outside the catalogue' },
  prohibited: { zh: '明令禁止', en: 'Prohibited' },
  'not-in-force': { zh: '已取消或未施行', en: 'Not in force' },
  'discount-not-applied': { zh: '应减未减', en: 'Discount not given' },
  'issuer-not-entitled': { zh: '无权收取', en: 'Not entitled' },
  duplicate: { zh: '重复收费', en: 'Charged twice' },
  incompatible: { zh: '不得并收', en: 'Incompatible' },
  arithmetic: { zh: '计算不符', en: 'Arithmetic' },
  'below-fixed': { zh: '低于定价', en: 'Below a fixed price' },
  'missing-fact': { zh: '缺少事实', en: 'A fact is missing' },
  'missing-reference': { zh: '缺少基准价', en: 'No reference price' },
  'local-standard': { zh: '地方标准未收录', en: 'Local standard' },
  'contested-reading': { zh: '读法有争议', en: 'Contested reading' },
  'ambiguous-match': { zh: '对应不明', en: 'Ambiguous' },
  'period-straddles': { zh: '跨期', en: 'Straddles a change' },
  'not-regulated': { zh: '不受目录约束', en: 'Not regulated' },
} as const satisfies Record<FindingCode, Bilingual>

export const METHOD_WORDS = {
  code: { zh: '按指定的项目', en: 'by the item named' },
  exact: { zh: '名称相同', en: 'the same name' },
  alias: { zh: '目录所列别名', en: 'a listed alias' },
  similar: { zh: '名称相近', en: 'a similar name' },
} as const satisfies Record<NonNullable<MatchReport['method']>, Bilingual>
