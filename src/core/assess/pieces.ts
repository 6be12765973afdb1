// A period that straddles a change of rules, cut at the days on which something that can reach the line begins or ends.
import type { CompiledItem, CompiledLimit, CompiledProhibition } from '../catalogue/compile.ts'
import type { ReferenceSeries } from '../catalogue/schema/vocabulary.ts'
import { addDays, daysBetween, type Interval } from '../values/date.ts'
import { Decimal } from '../values/decimal.ts'
import type { LineContext, Piece } from './context.ts'

/** The line as one piece: its period, or the day of issue where it states none. */
export function wholePiece(context: LineContext): Piece {
  const { line } = context
  const { issuedOn } = context.bill.invoice
  return { from: line.period?.from ?? issuedOn, to: line.period?.to ?? issuedOn, line, charged: context.charged }
}

/** The pieces between changes; one piece where no rule changes inside the period. */
export function cutAtChanges(
  whole: Piece,
  items: readonly CompiledItem[],
  prohibitions: readonly CompiledProhibition[],
  references: ReadonlyMap<string, ReferenceSeries>,
): readonly Piece[] {
  if (whole.from === whole.to) return [whole]
  const starts = changesWithin(whole, changeDays(items, references))
  const more = prohibitions.length === 0 ? NO_DAYS : prohibitions.flatMap((it) => changesWithin(whole, turnsOf(it)))
  if (starts.length === 0 && more.length === 0) return [whole]
  const firsts = [whole.from, ...new Set([...starts, ...more].sort())]
  const days = new Decimal(daysBetween(whole.from, whole.to))
  return firsts.map((from, index) => {
    const next = firsts[index + 1]
    const to = next === undefined ? whole.to : addDays(next, -1)
    return share(whole, from, to, new Decimal(daysBetween(from, to)).dividedBy(days))
  })
}

const NO_DAYS: readonly string[] = []

/** Of days in order, those inside the piece: looked up by halves, for reference prices change every month of many years. */
function changesWithin(whole: Piece, days: readonly string[]): readonly string[] {
  const first = countUntil(whole.from, days)
  const next = days[first]
  return next === undefined || next > whole.to ? NO_DAYS : days.slice(first, countUntil(whole.to, days))
}

/** How many of the days are not after the day. */
function countUntil(day: string, days: readonly string[]): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? '') <= day) low = middle + 1
    else high = middle
  }
  return low
}

const daysOfCharge = new WeakMap<readonly CompiledItem[], readonly string[]>()

/** First days of new rules about a charge, in order; the list of its items is one per place, so this is worked out once. */
function changeDays(items: readonly CompiledItem[], references: ReadonlyMap<string, ReferenceSeries>): readonly string[] {
  let days = daysOfCharge.get(items)
  if (days === undefined) {
    days = [...new Set(items.flatMap((item) => daysOfItem(item, references)))].sort()
    daysOfCharge.set(items, days)
  }
  return days
}

function daysOfItem(item: CompiledItem, references: ReadonlyMap<string, ReferenceSeries>): string[] {
  const prices = item.limits.flatMap((limit) => pricesOf(limit, references))
  const served = item.governedBy === 'service' ? [...item.limits, ...item.ended].map((it) => it.grounds) : []
  const introduced = item.governedBy === 'service' && item.introduced !== undefined ? [item.introduced] : []
  return [...prices, ...served, ...introduced, ...item.reliefs.map((relief) => relief.grounds)].flatMap(daysOf)
}

const turns = new WeakMap<CompiledProhibition, readonly string[]>()

/** The days on which a prohibition begins and ends, in order; reckoned once for each. */
function turnsOf(prohibition: CompiledProhibition): readonly string[] {
  let days = turns.get(prohibition)
  if (days === undefined) {
    days = daysOf(prohibition.grounds)
    turns.set(prohibition, days)
  }
  return days
}

/** The first day of an interval and the first day after it. */
function daysOf(interval: Interval): string[] {
  return [...(interval.from === undefined ? [] : [interval.from]), ...(interval.to === undefined ? [] : [addDays(interval.to, 1)])]
}

/** The months of the reference price that the limit starts from. */
function pricesOf({ shape }: CompiledLimit, references: ReadonlyMap<string, ReferenceSeries>): readonly Interval[] {
  if (shape.type !== 'markup' || shape.series === undefined) return NO_PRICES
  return references.get(shape.series)?.values ?? NO_PRICES
}

const NO_PRICES: readonly Interval[] = []

function share(whole: Piece, from: string, to: string, part: Decimal): Piece {
  const { line } = whole
  const quantity = line.quantity?.times(part)
  return { from, to, charged: whole.charged.times(part), line: { ...line, amount: line.amount.times(part), quantity } }
}
