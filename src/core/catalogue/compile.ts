// Items and rules with their documents resolved and their numbers read, once per edition.
import { type Decimal, decimal } from '../values/decimal.ts'
import type { CatalogueSet, PlacedFile } from './catalogue-set.ts'
import { compileGrounds, type Grounds } from './grounds.ts'
import type { Condition, Test } from './schema/condition.ts'
import type { Item } from './schema/item.ts'
import type { LimitShape } from './schema/limit.ts'
import type { Incompatible, Prohibition, Relief } from './schema/rule.ts'
import type { Bilingual, GoverningDate, IssuerRole, Kind } from './schema/words.ts'

export type CompiledTest =
  | { readonly kind: 'among'; readonly values: readonly (string | boolean)[] }
  | { readonly kind: 'interval'; readonly above?: Decimal; readonly atLeast?: Decimal; readonly below?: Decimal; readonly atMost?: Decimal }
export type CompiledCondition = readonly (readonly [fact: string, test: CompiledTest])[]

export interface CompiledLimit {
  readonly index: number
  readonly shape: LimitShape
  readonly when: CompiledCondition
  readonly grounds: Grounds
}
export interface CompiledEnd {
  readonly how: 'abolished' | 'suspended' | 'exempted' | 'replaced-by-tax'
  readonly when: CompiledCondition
  readonly grounds: Grounds
}
export interface CompiledItem {
  readonly id: string
  readonly charge: string
  readonly name: Bilingual
  readonly kind: Kind
  readonly jurisdiction: string
  readonly issuers: ReadonlySet<IssuerRole> | undefined
  /** The same as a test on the fact `issuer.role`. */
  readonly issuerTest: CompiledTest | undefined
  readonly governedBy: GoverningDate
  readonly governedWithin: number | undefined
  readonly introduced: Grounds | undefined
  readonly replaces: ReadonlySet<string>
  readonly sameAs: string | undefined
  readonly includes: readonly string[]
  readonly perOccasion: boolean
  /** Facts that a name of the item itself states. */
  readonly states: ReadonlyMap<string, Readonly<Record<string, string | boolean>>>
  readonly limits: readonly CompiledLimit[]
  readonly ended: readonly CompiledEnd[]
  readonly reliefs: CompiledRelief[]
  readonly source: Item
}
export interface CompiledProhibition {
  readonly rule: Prohibition
  readonly jurisdiction: string
  readonly issuers: ReadonlySet<IssuerRole> | undefined
  readonly when: CompiledCondition
  readonly grounds: Grounds
}
export interface CompiledRelief {
  readonly rule: Relief
  readonly jurisdiction: string
  readonly issuers: ReadonlySet<IssuerRole> | undefined
  readonly payable: Decimal
  readonly when: CompiledCondition
  readonly grounds: Grounds
}
export interface CompiledPair {
  readonly rule: Incompatible
  readonly jurisdiction: string
  readonly when: CompiledCondition
  readonly grounds: Grounds
}
export interface Compiled {
  readonly items: readonly CompiledItem[]
  readonly prohibitions: readonly CompiledProhibition[]
  readonly reliefs: readonly CompiledRelief[]
  readonly pairs: readonly CompiledPair[]
}

export function compileSet(set: CatalogueSet): Compiled {
  const items: CompiledItem[] = []
  const prohibitions: CompiledProhibition[] = []
  const reliefs: CompiledRelief[] = []
  const pairs: CompiledPair[] = []
  for (const file of set.files) {
    const ground = (rule: Parameters<typeof compileGrounds>[0]) => compileGrounds(rule, set.documents, file.coverage.lastConfirmed)
    for (const item of file.items ?? []) items.push(compileItem(item, file, ground))
    for (const rule of file.prohibitions ?? []) {
      prohibitions.push({
        rule,
        jurisdiction: file.jurisdiction,
        issuers: roles(rule.issuers),
        when: compileCondition(rule.when),
        grounds: ground(rule),
      })
    }
    for (const rule of file.reliefs ?? []) {
      const when = compileCondition(rule.when)
      reliefs.push({
        rule,
        jurisdiction: file.jurisdiction,
        issuers: roles(rule.issuers),
        payable: decimal(rule.payable),
        when,
        grounds: ground(rule),
      })
    }
    for (const rule of file.incompatible ?? []) {
      pairs.push({ rule, jurisdiction: file.jurisdiction, when: compileCondition(rule.when), grounds: ground(rule) })
    }
  }
  attachReliefs(items, reliefs)
  return { items, prohibitions, reliefs, pairs }
}

function compileItem(item: Item, file: PlacedFile, ground: (rule: Parameters<typeof compileGrounds>[0]) => Grounds): CompiledItem {
  return {
    id: item.id,
    charge: item.charge ?? item.id,
    name: item.name,
    kind: file.kind,
    jurisdiction: file.jurisdiction,
    issuers: roles(item.issuers),
    issuerTest: item.issuers === undefined ? undefined : { kind: 'among', values: item.issuers },
    governedBy: item.governedBy ?? 'service',
    governedWithin: item.governedWithin,
    introduced: item.introduced === undefined ? undefined : ground(item.introduced),
    replaces: new Set(item.replaces ?? []),
    sameAs: item.sameAs,
    includes: item.includes ?? [],
    perOccasion: item.perOccasion ?? false,
    states: new Map((item.states ?? []).flatMap((it) => it.names.map((name) => [name, it.facts] as const))),
    limits: item.limits.map((limit, index) => ({ index, shape: limit.limit, when: compileCondition(limit.when), grounds: ground(limit) })),
    ended: (item.ended ?? []).map((end) => ({ how: end.how, when: compileCondition(end.when), grounds: ground(end) })),
    reliefs: [],
    source: item,
  }
}

/** A relief that only repeats another (sameAs) or only encourages is left out: it would be taken twice or accuse without a duty. */
function attachReliefs(items: readonly CompiledItem[], reliefs: readonly CompiledRelief[]): void {
  const byId = new Map(items.map((item) => [item.id, item]))
  for (const relief of reliefs) {
    if (relief.rule.enforceable === false || relief.rule.sameAs !== undefined) continue
    for (const id of relief.rule.appliesTo ?? []) byId.get(id)?.reliefs.push(relief)
  }
}

export function compileCondition(condition: Condition | undefined): CompiledCondition {
  return Object.entries(condition ?? {}).map(([fact, test]) => [fact, compileTest(test)] as const)
}

function compileTest(test: Test): CompiledTest {
  if (typeof test === 'string' || typeof test === 'boolean') return { kind: 'among', values: [test] }
  if (Array.isArray(test)) return { kind: 'among', values: test }
  return {
    kind: 'interval',
    ...(test.above === undefined ? {} : { above: decimal(test.above) }),
    ...(test.atLeast === undefined ? {} : { atLeast: decimal(test.atLeast) }),
    ...(test.below === undefined ? {} : { below: decimal(test.below) }),
    ...(test.atMost === undefined ? {} : { atMost: decimal(test.atMost) }),
  }
}

function roles(list: readonly IssuerRole[] | undefined): ReadonlySet<IssuerRole> | undefined {
  return list === undefined ? undefined : new Set(list)
}
