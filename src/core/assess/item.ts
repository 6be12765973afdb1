// What of one item stands on one day in one world (ended, not yet begun, or the first of its limits that matches), and what that allows, less its reliefs.
import type { CompiledItem, CompiledLimit } from '../catalogue/compile.ts'
import { groundsViolation } from '../catalogue/grounds.ts'
import { covers } from '../values/date.ts'
import { Decimal } from '../values/decimal.ts'
import { conditionHolds } from './conditions.ts'
import type { BillContext, LineContext, Piece } from './context.ts'
import { type Facts, Fork } from './facts.ts'
import { governingDay } from './governing-day.ts'
import { limitBound } from './limits/all.ts'
import type { Terms } from './limits/terms.ts'
import { type Bound, forbidden, notRegulated, type Outcome, outcome } from './outcome.ts'
import { relieved, relievedShare } from './reliefs.ts'
import { isPlainEnterprise, roleEntitled } from './roles.ts'

/** A charge that only others could raise, and that has ended even for them: the line must be something else. */
export const ANOTHER_CHARGE = 'another-charge'

/** The limit of an item that governs, whatever the line's sums. */
export interface Governing {
  readonly governs: true
  readonly item: CompiledItem
  readonly limit: CompiledLimit
  readonly day: string
}

/** What of an item stands on a day in a world: a limit to work out, or what is settled without arithmetic. */
export type Selection = Governing | Outcome | Pending | typeof ANOTHER_CHARGE

/** What of the item stands turns on an answer. */
export interface Pending {
  readonly item: CompiledItem
  readonly fork: Fork
}

export function isPending(selected: Selection): selected is Pending {
  return typeof selected === 'object' && 'fork' in selected
}

export function isGoverning(selected: Selection): selected is Governing {
  return typeof selected === 'object' && 'governs' in selected
}

/** Undefined: nothing of the item applies on that day under these facts. Depends on the facts and the days alone, never on the line's sums. */
export function selectOf(item: CompiledItem, bill: BillContext, serviceDay: string, facts: Facts): Selection | undefined {
  const selected = select(item, bill, serviceDay, facts)
  return selected instanceof Fork ? { item, fork: selected } : selected
}

function select(item: CompiledItem, bill: BillContext, serviceDay: string, facts: Facts): Exclude<Selection, Pending> | Fork | undefined {
  const day = governingDay(item, serviceDay, bill.invoice.issuedOn, facts)
  if (day instanceof Fork) return day
  const ended = judgeEnd(item, day, facts)
  if (ended !== undefined) return ended
  if (item.introduced?.from !== undefined && day < item.introduced.from) return notYet(item, bill, day, facts)
  const limit = applicableLimit(item, day, facts, 0)
  if (limit === undefined || limit instanceof Fork) return limit
  const entitled = roleEntitled(item, facts)
  if (entitled instanceof Fork) return entitled
  if (!entitled)
    return isPlainEnterprise(facts)
      ? notRegulated(day, { item })
      : forbidden(day, 'issuer-not-entitled', { item, limit, grounds: [limit.grounds] })
  return limit.shape.type === 'market' ? notRegulated(day, { item, limit, grounds: [limit.grounds] }) : { governs: true, item, limit, day }
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
function notYet(item: CompiledItem, bill: BillContext, day: string, facts: Facts): Outcome | Fork | typeof ANOTHER_CHARGE | undefined {
  const entitled = roleEntitled(item, facts)
  if (entitled !== true) return entitled instanceof Fork ? entitled : ANOTHER_CHARGE
  const rules = bill.scope.offListUnnamed.filter((rule) => groundsViolation(rule.grounds, day))
  if (rules.length === 0) return undefined
  return forbidden(day, 'not-in-force', { item, grounds: rules.map((rule) => rule.grounds), endedHow: 'not-yet' })
}

/** The first limit from a position on that holds that day and whose conditions are met. */
function applicableLimit(item: CompiledItem, day: string, facts: Facts, from: number): CompiledLimit | Fork | undefined {
  for (const limit of item.limits) {
    if (limit.index < from) continue
    // What rests on a draft alone is background, whatever it says.
    if (!covers(limit.grounds, day) || limit.grounds.draftOnly) continue
    const holds = conditionHolds(limit.when, facts)
    if (holds instanceof Fork) return holds
    if (holds) return limit
  }
  return undefined
}

/** What the governing limit allows of this line. */
export function judgeLimit({ item, limit, day }: Governing, context: LineContext, piece: Piece, facts: Facts): Outcome | Fork {
  const { vocabulary, references } = context.bill.scope
  const terms = { line: piece.line, facts, day, supplyDay: piece.from, vocabulary, references }
  const stated = limitBound(limit.shape, terms)
  if (!groundsViolation(limit.grounds, day)) return unproven(item, limit, stated, terms)
  const relief = relievedShare(item, piece.line.description, piece.from, facts)
  if (relief instanceof Fork) return relief
  const discounted = limit.shape.type === 'discount' || (limit.shape.type === 'free' && item.kind === 'toll-discount')
  return outcome(relieved(stated, relief), day, {
    item,
    limit,
    fixed: limit.shape.type === 'fixed' || limit.shape.type === 'range',
    excess: discounted || relief.reliefs.length > 0 ? 'discount-not-applied' : 'above-limit',
    reliefs: relief.reliefs,
    grounds: relief.reliefs.length === 0 ? [limit.grounds] : [...relief.reliefs.map((it) => it.grounds), limit.grounds],
  })
}

const REACHING_BACK = { zh: '按其后公布、追溯到当日的文件', en: 'by a document published later and reaching back' }
const PUBLISHED_THEN = { zh: '按当日已公布的文件', en: 'by the documents published then' }

/**
 * No document of the limit was certainly in force that day: it may reassure, it may not accuse. Where an older limit of the item was proven then, what
 * lies between the two is open.
 */
function unproven(item: CompiledItem, limit: CompiledLimit, stated: Bound, terms: Terms): Outcome | Fork {
  const next = applicableLimit(item, terms.day, terms.facts, limit.index + 1)
  if (next instanceof Fork) return next
  if (next === undefined || next.shape.type === 'market' || !groundsViolation(next.grounds, terms.day)) {
    return outcome({ ...stated, high: undefined, open: stated.open ?? 'local-standard' }, terms.day, {
      item,
      limit,
      grounds: [limit.grounds],
    })
  }
  const proven = limitBound(next.shape, terms)
  const readings = [
    { reading: REACHING_BACK, allowed: stated.high },
    { reading: PUBLISHED_THEN, allowed: proven.high },
  ]
  const bound = { ...proven, low: Decimal.min(stated.low, proven.low), open: proven.open ?? ('contested-reading' as const), readings }
  return outcome(bound, terms.day, { item, limit: next, grounds: [next.grounds] })
}
