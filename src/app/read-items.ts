// Looking entries up: by name with the matcher of the check, by kind, place and day; and one entry whole, with its dated history.
import type { Language } from '../core/assess/outcome.ts'
import type { CompiledItem, CompiledProhibition, CompiledRelief } from '../core/catalogue/compile.ts'
import type { Edition } from '../core/catalogue/edition.ts'
import { citedOn, type Grounds } from '../core/catalogue/grounds.ts'
import type { Condition } from '../core/catalogue/schema/condition.ts'
import type { LimitShape } from '../core/catalogue/schema/limit.ts'
import type { Kind } from '../core/catalogue/schema/words.ts'
import { findNames } from '../core/match/names.ts'
import { covers } from '../core/values/date.ts'
import { chainOf } from '../core/values/region.ts'
import type { Library } from './library.ts'
import type { CatalogueFilter } from './read-catalogues.ts'
import { readChain, type Whereabouts } from './read-chain.ts'

export type EntryType = 'item' | 'prohibition' | 'relief'
type Entry =
  | { readonly type: 'item'; readonly entry: CompiledItem }
  | { readonly type: 'prohibition'; readonly entry: CompiledProhibition }
  | { readonly type: 'relief'; readonly entry: CompiledRelief }

export interface ItemQuery extends CatalogueFilter {
  readonly query?: string | undefined
  readonly limit: number
  readonly offset: number
}

export interface EntrySummary {
  readonly id: string
  readonly type: EntryType
  readonly name: string
  readonly kind: Kind
  readonly jurisdiction: string
  readonly score: number | null
}

/** A limit that holds on the day asked about, with its conditions. */
export interface StandingLimit {
  readonly limit: LimitShape
  readonly when: Condition | null
}

export interface ListedEntry extends EntrySummary {
  /** What holds on `asOf`; null where no day is asked about. A charge that had ended then has none. */
  readonly limits: readonly StandingLimit[] | null
}

export interface EntryPage {
  readonly total: number
  readonly items: readonly ListedEntry[]
}

/** Entries that pass the filter; with a query the likest names first, else by id. */
export function searchEntries(library: Library, edition: Edition, query: ItemQuery, language: Language): EntryPage {
  const chain = query.jurisdiction === undefined ? undefined : chainOf(query.jurisdiction)
  const scores = query.query === undefined ? undefined : namesLike(library, edition, query.query, query.jurisdiction)
  const found = allEntries(edition)
    .filter(
      (it) => (chain === undefined || chain.includes(it.entry.jurisdiction)) && (query.kind === undefined || kindOf(it) === query.kind),
    )
    .filter((it) => query.asOf === undefined || standsOn(it, query.asOf))
    .filter((it) => scores === undefined || scores.has(idOf(it)))
    .toSorted((a, b) => (scores?.get(idOf(b)) ?? 0) - (scores?.get(idOf(a)) ?? 0) || (idOf(a) < idOf(b) ? -1 : 1))
  const page = found.slice(query.offset, query.offset + query.limit)
  return {
    total: found.length,
    items: page.map((it) => ({ ...summary(it, language, scores?.get(idOf(it)) ?? null), limits: limitsOn(it, query.asOf) })),
  }
}

/** By the matcher of the check, and by pieces of names. Every place with catalogues of its own is asked, unless one place is named. */
function namesLike(library: Library, edition: Edition, text: string, jurisdiction: string | undefined): ReadonlyMap<string, number> {
  const scores = new Map<string, number>()
  for (const place of jurisdiction === undefined ? edition.jurisdictions : [jurisdiction]) {
    for (const hit of findNames(library.scope(edition, place).names, text))
      scores.set(hit.target, Math.max(scores.get(hit.target) ?? 0, hit.score))
  }
  for (const it of allEntries(edition)) {
    const share = shareOf(text, it)
    if (share > (scores.get(idOf(it)) ?? 0)) scores.set(idOf(it), share)
  }
  return scores
}

/** How much of one of its names a piece of a name makes up: what is still being typed finds what it may become. */
function shareOf(text: string, it: Entry): number {
  const piece = text.normalize('NFKC').trim().toLowerCase()
  if (piece === '') return 0
  const holding = namesOf(it).filter((name) => name.toLowerCase().includes(piece))
  return holding.reduce((most, name) => Math.max(most, Math.round((piece.length / name.length) * 100) / 100), 0)
}

