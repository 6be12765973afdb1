// A citation and a run of days as a person reads them.
import type { Language } from '../core/assess/outcome.ts'
import type { CitedBasis } from '../core/catalogue/grounds.ts'
import type { Interval } from '../core/values/date.ts'

/** `哈政办发〔2023〕14号 二（七）（2023-03-29 起施行）`. */
export function basisWords({ document, title, clause, inForce }: CitedBasis, language: Language): string {
  const titled = title === null ? '' : language === 'zh' ? `《${title}》` : ` (${title})`
  const since =
    language === 'zh'
      ? `（${inForce === null ? '施行日期未确定' : `${inForce} 起施行`}）`
      : ` (${inForce === null ? 'day not established' : `in force since ${inForce}`})`
  return `${document}${titled}${clause === null ? '' : ` ${clause}`}${since}`
}

export function daysWords({ from, to }: Interval, language: Language): string {
  if (from === undefined && to === undefined) return language === 'zh' ? '起止日期未确定' : 'days not established'
  if (to === undefined) return language === 'zh' ? `${from} 起` : `from ${from}`
  if (from === undefined) return language === 'zh' ? `至 ${to}` : `until ${to}`
  return language === 'zh' ? `${from} 至 ${to}` : `${from} to ${to}`
}
