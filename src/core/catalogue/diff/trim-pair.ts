// What a difference needs of two states of one catalogue: the entries that stand unchanged in both are left out, however many there are.
import type { PlacedFile } from '../catalogue-set.ts'
import { ENTRY_TYPES, type EntryType, entriesIn, LIST_OF } from '../entries.ts'
import { reorderedEntries } from './reordered.ts'

/** Undefined: the edition has no catalogue at this path. */
export interface FilePair {
  readonly before: PlacedFile | undefined
  readonly after: PlacedFile | undefined
}

export interface TrimmedPair extends FilePair {
  /** Of the whole catalogue: lists whose entries are the same in another order. */
  readonly reordered: readonly string[]
  /** By type and id, the entries that are left in either. */
  readonly left: readonly string[]
}

export function trimPair({ before, after }: FilePair): TrimmedPair {
  const [was, is] = [textsOf(before), textsOf(after)]
  const differs = (key: string) => was.get(key) !== is.get(key)
  return {
    before: before && only(before, differs),
    after: after && only(after, differs),
    reordered: before === undefined || after === undefined ? [] : reorderedEntries(before, after),
    left: [...new Set([...was.keys(), ...is.keys()])].filter(differs),
  }
}

const keyOf = (type: EntryType, id: string) => `${type} ${id}`

/** Editions keep their members in one order. Elsewhere an entry may be left in that says the same in another order: it is found to differ in nothing. */
function textsOf(file: PlacedFile | undefined): ReadonlyMap<string, string> {
  const entries = file === undefined ? [] : entriesIn(file)
  return new Map(entries.map(({ entry: { type, value } }) => [keyOf(type, value.id), JSON.stringify(value)]))
}

/** The catalogue with those of its entries alone. */
function only(file: PlacedFile, wanted: (key: string) => boolean): PlacedFile {
  const lists = ENTRY_TYPES.flatMap((type) => {
    const list = file[LIST_OF[type]]
    return list === undefined ? [] : [[LIST_OF[type], list.filter(({ id }) => wanted(keyOf(type, id)))] as const]
  })
  return { ...file, ...Object.fromEntries(lists) }
}
