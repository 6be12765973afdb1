// What one item allows on one day in one world: ended, not yet begun, or the first of its limits that matches, less its reliefs.
import type { CompiledItem, CompiledLimit } from '../catalogue/compile.ts'
import { groundsViolation } from '../catalogue/grounds.ts'
import { covers } from '../values/date.ts'
import { conditionHolds } from './conditions.ts'
import type { LineContext, Piece } from './context.ts'
import { type Facts, Fork } from './facts.ts'
import { governingDay } from './governing-day.ts'
import { limitBound } from './limits/all.ts'
import { forbidden, notRegulated, type Outcome, outcome } from './outcome.ts'
import { relieved, relievedShare } from './reliefs.ts'
import { isPlainEnterprise, roleEntitled } from './roles.ts'

/** A charge that only others could raise, and that has ended even for them: the line must be something else. */
export const ANOTHER_CHARGE = 'another-charge'

/** Undefined: nothing of the item applies on that day under these facts. */
export function judgeItem(item: CompiledItem, context: LineContext, piece: Piece, facts: Facts): Outcome | Fork | typeof ANOTHER_CHARGE | undefined {
  const day = governingDay(item, piece.from, context.bill.invoice.issuedOn, facts)
  if (day instanceof Fork) return day
  const ended = judgeEnd(item, day, facts)
  if (ended !== undefined) return ended
  if (item.introduced?.from !== undefined && day < item.introduced.from) return notYet(item, context, day, facts)
  const limit = applicableLimit(item, day, facts)
  if (limit === undefined || limit instanceof Fork) return limit
  const entitled = roleEntitled(item, facts)
  if (entitled instanceof Fork) return entitled
  if (!entitled) return isPlainEnterprise(facts) ? notRegulated(day, { item }) : forbidden(day, 'issuer-not-entitled', { item, limit, grounds: [limit.grounds] })
  return judgeLimit(item, limit, day, context, piece, facts)
}

function judgeEnd(item: CompiledItem, day: string, facts: Facts): Outcome | Fork | typeof ANOTHER_CHARGE | undefined {
  for (const end of item.ended) {
    if (!groundsViolation(end.grounds, day)) continue
    const holds = conditionHolds(end.when, facts)
    if (holds instanceof Fork) return holds
    if (!holds) continue
    const entitled = roleEntitled(item, facts)
    if (entitled !== true) return entitled instanceof Fork ? entitled : ANOTHER_CHARGE
    const excess = end.how === 'exempted' ? 'discount-not-applied' : 'not-in-force'
    return forbidden(day, excess, { item, grounds: [end.grounds], endedHow: end.how })
  }
  return undefined
}

/** Before its first lawful day a charge has no basis; the article to cite is the rule that nothing outside the lists may be charged. */
function notYet(item: CompiledItem, context: LineContext, day: string, facts: Facts): Outcome | Fork | typeof ANOTHER_CHARGE | undefined {
  const entitled = roleEntitled(item, facts)
  if (entitled !== true) return entitled instanceof Fork ? entitled : ANOTHER_CHARGE
  const rules = context.bill.scope.offList.filter((rule) => rule.rule.names === undefined && groundsViolation(rule.grounds, day))
  if (rules.length === 0) return undefined
  return forbidden(day, 'not-in-force', { item, grounds: rules.map((rule) => rule.grounds), endedHow: 'not-yet' })
}

function applicableLimit(item: CompiledItem, day: string, facts: Facts): CompiledLimit | Fork | undefined {
  for (const limit of item.limits) {
    // What rests on a draft alone is background, whatever it says.
    if (!covers(limit.grounds, day) || limit.grounds.draftOnly) continue
    const holds = conditionHolds(limit.when, facts)
    if (holds instanceof Fork) return holds
    if (holds) return limit
  }
  return undefined
}

function judgeLimit(item: CompiledItem, limit: CompiledLimit, day: string, context: LineContext, piece: Piece, facts: Facts): Outcome | Fork {
  if (limit.shape.type === 'market') return notRegulated(day, { item, limit, grounds: [limit.grounds] })
  const { vocabulary, references } = context.bill.scope
  const terms = { line: piece.line, facts, day, supplyDay: piece.from, vocabulary, references }
  const stated = limitBound(limit.shape, terms)
  // No document of the limit was certainly in force that day: it may reassure, it may not accuse.
  const proven = groundsViolation(limit.grounds, day)
  const bound = proven ? stated : { ...stated, high: undefined, open: stated.open ?? ('local-standard' as const) }
  const relief = relievedShare(item, piece.line.description, piece.from, facts)
  if (relief instanceof Fork) return relief
  const discounted = limit.shape.type === 'discount' || (limit.shape.type === 'free' && item.kind === 'toll-discount')
  return outcome(relieved(bound, relief), day, {
    item,
    limit,
    fixed: limit.shape.type === 'fixed' || limit.shape.type === 'range',
    excess: discounted || relief.reliefs.length > 0 ? 'discount-not-applied' : 'above-limit',
    reliefs: relief.reliefs,
    grounds: relief.reliefs.length === 0 ? [limit.grounds] : [...relief.reliefs.map((it) => it.grounds), limit.grounds],
  })
}
