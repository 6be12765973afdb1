// What each finding is called in a heading.
import { type Bilingual, useLanguage } from '../language.ts'
import type { Finding } from '../service/answers.ts'

const CODES: Readonly<Record<Finding['code'], Bilingual>> = {
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
}

export function useCodeWords(): (code: string) => string {
  const language = useLanguage()
  const words = new Map<string, Bilingual>(Object.entries(CODES))
  return (code) => words.get(code)?.[language] ?? code
}
