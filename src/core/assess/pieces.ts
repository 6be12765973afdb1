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
  const starts = new Set<string>()
  const note = (grounds: Interval): void => {
    if (grounds.from !== undefined && grounds.from > whole.from && grounds.from <= whole.to) starts.add(grounds.from)
    if (grounds.to !== undefined && grounds.to >= whole.from && grounds.to < whole.to) starts.add(addDays(grounds.to, 1))
  }
  for (const item of items) {
    for (const limit of item.limits) for (const value of pricesOf(limit, references)) note(value)
    if (item.governedBy === 'service') {
      for (const limit of item.limits) note(limit.grounds)
      for (const end of item.ended) note(end.grounds)
      if (item.introduced) note(item.introduced)
    }
    for (const relief of item.reliefs) note(relief.grounds)
  }
  for (const prohibition of prohibitions) note(prohibition.grounds)
  if (starts.size === 0) return [whole]
  const firsts = [whole.from, ...[...starts].sort()]
  const days = new Decimal(daysBetween(whole.from, whole.to))
  return firsts.map((from, index) => {
    const next = firsts[index + 1]
    const to = next === undefined ? whole.to : addDays(next, -1)
    return share(whole, from, to, new Decimal(daysBetween(from, to)).dividedBy(days))
  })
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
