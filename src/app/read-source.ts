// One entry as its catalogue states it: what a change set changes, with the documents it cites.
import type { Edition } from '../core/catalogue/edition.ts'
import { type Entry, entriesOf } from '../core/catalogue/entries.ts'
import type { Document } from '../core/catalogue/schema/basis.ts'
import type { Kind } from '../core/catalogue/schema/words.ts'

export interface EntrySource {
  readonly type: Entry['type']
  readonly kind: Kind
  readonly jurisdiction: string
  readonly entry: Entry['value']
  /** The documents it cites, by their numbers. */
  readonly documents: Readonly<Record<string, Document>>
}

/** Undefined where no entry has the id. */
export function readSource({ set }: Edition, id: string): EntrySource | undefined {
  const found = entriesOf(set).find(({ entry }) => entry.value.id === id)
  if (found === undefined) return undefined
  const { entry, file } = found
  const documents = citedIn(entry).flatMap((number): [string, Document][] => {
    const document = Object.hasOwn(set.documents, number) ? set.documents[number] : undefined
    return document === undefined ? [] : [[number, document]]
  })
  return {
    type: entry.type,
    kind: file.kind,
    jurisdiction: file.jurisdiction,
    entry: entry.value,
    documents: Object.fromEntries(documents),
  }
}

function citedIn(entry: Entry): string[] {
  const grounded =
    entry.type === 'item'
      ? [...entry.value.limits, ...(entry.value.ended ?? []), ...(entry.value.introduced === undefined ? [] : [entry.value.introduced])]
      : [entry.value]
  return [...new Set(grounded.flatMap(({ basis }) => basis.map(({ document }) => document)))]
}
