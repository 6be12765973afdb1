// Which day decides what was in force for an item, and what other days are possible where the bill does not say.
import type { CompiledItem } from '../catalogue/compile.ts'
import { addDays, covers } from '../values/date.ts'
import { type Facts, Fork } from './facts.ts'

const DATE_FACT = { contract: 'contractedOn', application: 'appliedOn' } as const

/**
 * The day that governs the item. Where it is the day of a contract or an application that the bill does not state, every earlier set of
 * rules is possible (within the time the item states), so the answer forks; an item that had ended on the day of the bill is answered by that day.
 */
export function governingDay(item: CompiledItem, serviceDay: string, issuedOn: string, facts: Facts): string | Fork {
  if (item.governedBy === 'service') return serviceDay
  if (item.governedBy === 'issue') return issuedOn
  const fact = DATE_FACT[item.governedBy]
  const stated = facts.get(fact)
  if (typeof stated === 'string') return stated
  if (item.ended.some((end) => covers(end.grounds, serviceDay))) return serviceDay
  const earliest = item.governedWithin === undefined ? '' : addDays(serviceDay, -item.governedWithin)
  const earlier = item.limits.flatMap(({ grounds: { to } }) => (to !== undefined && to < serviceDay && to >= earliest ? [to] : []))
  if (earlier.length === 0) return serviceDay
  return new Fork(
    fact,
    [serviceDay, ...new Set(earlier)].map((value) => ({ key: fact, value })),
  )
}
