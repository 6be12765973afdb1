// From an edition to what is kept of it: its parts as canonical text, its entries, and the prices it adds.
import type { CatalogueSet } from '../core/catalogue/catalogue-set.ts'
import { contentOf, type Digest, type Edition } from '../core/catalogue/edition.ts'
import { type EditionDraft, type EditionRecord, type EntryRecord, MOST_PART_BYTES, type Part, type PriceRecord } from './ports.ts'

const RULES = { prohibition: 'prohibitions', relief: 'reliefs', incompatible: 'incompatible' } as const satisfies Record<
  Exclude<EntryRecord['type'], 'item'>,
  string
>

/** What a draft is made of. */
export type Draftable = Pick<Edition, 'number' | 'digest' | 'set' | 'digestOf'>

/** `known` holds the prices published so far, which the edition must begin with. */
export function draftOf(
  edition: Draftable,
  record: Omit<EditionRecord, 'number' | 'digest' | 'counts'>,
  known: readonly PriceRecord[],
  kept: EditionDraft['kept'] = [],
): EditionDraft {
  const { number, digest, set, digestOf } = edition
  const entries = entriesOf(set, digestOf)
  return {
    record: { ...record, number, digest, counts: countsOf(entries) },
    parts: partsOf(set, digestOf),
    entries,
    prices: newPrices(set, known),
    kept,
  }
}

function partsOf(set: CatalogueSet, digestOf: Digest): Part[] {
  const { files, ...shared } = set
  // The prices stand in a table of their own, to which rows are only ever added.
  const vocabularies = { ...shared, references: shared.references.map((series) => ({ ...series, values: [] })) }
  return [
    ...files.map((file) => ({ path: file.path, jurisdiction: file.jurisdiction, ...kept(file, digestOf) })),
    ...Object.entries(vocabularies).map(([path, content]) => ({ path, jurisdiction: null, ...kept(content, digestOf) })),
  ]
}

/** Catalogues and vocabularies too long to be kept as one text, by their paths. */
export function overlongParts({ set, digestOf }: Pick<Draftable, 'set' | 'digestOf'>): string[] {
  return partsOf(set, digestOf)
    .filter(({ body }) => utf8.encode(body).length > MOST_PART_BYTES)
    .map(({ path }) => path)
}

const utf8 = new TextEncoder()

function kept(content: unknown, digestOf: Digest): Pick<Part, 'digest' | 'body'> {
  const body = contentOf(content)
  return { body, digest: digestOf(body) }
}

function entriesOf(set: CatalogueSet, digestOf: Digest): EntryRecord[] {
  return set.files.flatMap((file) => {
    const record =
      (type: EntryRecord['type']) => (entry: { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }) => ({
        id: entry.id,
        type,
        kind: file.kind,
        jurisdiction: file.jurisdiction,
        nameZh: entry.name.zh,
        nameEn: entry.name.en,
        digest: digestOf(contentOf(entry)),
      })
    return [
      ...(file.items ?? []).map(record('item')),
      ...(file.prohibitions ?? []).map(record('prohibition')),
      ...(file.reliefs ?? []).map(record('relief')),
      ...(file.incompatible ?? []).map(record('incompatible')),
    ]
  })
}

/** Items by their kind; the rules beside them, wherever they stand, by what they are. */
function countsOf(entries: readonly EntryRecord[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { type, kind } of entries) {
    const name = type === 'item' ? kind : RULES[type]
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

function newPrices({ references }: CatalogueSet, known: readonly PriceRecord[]): PriceRecord[] {
  return references.flatMap(({ id, values }) => {
    const before = known.filter((it) => it.series === id).length
    return values.slice(before).map(
      ({ from, to, price, published }, index): PriceRecord => ({
        series: id,
        sequence: before + index + 1,
        from,
        to: to ?? null,
        price,
        published: published ?? null,
      }),
    )
  })
}

/** Series whose published rows the set does not begin with, unchanged and in their order: such a set would edit what was published. */
export function editedSeries({ references }: Pick<CatalogueSet, 'references'>, known: readonly PriceRecord[]): string[] {
  return references
    .filter(({ id, values }) =>
      known
        .filter((it) => it.series === id)
        .some((row, index) => {
          const value = values[index]
          return (
            value === undefined ||
            value.from !== row.from ||
            (value.to ?? null) !== row.to ||
            value.price !== row.price ||
            (value.published ?? null) !== row.published
          )
        }),
    )
    .map(({ id }) => id)
}
