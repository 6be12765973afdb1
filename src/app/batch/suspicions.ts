// Questions across the whole batch: the same invoice twice, one number on different invoices, one charge split to stay below a cap.
import { Column } from './columns.ts'
import { byPlace, type Place } from './tally.ts'
import type { Traces } from './traces.ts'

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

/** Gathers the traces of all stretches. */
export class TraceBook {
  readonly #stretch = new Column()
  readonly #row = new Column()
  readonly #content = new Column()
  readonly #number = new Column()
  readonly #parts = { group: new Column(), stretch: new Column(), row: new Column(), line: new Column() }
  readonly #charged: bigint[] = []
  readonly #allowed: bigint[] = []

  add(stretch: number, { bills, parts }: Traces): void {
    for (const [row, , content, number] of bills) {
      this.#stretch.push(stretch)
      this.#row.push(row)
      this.#content.push(content)
      this.#number.push(number)
    }
    for (const [group, row, line, charged, allowed] of parts) {
      this.#parts.group.push(group)
      this.#parts.stretch.push(stretch)
      this.#parts.row.push(row)
      this.#parts.line.push(line)
      this.#charged.push(BigInt(charged))
      this.#allowed.push(BigInt(allowed))
    }
  }

  suspicions(): Suspicions {
    return { twice: this.#twice(), sameNumber: this.#sameNumber(), split: this.#split() }
  }

  #twice(): Groups<Group> {
    return grouped(this.#byKey(this.#content).map(({ members }) => ({ count: members.length, places: this.#places(members) })))
  }

  #sameNumber(): Groups<Group> {
    const differing = this.#byKey(this.#number).filter(({ members }) => new Set(members.map((it) => this.#content.at(it))).size > 1)
    return grouped(differing.map(({ members }) => ({ count: members.length, places: this.#places(members) })))
  }

  #split(): Groups<SplitGroup> {
    const found: SplitGroup[] = []
    for (const { members } of this.#byKey(this.#parts.group)) {
      const charged = members.reduce((sum, it) => sum + (this.#charged[it] ?? 0n), 0n)
      const allowed = this.#allowed[members[0] ?? 0] ?? 0n
      if (charged <= allowed) continue
      const places = members.slice(0, MAX_PLACES_SHOWN).map((it) => this.#partPlace(it))
      found.push({ count: members.length, places, charged, allowed })
    }
    const { groups, members, shown } = grouped(found, (a, b) => compare(b.charged - b.allowed, a.charged - a.allowed))
    return { groups, members, shown }
  }

  #places(members: readonly number[]): Place[] {
    return members.slice(0, MAX_PLACES_SHOWN).map((it) => ({ stretch: this.#stretch.at(it), row: this.#row.at(it), line: -1 }))
  }

  #partPlace(it: number): Place {
    return { stretch: this.#parts.stretch.at(it), row: this.#parts.row.at(it), line: this.#parts.line.at(it) }
  }

  /** What shares a value of the column, in the order of the file. */
  #byKey(column: Column): { readonly members: number[] }[] {
    const repeated = column.repeated()
    const groups = new Map<number, number[]>()
    if (repeated.size === 0) return []
    for (let index = 0; index < column.length; index += 1) {
      const key = column.at(index)
      if (!repeated.has(key)) continue
      const members = groups.get(key)
      if (members === undefined) groups.set(key, [index])
      else members.push(index)
    }
    return [...groups.values()].map((members) => ({ members }))
  }
}

function grouped<T extends Group>(all: readonly T[], order: (a: T, b: T) => number = () => 0): Groups<T> {
  const shown = all.toSorted((a, b) => order(a, b) || byFirst(a, b)).slice(0, MAX_GROUPS_SHOWN)
  return { groups: all.length, members: all.reduce((sum, { count }) => sum + count, 0), shown }
}

function byFirst(a: Group, b: Group): number {
  const [first, second] = [a.places[0], b.places[0]]
  return first === undefined || second === undefined ? 0 : byPlace(first, second)
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
