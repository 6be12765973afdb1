// Everything that can reach a bill of one place: the items and rules of the place, of what it lies in, and of the nation, with their names indexed once.
import type { PlacedFile } from '../catalogue/catalogue-set.ts'
import {
  type CompiledCondition,
  type CompiledItem,
  type CompiledPair,
  type CompiledProhibition,
  compileCondition,
} from '../catalogue/compile.ts'
import type { Edition } from '../catalogue/edition.ts'
import { pointsOf } from '../catalogue/points.ts'
import type { ReferenceSeries, Role, Tolerances } from '../catalogue/schema/vocabulary.ts'
import type { Vocabulary } from '../catalogue/vocabulary.ts'
import { buildNameIndex, type NameIndex } from './names.ts'
import { plainName } from './script.ts'
import type { NameEntry } from './table.ts'

export type Target =
  | { readonly kind: 'item'; readonly item: CompiledItem }
  | { readonly kind: 'prohibition'; readonly prohibition: CompiledProhibition }
  /** A component of a charge that is billed apart, such as line losses. */
  | { readonly kind: 'component'; readonly charge: string }

/** A role with the condition compiled under which it is bound by everything. */
export interface ScopedRole extends Omit<Role, 'boundWhen'> {
  readonly boundWhen: CompiledCondition
}

export interface Scope {
  readonly chain: readonly string[]
  readonly vocabulary: Vocabulary
  readonly references: ReadonlyMap<string, ReferenceSeries>
  readonly tolerances: Tolerances
  readonly files: readonly PlacedFile[]
  /** By `jurisdiction/kind`. */
  readonly fileAt: ReadonlyMap<string, PlacedFile>
  readonly itemsByCharge: ReadonlyMap<string, readonly CompiledItem[]>
  readonly itemsByCode: ReadonlyMap<string, readonly CompiledItem[]>
  readonly targets: ReadonlyMap<string, Target>
  readonly names: NameIndex
  readonly offList: readonly CompiledProhibition[]
  /** Those that reach whatever is not listed, not only what they name. */
  readonly offListUnnamed: readonly CompiledProhibition[]
  /** Those that only reach what they name, with the names in one script and without punctuation. */
  readonly offListNamed: readonly { readonly rule: CompiledProhibition; readonly names: readonly string[] }[]
  readonly roles: ReadonlyMap<unknown, ScopedRole>
  readonly pairs: readonly CompiledPair[]
}

export function buildScope(edition: Edition, chain: readonly string[]): Scope {
  const within = (rule: { readonly jurisdiction: string }) => chain.includes(rule.jurisdiction)
  const compiled = {
    items: edition.compiled.items.filter(within),
    prohibitions: edition.compiled.prohibitions.filter(within),
    reliefs: edition.compiled.reliefs.filter(within),
    pairs: edition.compiled.pairs.filter(within),
  }
  const { items, prohibitions, pairs } = compiled
  const files = edition.set.files.filter(within)
  const offList = prohibitions.filter((it) => it.rule.reach === 'off-list').toSorted(narrowestFirst)
  const targets = new Map<string, Target>()
  const entries: NameEntry[] = []
  for (const item of items) enterItem(item, items, targets, entries)
  for (const prohibition of prohibitions) enterProhibition(prohibition, prohibitions, targets, entries)
  return {
    chain,
    vocabulary: { ...edition.vocabulary, points: pointsOf(compiled) },
    references: edition.references,
    tolerances: edition.set.tolerances,
    files,
    fileAt: new Map(files.map((file) => [`${file.jurisdiction}/${file.kind}`, file])),
    itemsByCharge: groupBy(
      items.filter((item) => !repeats(item, items)),
      (item) => [item.charge],
    ),
    itemsByCode: coded(items),
    targets,
    names: buildNameIndex(entries, edition.set.names),
    offList,
    offListUnnamed: offList.filter((it) => it.rule.names === undefined),
    offListNamed: offList.flatMap((rule) => (rule.rule.names === undefined ? [] : [{ rule, names: rule.rule.names.map(plainName) }])),
    roles: new Map(edition.set.roles.map((role) => [role.role, { ...role, boundWhen: compileCondition(role.boundWhen) }])),
    pairs,
  }
}

/** A line may name an item by a code the item bears, or by its id where someone has chosen it. */
function coded(items: readonly CompiledItem[]): ReadonlyMap<string, readonly CompiledItem[]> {
  const byId = new Map(items.map((item) => [item.id, [repeats(item, items) ?? item]]))
  return new Map([...byId, ...groupBy(items, (item) => item.source.codes ?? [])])
}

/** An item that repeats another heading's charge is judged there, if that other one is in reach. */
function repeats(item: CompiledItem, items: readonly CompiledItem[]): CompiledItem | undefined {
  return item.sameAs === undefined ? undefined : items.find((it) => it.id === item.sameAs)
}

function enterItem(item: CompiledItem, items: readonly CompiledItem[], targets: Map<string, Target>, entries: NameEntry[]): void {
  const judged = repeats(item, items) ?? item
  targets.set(item.id, { kind: 'item', item: judged })
  entries.push({ target: item.id, name: item.name.zh, strength: 'exact' })
  for (const name of item.source.aliases ?? []) entries.push({ target: item.id, name, strength: 'alias' })
  for (const name of item.source.weakAliases ?? []) entries.push({ target: item.id, name, strength: 'weak' })
  if (item.includes.length === 0) return
  const component = `component:${item.charge}`
  if (!targets.has(component)) targets.set(component, { kind: 'component', charge: item.charge })
  for (const name of item.includes) entries.push({ target: component, name, strength: 'alias' })
}

/** Background rules never decide, so their names match nothing; what repeats another rule is left to that one. */
function enterProhibition(
  prohibition: CompiledProhibition,
  all: readonly CompiledProhibition[],
  targets: Map<string, Target>,
  entries: NameEntry[],
): void {
  const { rule } = prohibition
  if (rule.reach === 'background' || rule.reach === 'off-list') return
  if (rule.sameAs !== undefined && all.some((it) => it.rule.id === rule.sameAs)) return
  targets.set(rule.id, { kind: 'prohibition', prohibition })
  for (const name of rule.names ?? []) entries.push({ target: rule.id, name, strength: 'alias' })
  for (const name of rule.weakNames ?? []) entries.push({ target: rule.id, name, strength: 'weak' })
}

/** The rule of the city before that of the region and of the nation; between equals by id. */
export function narrowestFirst(a: CompiledProhibition, b: CompiledProhibition): number {
  const depth = (it: CompiledProhibition) => (it.jurisdiction === 'CN' ? 0 : it.jurisdiction.length)
  return depth(b) - depth(a) || (a.rule.id < b.rule.id ? -1 : 1)
}

function groupBy<T>(list: readonly T[], keys: (it: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const it of list) {
    for (const key of keys(it)) {
      const group = groups.get(key)
      if (group) group.push(it)
      else groups.set(key, [it])
    }
  }
  return groups
}
