// Of the limits of one charge that stand in one place, the tightest under each set of circumstances, or why it cannot be named.

import { compareLimits } from '../core/catalogue/compare-limits.ts'
import type { CompiledCondition, CompiledItem, CompiledLimit } from '../core/catalogue/compile.ts'
import { factsReckonedWith, LINE_QUANTITY } from '../core/catalogue/lint/stated-facts.ts'
import type { LimitShape } from '../core/catalogue/schema/limit.ts'
import type { Vocabulary } from '../core/catalogue/vocabulary.ts'

export interface StandingLimit {
  readonly item: CompiledItem
  readonly limit: CompiledLimit
  /** Its conditions and who may charge it, without the place, which is settled. */
  readonly when: CompiledCondition
}

/** Why no limit is named: it is set locally, the documents differ in reading, or the shapes reckon with different facts. */
export type Undecided = 'market' | 'local-standard' | 'contested-reading' | 'different-bases'

export interface Case {
  readonly when: CompiledCondition
  /** All that bind in these circumstances. */
  readonly binding: readonly StandingLimit[]
  readonly tightest: StandingLimit | undefined
  readonly why: Undecided | undefined
  /** Facts that would settle it. */
  readonly facts: readonly string[]
  /** Facts the circumstances leave open that bring in other limits. */
  readonly unless: readonly string[]
}

/** One case for each set of circumstances that some limit names, in the order the limits are given. */
export function tightestByCase(standing: readonly StandingLimit[], vocabulary: Vocabulary): Case[] {
  const cases = new Map<string, StandingLimit>()
  for (const it of standing) if (!cases.has(keyOf(it.when))) cases.set(keyOf(it.when), it)
  return [...cases.values()].map(({ when }) => judge(when, standing, vocabulary))
}

function judge(when: CompiledCondition, standing: readonly StandingLimit[], vocabulary: Vocabulary): Case {
  const implied = firstOfEach(standing.filter((it) => implies(when, it.when)))
  const binding = implied.filter(({ item }) => !implied.some((other) => other.item.replaces.has(item.id)))
  const others = standing.filter((it) => !implies(when, it.when) && !contradicts(when, it.when))
  const asked = new Set(when.map(([fact]) => fact))
  const unless = [...new Set(others.flatMap((it) => it.when.map(([fact]) => fact)))].filter((fact) => !asked.has(fact))
  const tightest = binding.find((one) => binding.every((it) => isAtMost(one, it, vocabulary)))
  const shapes = binding.map(({ limit }) => limit.shape)
  if (tightest !== undefined && bounds(tightest.limit.shape)) return { when, binding, tightest, why: undefined, facts: [], unless }
  return { when, binding, tightest: undefined, why: whyOf(shapes), facts: [...new Set(shapes.flatMap(factsOf))], unless }
}

/** Of the limits of an item the first that matches wins. */
function firstOfEach(standing: readonly StandingLimit[]): StandingLimit[] {
  return standing.filter((it, index) => standing.findIndex(({ item }) => item === it.item) === index)
}

function isAtMost(one: StandingLimit, other: StandingLimit, vocabulary: Vocabulary): boolean {
  if (one === other || other.limit.shape.type === 'market') return true
  const compared = compareLimits(one.limit.shape, other.limit.shape, vocabulary)
  return compared !== undefined && compared <= 0
}

function bounds({ type }: LimitShape): boolean {
  return type !== 'market' && type !== 'local-standard' && type !== 'contested'
}

function whyOf(shapes: readonly LimitShape[]): Undecided {
  if (shapes.every(({ type }) => type === 'market')) return 'market'
  if (shapes.some(({ type }) => type === 'contested')) return 'contested-reading'
  return shapes.some(({ type }) => type === 'local-standard') ? 'local-standard' : 'different-bases'
}

function factsOf(shape: LimitShape): string[] {
  if (shape.type === 'local-standard') return [shape.amountFact ?? 'standardAmount']
  if (shape.type === 'contested') return shape.readings.flatMap(({ limit }) => factsOf(limit))
  const quantity = ('unit' in shape && shape.unit !== undefined) || (shape.type === 'tiers' && shape.by === LINE_QUANTITY)
  return [...factsReckonedWith(shape).map(([, fact]) => fact), ...(quantity ? [LINE_QUANTITY] : [])]
}

/** Whether whoever is in these circumstances is in those too. */
export function implies(these: CompiledCondition, those: CompiledCondition): boolean {
  return those.every(([fact, test]) => these.some(([other, its]) => other === fact && keyOf([[fact, its]]) === keyOf([[fact, test]])))
}

/** Whether nobody can be in both: one fact, no answer in common. Intervals are not taken apart. */
export function contradicts(these: CompiledCondition, those: CompiledCondition): boolean {
  return these.some(([fact, test]) =>
    those.some(
      ([other, its]) =>
        other === fact && test.kind === 'among' && its.kind === 'among' && !test.values.some((value) => its.values.includes(value)),
    ),
  )
}

function keyOf(condition: CompiledCondition): string {
  const tests = condition.map(([fact, test]) =>
    test.kind === 'among'
      ? [fact, ...test.values.map(String).sort()]
      : [fact, ...[test.above, test.atLeast, test.below, test.atMost].map((end) => end?.toFixed() ?? '')],
  )
  return JSON.stringify(tests.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)))
}
