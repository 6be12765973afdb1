// Questions across the whole batch: the same invoice twice, one number on different invoices, one charge split to stay below a cap.
import { Column } from '../../intake/column.ts'
import { byPlace, type Place } from './tally.ts'
import type { BillTrace, Traces } from './traces.ts'

export const MAX_GROUPS_SHOWN = 100
export const MAX_PLACES_SHOWN = 10

/** Invoices or lines that belong together; at most {@link MAX_PLACES_SHOWN} of them are named, all are counted. */
export interface Group {
  readonly count: number
  readonly places: readonly Place[]
}

export interface SplitGroup extends Group {
  /** Fen. */
  readonly charged: bigint
  readonly allowed: bigint
}

export interface Groups<T extends Group> {
  readonly groups: number
  /** Invoices or lines in all groups. */
  readonly members: number
  readonly shown: readonly T[]
}

export interface Suspicions {
  /** Invoices equal in everything. */
  readonly twice: Groups<Group>
  /** Invoices of one issuer with one number and different content. */
  readonly sameNumber: Groups<Group>
  /** Charges of one issuer to one payer for one item, day and object, each below its cap and together above it. */
  readonly split: Groups<SplitGroup>
}

/** Groups worked out in one walk through the traces. */
const MAX_GROUPS_AT_ONCE = 100_000

export interface StretchTraces {
  readonly stretch: number
  readonly traces: Traces
}

/** Walks through the traces of all stretches once more, in their order. */
export type WalkTraces = () => AsyncIterable<StretchTraces>

/**
 * Learns which of the traced values stand more than once. Only those are looked at again: the traces themselves are not held, since
 * those of a million bills would take more memory than a worker has.
 */
export class TraceBook {
  readonly #content = new Column()
  readonly #number = new Column()
  readonly #group = new Column()
  readonly #groupsAtOnce: number

  constructor(groupsAtOnce = MAX_GROUPS_AT_ONCE) {
    this.#groupsAtOnce = groupsAtOnce
  }

  add({ bills, parts }: Traces): void {
    for (const [, , content, number] of bills) {
      this.#content.push(content)
      this.#number.push(number)
    }
    for (const [group] of parts) this.#group.push(group)
  }

  /** `walk` passes the traces that were added. */
  async suspicions(walk: WalkTraces): Promise<Suspicions> {
    const twice = new Shown<Group>(byFirst)
    for (const lot of this.#lots(this.#content)) twice.add(await billGroups(lot, walk, { traced: ([, , content]) => content, alike: true }))
    const sameNumber = new Shown<Group>(byFirst)
    for (const lot of this.#lots(this.#number))
      sameNumber.add(await billGroups(lot, walk, { traced: ([, , , number]) => number, alike: false }))
    const split = new Shown<SplitGroup>((a, b) => compare(b.charged - b.allowed, a.charged - a.allowed) || byFirst(a, b))
    for (const lot of this.#lots(this.#group)) split.add(await partGroups(lot, walk))
    return { twice: twice.groups(), sameNumber: sameNumber.groups(), split: split.groups() }
  }

  *#lots(column: Column): Generator<ReadonlySet<number>> {
    const repeated = column.repeated()
    for (let from = 0; from < repeated.length; from += this.#groupsAtOnce) yield new Set(repeated.subarray(from, from + this.#groupsAtOnce))
  }
}

/** Invoices that share one of the values; those alike in content only where `alike` says so. */
async function billGroups(
  values: ReadonlySet<number>,
  walk: WalkTraces,
  { traced, alike }: { readonly traced: (bill: BillTrace) => number; readonly alike: boolean },
): Promise<Group[]> {
  const groups = new Map<number, { count: number; readonly places: Place[]; readonly content: number; differs: boolean }>()
  for await (const { stretch, traces } of walk()) {
    for (const bill of traces.bills) {
      const value = traced(bill)
      if (!values.has(value)) continue
      const [row, , content] = bill
      const group = groups.get(value) ?? { count: 0, places: [], content, differs: false }
      groups.set(value, group)
      group.count += 1
      group.differs ||= content !== group.content
      if (group.places.length < MAX_PLACES_SHOWN) group.places.push({ stretch, row, line: -1 })
    }
  }
  return [...groups.values()].filter(({ differs }) => alike || differs).map(({ count, places }) => ({ count, places }))
}

/** Lines charged for one of the occasions that come to more than is allowed for it. */
async function partGroups(values: ReadonlySet<number>, walk: WalkTraces): Promise<SplitGroup[]> {
  const groups = new Map<number, { count: number; readonly places: Place[]; charged: bigint; readonly allowed: bigint }>()
  for await (const { stretch, traces } of walk()) {
    for (const [value, row, line, charged, allowed] of traces.parts) {
      if (!values.has(value)) continue
      const group = groups.get(value) ?? { count: 0, places: [], charged: 0n, allowed: BigInt(allowed) }
      groups.set(value, group)
      group.count += 1
      group.charged += BigInt(charged)
      if (group.places.length < MAX_PLACES_SHOWN) group.places.push({ stretch, row, line })
    }
  }
  return [...groups.values()].filter(({ charged, allowed }) => charged > allowed)
}

/** Counts groups as they are found, and keeps those that come first. */
class Shown<T extends Group> {
  readonly #order: (a: T, b: T) => number
  #groups = 0
  #members = 0
  #shown: readonly T[] = []

  constructor(order: (a: T, b: T) => number) {
    this.#order = order
  }

  add(found: readonly T[]): void {
    this.#groups += found.length
    for (const { count } of found) this.#members += count
    this.#shown = [...this.#shown, ...found].sort(this.#order).slice(0, MAX_GROUPS_SHOWN)
  }

  groups(): Groups<T> {
    return { groups: this.#groups, members: this.#members, shown: this.#shown }
  }
}

function byFirst(a: Group, b: Group): number {
  const [first, second] = [a.places[0], b.places[0]]
  return first === undefined || second === undefined ? 0 : byPlace(first, second)
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
