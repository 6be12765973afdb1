// Where the conditions of an edition cut the range of a number: one point in every stretch between cuts stands for all answers in it.
import { type Decimal, ZERO } from '../values/decimal.ts'
import type { Compiled, CompiledCondition } from './compile.ts'

/** For each number that conditions compare with, one point below, between, at and above its cuts, in order. */
export function pointsOf(compiled: Compiled): ReadonlyMap<string, readonly Decimal[]> {
  const cuts = new Map<string, Decimal[]>()
  for (const condition of conditionsOf(compiled)) {
    for (const [fact, test] of condition) {
      if (test.kind !== 'interval') continue
      const ends = [test.above, test.atLeast, test.below, test.atMost].flatMap((end) => end ?? [])
      cuts.set(fact, [...(cuts.get(fact) ?? []), ...ends])
    }
  }
  return new Map([...cuts].map(([fact, ends]) => [fact, pointsBetween(ends)]))
}

function* conditionsOf(compiled: Compiled): Generator<CompiledCondition> {
  for (const item of compiled.items) {
    for (const limit of item.limits) yield limit.when
    for (const end of item.ended) yield end.when
  }
  for (const rule of [...compiled.prohibitions, ...compiled.reliefs, ...compiled.pairs]) yield rule.when
}

/** One point below, between, at and above the ends, in order. */
export function pointsBetween(ends: readonly Decimal[]): readonly Decimal[] {
  const sorted = ends.toSorted((a, b) => a.comparedTo(b)).filter((end, index, all) => index === 0 || !end.equals(all[index - 1] ?? ZERO))
  const points: Decimal[] = []
  for (const [index, end] of sorted.entries()) {
    const before = sorted[index - 1] ?? ZERO
    if (before.lessThan(end)) points.push(before.plus(end).dividedBy(2))
    points.push(end)
  }
  const last = sorted.at(-1)
  return last === undefined ? points : [...points, last.plus(1)]
}
