// Which limits of a charge stand under given facts and days: chosen once, then remembered, since bills of one place and month share them.
import type { CompiledItem } from '../catalogue/compile.ts'
import type { BillContext } from './context.ts'
import type { Facts } from './facts.ts'
import { isGoverning, isPending, type Selection, selectOf } from './item.ts'

/** Choices remembered for one charge in one place. */
const MAX_REMEMBERED = 2000

interface Remembered {
  /** Facts that the conditions and dates of the items ask for. */
  readonly asked: readonly string[]
  readonly tree: Branch
  choices: number
}

/** What has been chosen under the answers that lead here; a tree is walked by the answers as they are, where one text of them all would be built each time. */
interface Branch {
  readonly next: Map<string | boolean | number, Branch>
  chosen: readonly Selection[] | undefined
}

const remembered = new WeakMap<readonly CompiledItem[], Remembered>()

/** What stands of each item, items of which nothing applies left out. Assumed worlds are worked out afresh: they are many and short-lived. */
export function selections(items: readonly CompiledItem[], bill: BillContext, serviceDay: string, facts: Facts): readonly Selection[] {
  if (facts.isAssumed) return choose(items, bill, serviceDay, facts)
  let known = remembered.get(items)
  if (known === undefined || known.choices >= MAX_REMEMBERED) {
    known = { asked: factsAsked(items), tree: branch(), choices: 0 }
    remembered.set(items, known)
  }
  let at = follow(follow(follow(known.tree, serviceDay), bill.invoice.issuedOn), bill.invoice.jurisdiction)
  let place = -1
  for (const name of known.asked) {
    place += 1
    const answer = facts.given(name)
    // Most facts are not given: a step is taken for those that are, led by which of them it is.
    if (answer !== undefined) at = follow(follow(at, place), typeof answer === 'object' ? answer.toFixed() : answer)
  }
  if (at.chosen === undefined) {
    at.chosen = choose(items, bill, serviceDay, facts)
    known.choices += 1
  }
  return at.chosen
}

function branch(): Branch {
  return { next: new Map(), chosen: undefined }
}

function follow(from: Branch, answer: string | boolean | number): Branch {
  let next = from.next.get(answer)
  if (next === undefined) {
    next = branch()
    from.next.set(answer, next)
  }
  return next
}

function choose(items: readonly CompiledItem[], bill: BillContext, serviceDay: string, facts: Facts): readonly Selection[] {
  const chosen = items.flatMap((item) => selectOf(item, bill, serviceDay, facts) ?? [])
  const standing = chosen.filter((it) => !isReplaced(it, chosen))
  // Who may not raise one case of a charge is beside the point where another case is theirs to raise.
  return standing.some(isGoverning) ? standing.filter((it) => !isNotEntitled(it)) : standing
}

function isNotEntitled(selected: Selection): boolean {
  return typeof selected === 'object' && 'excess' in selected && selected.excess === 'issuer-not-entitled'
}

/** An item stands in for those it replaces while something of it stands itself. */
function isReplaced(selected: Selection, all: readonly Selection[]): boolean {
  const id = itemOf(selected)?.id
  return id !== undefined && all.some((other) => other !== selected && itemOf(other)?.replaces.has(id) === true)
}

/** What is still pending replaces nothing yet, and is not yet replaced. */
function itemOf(selected: Selection): CompiledItem | undefined {
  return typeof selected === 'string' || isPending(selected) ? undefined : selected.item
}

function factsAsked(items: readonly CompiledItem[]): readonly string[] {
  const asked = new Set(['issuer.role', 'contractedOn', 'appliedOn'])
  for (const item of items) for (const { when } of [...item.limits, ...item.ended]) for (const [fact] of when) asked.add(fact)
  return [...asked]
}
