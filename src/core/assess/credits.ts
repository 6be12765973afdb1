// Credit lines: what is credited under a line's own name lowers what that line charges.
import type { Line } from '../invoice/invoice.ts'
import { Decimal, ZERO } from '../values/decimal.ts'
import { toFen } from '../values/money.ts'

export interface Settled {
  /** What each line charges after its credits; a credit that was taken off another line charges nothing of its own. */
  readonly charged: readonly Decimal[]
  /** For each credit line that was taken off, the first line it was taken off. */
  readonly creditedTo: ReadonlyMap<number, number>
}

/** A credit goes to the lines of the same description, nearest before it first, then those after; it never lowers a line below zero. */
export function settleCredits(lines: readonly Line[]): Settled {
  const charged = lines.map((line) => toFen(line.amount))
  const creditedTo = new Map<number, number>()
  if (!lines.some((line) => line.credit)) return { charged, creditedTo }
  const byName = new Map<string, number[]>()
  for (const line of lines) {
    if (line.credit) continue
    const named = byName.get(line.description)
    if (named) named.push(line.index)
    else byName.set(line.description, [line.index])
  }
  for (const credit of lines) if (credit.credit) settle(credit, byName.get(credit.description) ?? [], charged, creditedTo)
  return { charged, creditedTo }
}

function settle(credit: Line, named: readonly number[], charged: Decimal[], creditedTo: Map<number, number>): void {
  const order = [...named.filter((index) => index < credit.index).reverse(), ...named.filter((index) => index > credit.index)]
  const open = order.reduce((sum, index) => sum.plus(charged[index] ?? ZERO), ZERO)
  let left = toFen(credit.amount.negated())
  // More than was ever charged under the name belongs to something else on the bill.
  if (left.greaterThan(open)) return
  for (const index of order) {
    const taken = Decimal.min(left, charged[index] ?? ZERO)
    if (taken.isZero()) continue
    charged[index] = (charged[index] ?? ZERO).minus(taken)
    left = left.minus(taken)
    if (!creditedTo.has(credit.index)) creditedTo.set(credit.index, index)
  }
  charged[credit.index] = ZERO
}