function namesOf(it: Entry): readonly string[] {
  if (it.type === 'item') return [it.entry.source.name.zh, it.entry.source.name.en, ...(it.entry.source.aliases ?? [])]
  return it.type === 'relief' ? [it.entry.rule.name.zh, it.entry.rule.name.en] : (it.entry.rule.names ?? [])
}

function limitsOn(it: Entry, day: string | undefined): StandingLimit[] | null {
  if (day === undefined) return null
  if (it.type !== 'item') return []
  const { limits, source } = it.entry
  return limits.flatMap(({ shape, grounds }, index) =>
    covers(grounds, day) ? [{ limit: shape, when: source.limits[index]?.when ?? null }] : [],
  )
}

/** One entry whole, or undefined when no entry has the id; an item with the chain of its charge at a place and on a day. */
export function readEntry(edition: Edition, id: string, language: Language, where: Whereabouts = {}): Record<string, unknown> | undefined {
  const found = allEntries(edition).find((it) => idOf(it) === id)
  if (found === undefined) return undefined
  const head = summary(found, language, null)
  if (found.type === 'item')
    return { ...head, ...itemDetails(found.entry, edition, language), chain: readChain(edition, found.entry, where, language) }
  const { rule, grounds } = found.entry
  return { ...head, names: { zh: rule.name.zh, en: rule.name.en }, rule, validity: validity(grounds) }
}

function itemDetails(item: CompiledItem, edition: Edition, language: Language): Record<string, unknown> {
  const { source } = item
  return {
    names: source.name,
    aliases: source.aliases ?? [],
    charge: item.charge,
    issuers: source.issuers ?? null,
    chargedBy: source.chargedBy ?? null,
    paidBy: source.paidBy ?? null,
    governedBy: item.governedBy,
    sameAs: item.sameAs ?? null,
    replaces: [...item.replaces],
    replacedBy: edition.compiled.items.filter((it) => it.replaces.has(item.id)).map((it) => it.id),
    note: source.note?.[language] ?? null,
    limits: item.limits.map((limit, index) => ({
      limit: limit.shape,
      when: source.limits[index]?.when ?? null,
      ...validity(limit.grounds),
    })),
    ended: item.ended.map((end, index) => ({ how: end.how, when: source.ended?.[index]?.when ?? null, ...validity(end.grounds) })),
    reliefs: item.reliefs.map((relief) => ({
      id: relief.rule.id,
      name: relief.rule.name[language],
      payable: relief.rule.payable,
      ...validity(relief.grounds),
    })),
  }
}

function validity(grounds: Grounds): Record<string, unknown> {
  const day = grounds.from ?? grounds.to
  return {
    from: grounds.from ?? null,
    to: grounds.to ?? null,
    verification: grounds.verification,
    lastConfirmed: grounds.lastConfirmed,
    basis: grounds.sources.map(({ document, title, clause, inForce, link, draft }) => ({ document, title, clause, inForce, link, draft })),
    inForceAtStart: day === undefined ? [] : citedOn(grounds, day).map((it) => it.document),
    copies: grounds.copies,
  }
}

function summary(it: Entry, language: Language, score: number | null): EntrySummary {
  const name = it.type === 'item' ? it.entry.name : it.entry.rule.name
  return { id: idOf(it), type: it.type, name: name[language], kind: kindOf(it), jurisdiction: it.entry.jurisdiction, score }
}

function allEntries(edition: Edition): readonly Entry[] {
  const { items, prohibitions, reliefs } = edition.compiled
  return [
    ...items.map((entry): Entry => ({ type: 'item', entry })),
    ...prohibitions.map((entry): Entry => ({ type: 'prohibition', entry })),
    ...reliefs.map((entry): Entry => ({ type: 'relief', entry })),
  ]
}

function idOf(it: Entry): string {
  return it.type === 'item' ? it.entry.id : it.entry.rule.id
}

function kindOf(it: Entry): Kind {
  return it.type === 'item' ? it.entry.kind : it.type
}

/** Whether something of the entry holds on the day: a limit, an end or the rule itself. */
function standsOn(it: Entry, day: string): boolean {
  if (it.type !== 'item') return covers(it.entry.grounds, day)
  return [...it.entry.limits, ...it.entry.ended].some((part) => covers(part.grounds, day))
}
