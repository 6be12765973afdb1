// Items that are one charge, judged together: facts and days choose among them, the local stands in for what it replaces, and of those that bind the lowest wins.
import type { CompiledItem } from '../catalogue/compile.ts'
import { Decimal } from '../values/decimal.ts'
import { conditionHolds } from './conditions.ts'
import type { LineContext, Piece } from './context.ts'
import { type Facts, Fork } from './facts.ts'
import { ANOTHER_CHARGE, isGoverning, isPending, judgeLimit, type Pending } from './item.ts'
import { type Outcome, outcome, unbounded } from './outcome.ts'
import { selections } from './selection.ts'

/** What the charge allows in one world, undefined where the line must be another charge; it forks only where no settled item already forbids it. */
export function judgeCharge(items: readonly CompiledItem[], context: LineContext, piece: Piece, facts: Facts): Outcome | Fork | undefined {
  const outcomes: Outcome[] = []
  const pending: Pending[] = []
  let others = 0
  for (const selected of selections(items, context.bill, piece.from, facts)) {
    if (selected === ANOTHER_CHARGE) others += 1
    else if (isPending(selected)) pending.push(selected)
    else if (isGoverning(selected)) {
      const judged = judgeLimit(selected, context, piece, facts)
      if (judged instanceof Fork) pending.push({ item: selected.item, fork: judged })
      else outcomes.push(judged)
    } else outcomes.push(selected)
  }
  if (pending.length > 0) return settledBy(outcomes, pending) ?? pending[0]?.fork
  return binding(outcomes) ?? (others === items.length ? undefined : nothingInForce(items, piece, facts))
}

/** A question about another case of the charge is idle when what stands allows nothing for certain, and nothing in question could stand in for it. */
function settledBy(outcomes: readonly Outcome[], pending: readonly Pending[]): Outcome | undefined {
  const lasting = outcomes.filter(({ item }) => item === undefined || !pending.some((it) => it.item.replaces.has(item.id)))
  return lasting.filter((it) => it.high?.isZero() === true && it.excess !== 'issuer-not-entitled').toSorted(tightestFirst)[0]
}

function binding(outcomes: readonly Outcome[]): Outcome | undefined {
  if (outcomes.length < 2) return outcomes[0]
  const entitled = outcomes.filter((it) => it.excess !== 'issuer-not-entitled')
  const regulated = (entitled.length > 0 ? entitled : outcomes).filter((it) => it.regulated)
  const candidates = withoutSettledElsewhere(regulated.length > 0 ? regulated : outcomes)
  const decisive = candidates.toSorted(tightestFirst)[0]
  if (decisive === undefined || candidates.length === 1) return decisive
  const low = Decimal.min(...candidates.map((it) => it.low))
  if (low.equals(decisive.low)) return decisive
  // Another item binds too and may allow less than the one that certainly does.
  const lower = candidates.find((it) => it.low.equals(low))
  return { ...decisive, low, open: decisive.open ?? lower?.open, missing: [...new Set([...decisive.missing, ...(lower?.missing ?? [])])] }
}

/** A wider document that leaves the amount to local standards is answered by a narrower one that states it. */
function withoutSettledElsewhere(outcomes: readonly Outcome[]): readonly Outcome[] {
  const stated = outcomes.filter((it) => it.open === undefined)
  return outcomes.filter((it) => it.open !== 'local-standard' || !stated.some((other) => width(other) < width(it)))
}

/** The lowest certain most first; between equals the narrower jurisdiction, then the id, so that order never depends on the files. */
function tightestFirst(a: Outcome, b: Outcome): number {
  if (a.high !== undefined && b.high !== undefined && !a.high.equals(b.high)) return a.high.lessThan(b.high) ? -1 : 1
  if ((a.high === undefined) !== (b.high === undefined)) return a.high === undefined ? 1 : -1
  return width(a) - width(b) || ((a.item?.id ?? '') < (b.item?.id ?? '') ? -1 : 1)
}

const WIDEST = 9
function width(it: Outcome): number {
  return it.item === undefined ? WIDEST : widthOf(it.item)
}

function widthOf({ jurisdiction }: CompiledItem): number {
  return jurisdiction === 'CN' ? WIDEST : WIDEST - jurisdiction.length
}

/** Listed, but no limit of it is held for that day: its own answer, never the oldest version. */
function nothingInForce(items: readonly CompiledItem[], piece: Piece, facts: Facts): Outcome {
  const fitting = items.filter((item) => item.limits.some((limit) => conditionHolds(limit.when, facts) !== false))
  const item = (fitting.length > 0 ? fitting : items).toSorted((a, b) => widthOf(a) - widthOf(b))[0]
  return outcome(unbounded('outside-catalogue', []), piece.from, { item, excess: 'outside-catalogue' })
}
