// Finds the elements of a list again in a later state of it: equal ones first, then those that share at least half of what they say.
import { canonicalJson, type Json } from '../../values/canonical.ts'

/** Below this share of equal members, an element is another one and not the same one changed. */
const LEAST_ALIKE = 0.5

/** Pairs of positions, ordered by the earlier; each position stands in at most one. */
export function pairUp(before: readonly Json[], after: readonly Json[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  const waiting = new Map<string, number[]>()
  for (const [b, element] of after.entries()) {
    const text = canonicalJson(element)
    const equal = waiting.get(text)
    if (equal === undefined) waiting.set(text, [b])
    else equal.push(b)
  }
  const unpaired: number[] = []
  for (const [a, element] of before.entries()) {
    const b = waiting.get(canonicalJson(element))?.shift()
    if (b === undefined) unpaired.push(a)
    else pairs.push([a, b])
  }
  const left = [...waiting.values()].flat().sort((one, other) => one - other)
  return [...pairs, ...likest(before, after, unpaired, left)].sort(([a], [b]) => a - b)
}

function likest(
  before: readonly Json[],
  after: readonly Json[],
  earlier: readonly number[],
  later: readonly number[],
): (readonly [number, number])[] {
  const memberTexts = (element: Json | undefined) =>
    new Map(Object.entries(element ?? {}).map(([key, member]) => [key, canonicalJson(member)] as const))
  const ones = earlier.map((a) => [a, memberTexts(before[a])] as const)
  const others = later.map((b) => [b, memberTexts(after[b])] as const)
  const candidates = ones
    .flatMap(([a, one]) => others.map(([b, other]) => ({ a, b, share: alike(one, other) })))
    .filter(({ share }) => share >= LEAST_ALIKE)
    .sort((x, y) => y.share - x.share || x.a - y.a || x.b - y.b)
  const taken = { a: new Set<number>(), b: new Set<number>() }
  return candidates.flatMap(({ a, b }) => {
    if (taken.a.has(a) || taken.b.has(b)) return []
    taken.a.add(a)
    taken.b.add(b)
    return [[a, b] as const]
  })
}

function alike(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  const equal = [...one].filter(([key, text]) => other.get(key) === text).length
  return equal / Math.max(one.size, other.size, 1)
}
