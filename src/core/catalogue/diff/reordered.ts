// Lists whose members are the same in another order: it changes the digest of an edition and nothing else.
import { canonicalJson } from '../../values/canonical.ts'
import type { CatalogueSet, PlacedFile } from '../catalogue-set.ts'
import { ENTRY_TYPES, LIST_OF } from '../entries.ts'

/** Names of lists with the ids of their members, in their order. */
type Lists = ReadonlyMap<string, readonly string[]>

/** Of the catalogues themselves and of the vocabularies. */
export function reorderedMembers(before: CatalogueSet, after: CatalogueSet): string[] {
  return reordered(memberLists(before), memberLists(after))
}

/** Of the entries of one catalogue. */
export function reorderedEntries(before: PlacedFile, after: PlacedFile): string[] {
  return reordered(entryLists(before), entryLists(after))
}

/** Of the entries of every catalogue that both have. */
export function reorderedFiles(before: CatalogueSet, after: CatalogueSet): string[] {
  const later = new Map(after.files.map((file) => [keyOf(file), file]))
  return before.files.flatMap((file) => {
    const found = later.get(keyOf(file))
    return found === undefined || found === file ? [] : reorderedEntries(file, found)
  })
}

function memberLists(set: CatalogueSet): Lists {
  return new Map([
    ['catalogues', set.files.map(keyOf)],
    ['facts', set.facts.map(({ name }) => name)],
    ['units', set.units.map(({ id }) => id)],
    ['roles', set.roles.map(({ role }) => role)],
    ['references', set.references.map(({ id }) => id)],
  ])
}

function entryLists(file: PlacedFile): Lists {
  return new Map(ENTRY_TYPES.map((type) => [`${keyOf(file)} ${LIST_OF[type]}`, (file[LIST_OF[type]] ?? []).map(({ id }) => id)]))
}

function reordered(was: Lists, is: Lists): string[] {
  return [...was].flatMap(([name, ids]) => {
    const later = is.get(name) ?? []
    const [once, now] = [new Set(ids), new Set(later)]
    const same = canonicalJson(ids.filter((id) => now.has(id))) === canonicalJson(later.filter((id) => once.has(id)))
    return same ? [] : [name]
  })
}

/** How a catalogue is named in a difference. */
export function keyOf(file: Pick<PlacedFile, 'jurisdiction' | 'kind'>): string {
  return `${file.jurisdiction}/${file.kind}`
}
