// The entries of a set, whatever list of a file they stand in: items and the three kinds of rules beside them, with the place of each.
import type { CatalogueSet, PlacedFile } from './catalogue-set.ts'
import type { Item } from './schema/item.ts'
import type { Incompatible, Prohibition, Relief } from './schema/rule.ts'

export const ENTRY_TYPES = ['item', 'prohibition', 'relief', 'incompatible'] as const
export type EntryType = (typeof ENTRY_TYPES)[number]

/** The list of a file in which entries of a type stand. */
export const LIST_OF = {
  item: 'items',
  prohibition: 'prohibitions',
  relief: 'reliefs',
  incompatible: 'incompatible',
} as const satisfies Record<EntryType, keyof PlacedFile>

export type Entry =
  | { readonly type: 'item'; readonly value: Item }
  | { readonly type: 'prohibition'; readonly value: Prohibition }
  | { readonly type: 'relief'; readonly value: Relief }
  | { readonly type: 'incompatible'; readonly value: Incompatible }

export interface PlacedEntry {
  readonly entry: Entry
  readonly file: PlacedFile
  /** Position in the list of its type. */
  readonly index: number
}

/** Every entry, file by file. */
export function entriesOf(set: CatalogueSet): PlacedEntry[] {
  return set.files.flatMap(entriesIn)
}

export function entriesIn(file: PlacedFile): PlacedEntry[] {
  return [
    ...(file.items ?? []).map((value, index): PlacedEntry => ({ entry: { type: 'item', value }, file, index })),
    ...(file.prohibitions ?? []).map((value, index): PlacedEntry => ({ entry: { type: 'prohibition', value }, file, index })),
    ...(file.reliefs ?? []).map((value, index): PlacedEntry => ({ entry: { type: 'relief', value }, file, index })),
    ...(file.incompatible ?? []).map((value, index): PlacedEntry => ({ entry: { type: 'incompatible', value }, file, index })),
  ]
}
