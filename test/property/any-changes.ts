// Random change sets over a small base, each change with what the difference must show of it.
import fc from 'fast-check'
import type { CatalogueSet } from '../../src/core/catalogue/catalogue-set.ts'
import { applyChanges, readChangeSet } from '../../src/core/catalogue/changes/apply.ts'
import { item, limit, prohibition, setOf } from '../core/build-edition.ts'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const RULES = ['r', 's', 't'] as const

export const BASE = setOf([
  { items: IDS.map((id) => item(id, [limit({ type: 'fixed', price: '10' }), limit({ type: 'free' }, { when: { etc: true } })])) },
  { kind: 'prohibition', jurisdiction: '65', prohibitions: RULES.map((id) => prohibition(id)) },
])

const ground = { basis: [{ document: 'D' }], verification: 'original' }
const day = fc.integer({ min: 2001, max: 2030 }).map((year) => `${year}-07-01`)
const price = fc.integer({ min: 1, max: 9999 }).map((fen) => `${fen}.5`)

/** A change, and how the difference must show it: the entry, what became of it, and the fields. */
export interface Planned {
  readonly change: object
  readonly id: string
  readonly shown: string
  readonly paths: readonly string[]
}

const onItem = (id: string): fc.Arbitrary<Planned> =>
  fc.oneof(
    fc.record({ from: day, price }).map(({ from, price: of }) => ({
      change: { op: 'add-limit', id, limit: { limit: { type: 'ceiling', price: of }, from, ...ground } },
      id,
      shown: 'changed',
      paths: ['/limits/0', '/limits/1/to'],
    })),
    day.map((from) => ({
      change: { op: 'end', id, from, how: 'abolished', ...ground },
      id,
      shown: 'ended',
      paths: ['/ended', '/limits/0/to', '/limits/1/to'],
    })),
    fc.string({ minLength: 1, maxLength: 20 }).map((alias) => ({
      change: { op: 'change', id, set: { aliases: [alias] } },
      id,
      shown: 'changed',
      paths: ['/aliases'],
    })),
  )
const onRule = (id: string): fc.Arbitrary<Planned> =>
  day.map((from) => ({ change: { op: 'end', id, from, ...ground }, id, shown: 'ended', paths: ['/note', '/to'] }))
const addition = fc.constantFrom('x', 'y', 'z').map(
  (id): Planned => ({
    change: { op: 'add', jurisdiction: '65', kind: 'prohibition', item: item(id, [limit({ type: 'free' })]) },
    id,
    shown: 'added',
    paths: [''],
  }),
)

export const anyPlan = fc.uniqueArray(fc.oneof(fc.constantFrom(...IDS).chain(onItem), fc.constantFrom(...RULES).chain(onRule), addition), {
  minLength: 1,
  maxLength: 8,
  selector: ({ id }) => id,
})

export function applied(plan: readonly Pick<Planned, 'change'>[], to: CatalogueSet = BASE): CatalogueSet {
  const read = readChangeSet(JSON.parse(JSON.stringify({ changes: plan.map(({ change }) => change) })))
  const result = read.ok ? applyChanges(to, read.value) : read
  if (!result.ok || !('set' in result)) throw new Error(JSON.stringify(result))
  return result.set
}
