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

/** Lines of one name that still charge something, and what they charge together. */
interface Named {
  open: number[]
  sum: Decimal
}

/**
 * A credit goes to the lines of the same description, nearest before it first, then those after; it never lowers a line below zero. Read once forwards with
 * the lines before kept as a stack, and credits that came before their lines once more at the end.
 */
export function settleCredits(lines: readonly Line[]): Settled {
  let credits = 0
  const charged = lines.map((line) => {
    if (line.credit) credits += 1
    return toFen(line.amount)
  })
  const creditedTo = new Map<number, number>()
  if (credits === 0) return { charged, creditedTo }
  const byName = new Map<string, Named>()
  const early: Line[] = []
  for (const line of lines) {
    const named = namedAs(line.description, byName)
    if (!line.credit) {
      const amount = charged[line.index] ?? ZERO
      named.open.push(line.index)
      named.sum = named.sum.plus(amount)
    } else if (!settle(line, named, charged, creditedTo)) early.push(line)
  }
  for (const named of byName.values()) named.open.reverse()
  for (const credit of early) settle(credit, namedAs(credit.description, byName), charged, creditedTo)
  return { charged, creditedTo }
}

function namedAs(description: string, byName: Map<string, Named>): Named {
  let named = byName.get(description)
  if (named === undefined) {
    named = { open: [], sum: ZERO }
    byName.set(description, named)
  }
  return named
}

/** Takes a credit off the top of the stack; false where it is more than all the name has open, and so belongs to something else. */
function settle(credit: Line, named: Named, charged: Decimal[], creditedTo: Map<number, number>): boolean {
  let left = toFen(credit.amount.negated())
  if (left.greaterThan(named.sum)) return false
  named.sum = named.sum.minus(left)
  while (left.greaterThan(ZERO)) {
    const index = named.open.at(-1)
    if (index === undefined) throw new Error('the open lines of a name charge less than their sum')
    const open = charged[index] ?? ZERO
    const taken = Decimal.min(left, open)
    charged[index] = open.minus(taken)
    left = left.minus(taken)
    if (taken.greaterThan(ZERO) && !creditedTo.has(credit.index)) creditedTo.set(credit.index, index)
    if (taken.equals(open)) named.open.pop()
  }
  charged[credit.index] = ZERO
  return true
}
