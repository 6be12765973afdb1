// Reliefs lower what an item allows: of the alternative ones the one that leaves least payable, then every cumulative one on what is left.
import type { CompiledItem, CompiledRelief } from '../catalogue/compile.ts'
import { groundsViolation } from '../catalogue/grounds.ts'
import { type Decimal, ONE } from '../values/decimal.ts'
import { numberText } from '../values/money.ts'
import { conditionHolds } from './conditions.ts'
import { type Facts, Fork } from './facts.ts'
import type { Bound } from './outcome.ts'
import { roleAmong } from './roles.ts'

export interface Relieved {
  readonly share: Decimal
  readonly reliefs: readonly CompiledRelief[]
}

const UNRELIEVED: Relieved = { share: ONE, reliefs: [] }

/** The share that remains payable on the day of the service, and by which reliefs. */
export function relievedShare(item: CompiledItem, lineName: string, day: string, facts: Facts): Relieved | Fork {
  if (item.reliefs.length === 0) return UNRELIEVED
  let best: CompiledRelief | undefined
  const cumulative: CompiledRelief[] = []
  for (const relief of item.reliefs) {
    const due = isDue(relief, lineName, day, facts)
    if (due instanceof Fork) return due
    if (!due) continue
    if (relief.rule.combine === 'cumulative') cumulative.push(relief)
    else if (best === undefined || relief.payable.lessThan(best.payable)) best = relief
  }
  const reliefs = best === undefined ? cumulative : [best, ...cumulative]
  return { share: reliefs.reduce((share, relief) => share.times(relief.payable), ONE), reliefs }
}

function isDue(relief: CompiledRelief, lineName: string, day: string, facts: Facts): boolean | Fork {
  if (!facts.chain.includes(relief.jurisdiction) || !groundsViolation(relief.grounds, day)) return false
  if (relief.rule.names !== undefined && !relief.rule.names.some((name) => lineName.includes(name))) return false
  const reached = roleAmong(relief.issuers, facts)
  if (reached !== true) return reached
  return conditionHolds(relief.when, facts)
}

/** The bound once the reliefs are taken off, with the shares written into the arithmetic. */
export function relieved(bound: Bound, { share, reliefs }: Relieved): Bound {
  if (reliefs.length === 0) return bound
  const before = bound.calculation
  const factors = reliefs.map((relief) => numberText(relief.payable)).join(' × ')
  const low = bound.low.times(share)
  const high = share.isZero() ? low : bound.high?.times(share)
  return {
    ...bound,
    low,
    high,
    open: share.isZero() ? undefined : bound.open,
    missing: share.isZero() ? [] : bound.missing,
    readings: bound.readings.map(({ reading, allowed }) => ({ reading, allowed: allowed?.times(share) })),
    calculation: (language) => {
      const stated = before?.(language)
      const result = high === undefined ? '' : ` = ${high.toFixed(2)} ${language === 'zh' ? '元' : 'CNY'}`
      return stated === undefined ? `× ${factors}${result}` : `(${stated}) × ${factors}${result}`
    },
  }
}
