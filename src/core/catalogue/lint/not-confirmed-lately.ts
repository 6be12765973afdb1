// not-confirmed-lately: a value without an end that nobody has compared with its document for longer than tolerances.yaml tolerates.
import { addDays, covers } from '../../values/date.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import { meeting } from './answers.ts'
import type { Trial } from './bill.ts'
import { itemsOf, type PlacedRule, rulesOf } from './places.ts'
import type { Breach, LintRule } from './rule.ts'
import { smallBill } from './small-bill.ts'
import { worth } from './worth.ts'

export const notConfirmedLately: LintRule = {
  code: 'not-confirmed-lately',
  severity: 'warning',
  sentence: {
    zh: '没有终止日的标准已超过规定时间未再与文件核对：请核对并更新 lastConfirmed',
    en: 'A value without an end was not compared with its document for longer than is tolerated: compare it and renew lastConfirmed',
  },
  check: (set, today) => {
    const { confirmation } = set.tolerances
    if (confirmation === undefined) return []
    const oldest = addDays(today, -confirmation.withinDays)
    const stale = rulesOf(set).filter(({ value, accuses, lastConfirmed }) => {
      const { from, to } = compileGrounds(value, set.documents, '')
      return accuses && to === undefined && covers({ from }, today) && (value.lastConfirmed ?? lastConfirmed) < oldest
    })
    return [...groups(stale).values()].map((rules) => breachOf(rules, set, today))
  },
}

/** Values that share a file and a day are one finding: they were compared together and will be again. */
function groups(stale: readonly PlacedRule[]): Map<string, PlacedRule[]> {
  const byDay = new Map<string, PlacedRule[]>()
  for (const rule of stale) {
    const key = `${rule.file} ${rule.value.lastConfirmed ?? ''}`
    byDay.set(key, [...(byDay.get(key) ?? []), rule])
  }
  return byDay
}

function breachOf(rules: readonly PlacedRule[], set: CatalogueSet, today: string): Breach {
  const [first] = rules
  if (first === undefined) throw new Error('a group of values has at least one')
  const own = first.value.lastConfirmed
  const day = own ?? first.lastConfirmed
  const trials = rules.flatMap((rule) => trialsOf(rule, set, today, day)).slice(0, TRIED)
  const at = own === undefined ? { path: ['coverage', 'lastConfirmed'] } : { path: [...first.path, 'lastConfirmed'], id: first.id }
  return { file: first.file, ...at, detail: `${day}: ${rules.length}`, trials }
}

/** Bills proposed for a group; one that shows it is enough. */
const TRIED = 5

function trialsOf({ value: rule, file, id }: PlacedRule, set: CatalogueSet, today: string, day: string): Trial[] {
  const item = itemsOf(set).find((it) => it.file === file && it.id === id)
  const limit = item?.value.limits.find((it) => it === rule)
  const answers = meeting(limit?.when)
  if (item === undefined || limit === undefined || answers === undefined) return []
  const amount = worth(limit.limit, answers)?.plus(1)
  const shows = { zh: `仍按 ${day} 核对过的标准判断`, en: `Still judged by a value last compared on ${day}` }
  return amount === undefined
    ? []
    : [{ bill: smallBill(item, { day: today, answers, limit, amount }), claim: { lastConfirmed: day }, shows }]
}
