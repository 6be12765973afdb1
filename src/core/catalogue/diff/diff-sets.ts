// What changed from one set of catalogues to another: every entry, catalogue and vocabulary, field by field, with totals that are always complete.
import type { Json } from '../../values/canonical.ts'
import type { CatalogueSet, PlacedFile } from '../catalogue-set.ts'
import { ENTRY_TYPES, type EntryType, entriesOf, type PlacedEntry } from '../entries.ts'
import type { Bilingual, Kind } from '../schema/words.ts'
import { hasEnded } from './ended.ts'
import { diffFields, type FieldChange, plain } from './fields.ts'
import { keyOf, reorderedFiles, reorderedMembers } from './reordered.ts'

export type Change = 'added' | 'ended' | 'removed' | 'changed'

export interface EntryChange {
  readonly id: string
  readonly type: EntryType
  readonly kind: Kind
  readonly jurisdiction: string
  readonly name: Bilingual
  /** ended: it stood and now has an end; removed: it is gone without one. */
  readonly change: Change
  /** Of what is added or removed: the whole entry, at the empty path. */
  readonly fields: readonly FieldChange[]
}

/** Something named that is no entry: a catalogue by `place/kind`, a document by number, a fact, a unit, a role, a reference series. */
export interface MemberChange {
  readonly key: string
  readonly change: Exclude<Change, 'ended'>
  readonly fields: readonly FieldChange[]
}

export const MEMBER_LISTS = ['catalogues', 'documents', 'facts', 'units', 'roles', 'references'] as const
export type MemberList = (typeof MEMBER_LISTS)[number]

export interface SetDiff extends Readonly<Record<MemberList, readonly MemberChange[]>> {
  readonly entries: readonly EntryChange[]
  readonly tolerances: readonly FieldChange[]
  readonly names: readonly FieldChange[]
  /** Lists whose members are the same in another order: a change of the digest and of nothing else. */
  readonly reordered: readonly string[]
  readonly totals: Readonly<Record<MemberList | 'entries', Readonly<Record<Change, number>>>> & { readonly fields: number }
}

/**
 * Where the catalogues hold only what is left of them once the unchanged entries were taken out (trim-pair.ts), whoever took them out says which lists of
 * entries were reordered.
 */
export function diffSets(
  before: CatalogueSet,
  after: CatalogueSet,
  reorderedLists: readonly string[] = reorderedFiles(before, after),
): SetDiff {
  const entries = diffEntries(before, after)
  const members = {
    catalogues: diffMembers(byKey(before.files.map(head), keyOf), byKey(after.files.map(head), keyOf)),
    documents: diffMembers(new Map(Object.entries(before.documents)), new Map(Object.entries(after.documents))),
    facts: diffMembers(byKey(before.facts, nameOf), byKey(after.facts, nameOf)),
    units: diffMembers(byKey(before.units, idOf), byKey(after.units, idOf)),
    roles: diffMembers(byKey(before.roles, roleOf), byKey(after.roles, roleOf)),
    references: diffMembers(byKey(before.references, idOf), byKey(after.references, idOf)),
  }
  const tolerances = before.tolerances === after.tolerances ? [] : diffFields(plain(before.tolerances), plain(after.tolerances))
  const names = before.names === after.names ? [] : diffFields(plain(before.names), plain(after.names))
  const fields = [entries, ...Object.values(members)].flat().reduce((sum, it) => sum + it.fields.length, tolerances.length + names.length)
  const totals = {
    entries: count(entries),
    catalogues: count(members.catalogues),
    documents: count(members.documents),
    facts: count(members.facts),
    units: count(members.units),
    roles: count(members.roles),
    references: count(members.references),
    fields,
  }
  return { entries, ...members, tolerances, names, reordered: [...reorderedMembers(before, after), ...reorderedLists], totals }
}

/** Whether the two sets are one: no difference and no other order. */
export function isSame({ totals, reordered: lists }: SetDiff): boolean {
  return totals.fields === 0 && lists.length === 0
}

function count(changes: readonly { readonly change: Change }[]): Record<Change, number> {
  const counted = { added: 0, ended: 0, removed: 0, changed: 0 }
  for (const { change } of changes) counted[change] += 1
  return counted
}

function diffEntries(before: CatalogueSet, after: CatalogueSet): EntryChange[] {
  // An id that turned from one type of entry into another names two things: the old one is gone, the new one added.
  const key = ({ entry }: PlacedEntry) => `${entry.type} ${entry.value.id}`
  const [was, is] = [byKey(entriesOf(before), key), byKey(entriesOf(after), key)]
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((it) => entryChange(was.get(it), is.get(it)) ?? [])
  return changes.toSorted((a, b) => compare(orderOf(a), orderOf(b)))
}

function entryChange(was: PlacedEntry | undefined, is: PlacedEntry | undefined): EntryChange | undefined {
  const shown = is ?? was
  if (shown === undefined || isUntouched(was, is)) return undefined
  const fields = diffFields(placed(was), placed(is))
  if (fields.length === 0) return undefined
  const change =
    was === undefined ? 'added' : is === undefined ? 'removed' : !hasEnded(was.entry) && hasEnded(is.entry) ? 'ended' : 'changed'
  const { entry, file } = shown
  const { id, name } = entry.value
  return { id, type: entry.type, kind: file.kind, jurisdiction: file.jurisdiction, name, change, fields }
}

/** What a change set did not touch is the same object in both sets: most of a large catalogue is settled at a glance. */
function isUntouched(was: PlacedEntry | undefined, is: PlacedEntry | undefined): boolean {
  return was?.entry.value === is?.entry.value && was?.file.path === is?.file.path
}

/** An entry that moved to another catalogue changed its kind or its place. */
function placed(it: PlacedEntry | undefined): Json {
  if (it === undefined) return null
  const { kind, jurisdiction } = it.file
  return plain({ ...it.entry.value, kind, jurisdiction })
}

function diffMembers(before: ReadonlyMap<string, object>, after: ReadonlyMap<string, object>): MemberChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort(compare).flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    if (was === is) return []
    const fields = diffFields(was === undefined ? null : plain(was), is === undefined ? null : plain(is))
    if (fields.length === 0) return []
    return [{ key, change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed', fields }]
  })
}

function head({ kind, jurisdiction, title, coverage }: PlacedFile) {
  return { kind, jurisdiction, title, coverage }
}

const nameOf = (it: { readonly name: string }) => it.name
const idOf = (it: { readonly id: string }) => it.id
const roleOf = (it: { readonly role: string }) => it.role

function byKey<T>(list: readonly T[], key: (it: T) => string): Map<string, T> {
  return new Map(list.map((it) => [key(it), it]))
}

/** Nation, region, city; then by kind, type and id. */
function orderOf({ jurisdiction, kind, type, id }: EntryChange): string {
  const place = jurisdiction === 'CN' ? '' : jurisdiction
  return [place.length, place, kind, ENTRY_TYPES.indexOf(type), id].join(' ')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
