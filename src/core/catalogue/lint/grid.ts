// The limits of an item laid out over all its days and all circumstances its conditions tell apart: which match where, first things first.
import { addDays, covers, type Interval } from '../../values/date.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import type { CompiledTest } from '../compile.ts'
import { compileGrounds, groundsViolation } from '../grounds.ts'
import { pointsBetween } from '../points.ts'
import type { Condition } from '../schema/condition.ts'
import type { Item } from '../schema/item.ts'
import { ISSUER_ROLES, PAYER_KINDS } from '../schema/words.ts'
import { possibleValues } from '../vocabulary.ts'
import { type Answers, conditionsAmong, holdsAmong, testsOf } from './answers.ts'
import type { PlacedItem } from './places.ts'

/** What stands of an item in one stretch of days under one set of circumstances. */
export interface Cell {
  /** Places of the limits that match, in their order: the first decides. */
  readonly matching: readonly number[]
  /** Ended, or not yet introduced: no limit is asked for. */
  readonly settled: boolean
}

export interface Grid {
  /** First day of each stretch in which nothing begins or ends. */
  readonly days: readonly string[]
  readonly worlds: readonly Answers[]
  /** By day, then by world. */
  readonly cells: readonly (readonly Cell[])[]
}

/** Circumstances looked at for one item; of an item with more, none is. */
const MAX_WORLDS = 5000
/** An answer that is none of those a condition names. */
const OTHER = '其他'

const grids = new WeakMap<CatalogueSet, Map<Item, Grid | undefined>>()

/** Undefined where the conditions tell more circumstances apart than can be looked at. Laid out once: several rules look at it. */
export function gridOf(item: PlacedItem, set: CatalogueSet): Grid | undefined {
  const known = grids.get(set) ?? new Map<Item, Grid | undefined>()
  grids.set(set, known)
  if (!known.has(item.value)) known.set(item.value, layOut(item, set))
  return known.get(item.value)
}

function layOut(item: PlacedItem, set: CatalogueSet): Grid | undefined {
  const { limits, ended = [], introduced } = item.value
  const confirmed = item.catalogue.coverage.lastConfirmed
  const days = limits.map((limit) => compileGrounds(limit, set.documents, confirmed))
  const ends = ended.map((end) => ({ when: end.when, grounds: compileGrounds(end, set.documents, confirmed) }))
  const since = introduced === undefined ? undefined : compileGrounds(introduced, set.documents, confirmed).from
  const worlds = worldsOf(conditionsAmong([...limits, ...ended]), item, set)
  if (worlds === undefined) return undefined
  const starts = firstDays([...days, ...ends.map(({ grounds }) => grounds)])
  const cells = starts.map((day) =>
    worlds.map((world) => ({
      matching: limits.flatMap(({ when }, place) => {
        const grounds = days[place]
        return grounds !== undefined && covers(grounds, day) && !grounds.draftOnly && holdsAmong(when, world) ? [place] : []
      }),
      settled:
        (since !== undefined && day < since) || ends.some(({ when, grounds }) => groundsViolation(grounds, day) && holdsAmong(when, world)),
    })),
  )
  return { days: starts, worlds, cells }
}

function firstDays(intervals: readonly Interval[]): string[] {
  const days = intervals.flatMap(({ from, to }) => [...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [addDays(to, 1)])])
  const sorted = [...new Set(days)].sort()
  const [first] = sorted
  return intervals.some(({ from }) => from === undefined) && first !== undefined ? [addDays(first, -1), ...sorted] : sorted
}

/** Every combination of answers that the conditions tell apart. */
export function worldsOf(
  conditions: readonly Condition[],
  { value, catalogue }: PlacedItem,
  set: CatalogueSet,
): readonly Answers[] | undefined {
  const tests = new Map<string, CompiledTest[]>()
  for (const condition of conditions) {
    for (const [fact, test] of testsOf(condition)) tests.set(fact, [...(tests.get(fact) ?? []), test])
  }
  let worlds: Answers[] = [{}]
  for (const [fact, list] of tests) {
    const roles = value.issuers ?? ISSUER_ROLES.filter((role) => role !== 'enterprise')
    const answers = fact === 'issuer.role' ? roles : fact === 'place' ? placesOf(list, catalogue.jurisdiction) : answersTo(fact, list, set)
    if (worlds.length * answers.length > MAX_WORLDS) return undefined
    worlds = worlds.flatMap((world) => answers.map((answer) => ({ ...world, [fact]: answer })))
  }
  return worlds
}

function placesOf(tests: readonly CompiledTest[], jurisdiction: string): (string | boolean)[] {
  return [...new Set([...namedBy(tests), jurisdiction])]
}

function answersTo(fact: string, tests: readonly CompiledTest[], set: CatalogueSet): readonly (string | boolean)[] {
  const possible = fact === 'payer.kind' ? PAYER_KINDS : possibleValues(set.facts.find((it) => it.name === fact))
  if (possible !== undefined && possible.length > 0) return possible
  const ends = tests.flatMap((test) => (test.kind === 'interval' ? [test.above, test.atLeast, test.below, test.atMost] : []))
  const cuts = ends.flatMap((end) => end ?? [])
  return cuts.length > 0 ? pointsBetween(cuts).map((point) => point.toFixed()) : [...namedBy(tests), OTHER]
}

function namedBy(tests: readonly CompiledTest[]): (string | boolean)[] {
  return [...new Set(tests.flatMap((test) => (test.kind === 'among' ? test.values : [])))]
}
