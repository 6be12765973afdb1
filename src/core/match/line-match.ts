// Which charges a line can be, and how sure that is: by code, by name, by likeness; general words bring up candidates and settle nothing.
import type { CompiledItem, CompiledProhibition } from '../catalogue/compile.ts'
import type { Line } from '../invoice/invoice.ts'
import { findNames, type NameHit } from './names.ts'
import type { Scope, Target } from './scope.ts'

export type MatchMethod = 'code' | 'exact' | 'alias' | 'similar'

export interface Candidate {
  readonly item: CompiledItem
  readonly method: MatchMethod
  readonly score: number
  /** The catalogue's name that fitted. */
  readonly name: string
}

export interface LineMatch {
  readonly method: MatchMethod | undefined
  readonly score: number
  /** Charges that fit surely; more than one is an ambiguity for circumstances to settle. */
  readonly charges: readonly (readonly CompiledItem[])[]
  readonly candidates: readonly Candidate[]
  /** Prohibitions whose names the line surely bears. */
  readonly prohibitions: readonly CompiledProhibition[]
  /** Prohibitions that only a general word brings up. */
  readonly weakProhibitions: readonly CompiledProhibition[]
  /** The charge this line is a component of. */
  readonly component: string | undefined
  /** Facts that the line's name itself states, such as 居民电费: residential. */
  readonly states: Readonly<Record<string, string | boolean>>
  /** Items that fit, but not surely enough to judge by. */
  readonly doubtful: readonly Candidate[]
  /** Prohibitions whose names are like the line's, but not surely enough to judge by. */
  readonly doubtfulProhibitions: readonly CompiledProhibition[]
}

const SURE = 1

/** Texts remembered for one place: bills repeat their names. */
const MAX_REMEMBERED = 10_000
const remembered = new WeakMap<Scope, { readonly byName: Map<string, LineMatch>; readonly byCode: Map<string, LineMatch> }>()

/** What a line can be depends on its code and its name alone, so it is worked out once for each. */
export function matchLine(scope: Scope, line: Line): LineMatch {
  let known = remembered.get(scope)
  if (known === undefined) {
    known = { byName: new Map(), byCode: new Map() }
    remembered.set(scope, known)
  }
  const matches = line.code === undefined ? known.byName : known.byCode
  if (matches.size >= MAX_REMEMBERED) matches.clear()
  // Coded lines are kept apart, and their keys are JSON: no name can be written so that it reads as another line's code.
  const key = line.code === undefined ? line.description : JSON.stringify([line.code, line.description])
  let match = matches.get(key)
  if (match === undefined) {
    match = matchOnce(scope, line)
    matches.set(key, match)
  }
  return match
}

function matchOnce(scope: Scope, line: Line): LineMatch {
  const coded = line.code === undefined ? undefined : scope.itemsByCode.get(line.code)
  const hits = findNames(scope.names, line.description)
  const sure = surelyFitting(scope, hits)
  const prohibitions: CompiledProhibition[] = []
  const candidates: Candidate[] = []
  let component: string | undefined
  for (const hit of sure) {
    const target = scope.targets.get(hit.target)
    if (target?.kind === 'prohibition') prohibitions.push(target.prohibition)
    else if (target?.kind === 'component') component ??= target.charge
    else if (target?.kind === 'item') candidates.push({ item: target.item, method: hit.method, score: hit.score, name: hit.name })
  }
  const chosen =
    coded === undefined ? candidates : coded.map((item) => ({ item, method: 'code' as const, score: SURE, name: item.name.zh }))
  const best = chosen[0]
  return {
    method: best?.method ?? (prohibitions.length > 0 || component !== undefined ? sure[0]?.method : undefined),
    score: best?.score ?? sure[0]?.score ?? 0,
    charges: chargesOf(scope, chosen),
    candidates: chosen,
    prohibitions,
    weakProhibitions: hits.flatMap((hit) => weakProhibition(hit, scope.targets.get(hit.target))),
    component: chosen.length === 0 ? component : undefined,
    states: statedBy(chosen),
    doubtful: chosen.length > 0 ? [] : hits.flatMap((hit) => doubtful(hit, scope.targets.get(hit.target))),
    doubtfulProhibitions:
      chosen.length > 0 || prohibitions.length > 0 ? [] : hits.flatMap((hit) => likeProhibition(hit, scope.targets.get(hit.target))),
  }
}

/** Names that equal the line's; only where none does, the likest names at or above the certainty the data state. */
function surelyFitting(scope: Scope, hits: readonly NameHit[]): readonly NameHit[] {
  const strong = hits.filter((hit) => !hit.weak)
  const equal = strong.filter((hit) => hit.method !== 'similar')
  if (equal.length > 0) return withOfficialNames(scope, equal)
  const likest = strong[0]
  if (likest === undefined || likest.score < scope.names.certainty) return []
  return strong.filter((hit) => hit.score === likest.score)
}

/** An item's own name outweighs another item's alias; prohibitions stand beside either. */
function withOfficialNames(scope: Scope, equal: readonly NameHit[]): readonly NameHit[] {
  const isItem = (hit: NameHit) => scope.targets.get(hit.target)?.kind === 'item'
  const official = equal.some((hit) => hit.method === 'exact' && isItem(hit))
  if (!official) return equal
  const charges = new Set(
    equal.filter((hit) => hit.method === 'exact' && isItem(hit)).map((hit) => chargeOf(scope.targets.get(hit.target))),
  )
  return equal.filter((hit) => !isItem(hit) || charges.has(chargeOf(scope.targets.get(hit.target))))
}

function chargeOf(target: Target | undefined): string | undefined {
  return target?.kind === 'item' ? target.item.charge : undefined
}

/** The items that fitted, with the other cases of the same charge, one list a charge. */
function chargesOf(scope: Scope, candidates: readonly Candidate[]): readonly (readonly CompiledItem[])[] {
  const charges = new Set(candidates.map((it) => it.item.charge))
  return [...charges].map((charge) => scope.itemsByCharge.get(charge) ?? [])
}

const STATES_NOTHING: Readonly<Record<string, never>> = {}

/** What the fitting names state; a fact two of them state differently is not stated. */
function statedBy(candidates: readonly Candidate[]): Readonly<Record<string, string | boolean>> {
  const stating = candidates.flatMap((it): Readonly<Record<string, string | boolean>>[] => {
    const stated = it.method === 'similar' ? undefined : it.item.states.get(it.name)
    return stated === undefined ? [] : [stated]
  })
  if (stating.length === 0) return STATES_NOTHING
  const stated = new Map<string, string | boolean>()
  const disputed = new Set<string>()
  for (const [fact, value] of stating.flatMap((it) => Object.entries(it))) {
    if ((stated.get(fact) ?? value) !== value) disputed.add(fact)
    stated.set(fact, value)
  }
  return Object.fromEntries([...stated].filter(([fact]) => !disputed.has(fact)))
}

function weakProhibition(hit: NameHit, target: Target | undefined): readonly CompiledProhibition[] {
  return hit.weak && target?.kind === 'prohibition' ? [target.prohibition] : []
}

function likeProhibition(hit: NameHit, target: Target | undefined): readonly CompiledProhibition[] {
  return !hit.weak && target?.kind === 'prohibition' ? [target.prohibition] : []
}

function doubtful(hit: NameHit, target: Target | undefined): readonly Candidate[] {
  return target?.kind === 'item' ? [{ item: target.item, method: hit.method, score: hit.score, name: hit.name }] : []
}
