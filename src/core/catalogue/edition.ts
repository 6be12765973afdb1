// An edition: everything published at one moment, immutable, numbered, with the SHA-256 digest of its content.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type Json } from '../values/canonical.ts'
import type { RegionTable } from '../values/region.ts'
import type { CatalogueSet, PlacedFile } from './catalogue-set.ts'
import { type Compiled, compileSet } from './compile.ts'
import type { ReferenceSeries } from './schema/vocabulary.ts'
import { compileVocabulary, type Vocabulary } from './vocabulary.ts'

/** A runtime may bring its own SHA-256; all of them give the same digits. */
export type Digest = (text: string) => string

/** What an edition says of no place in particular: the vocabularies beside the catalogues. */
export type SharedSet = Omit<CatalogueSet, 'files'>

/** An edition without its catalogues: enough to read a bill by, to name the edition and to find what reaches a place. */
export interface EditionHead {
  readonly number: number
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string
  readonly shared: SharedSet
  readonly vocabulary: Vocabulary
  readonly references: ReadonlyMap<string, ReferenceSeries>
  readonly regions: RegionTable
  /** SHA-256 of a text, as `sha256:` and hexadecimal digits. */
  readonly digestOf: Digest
  /** Jurisdictions that have a catalogue of their own. */
  readonly jurisdictions: ReadonlySet<string>
}

/** An edition with its catalogues compiled: all of them, or the part that reaches one place. */
export interface Edition extends EditionHead {
  readonly set: CatalogueSet
  readonly compiled: Compiled
}

/** Compiles a decoded set; equal content has an equal digest whatever its files were called or how they were laid out. */
export function createEdition(number: number, decoded: CatalogueSet, regions: RegionTable, digest: Digest = digestOf): Edition {
  return editionOf(number, orderedContent(decoded), regions, digest)
}

/** The content of a decoded set with its files in the order of their paths, as they are kept: a draft may have come by them in any. */
export function orderedContent(decoded: CatalogueSet): string {
  return contentOf({ ...decoded, files: decoded.files.toSorted((a, b) => compare(a.path, b.path)) })
}

/** The edition of an ordered content. */
export function editionOf(number: number, content: string, regions: RegionTable, digest: Digest = digestOf): Edition {
  // Reports repeat parts of it: they are to have the same bytes whether it was decoded from YAML or read from where it is kept.
  const set: CatalogueSet = JSON.parse(content)
  const { files, ...shared } = set
  const stamp = { number, digest: digest(content), jurisdictions: new Set(files.map((file) => file.jurisdiction)) }
  return { ...createHead(stamp, shared, regions, digest), set, compiled: compileSet(set) }
}

/** The head of an edition whose number and digest are known from where it is kept. */
export function createHead(
  stamp: Pick<EditionHead, 'number' | 'digest' | 'jurisdictions'>,
  shared: SharedSet,
  regions: RegionTable,
  digest: Digest = digestOf,
): EditionHead {
  return {
    ...stamp,
    shared,
    vocabulary: compileVocabulary(shared),
    references: new Map(shared.references.map((series) => [series.id, { ...series, values: series.values.toSorted(laterDecides) }])),
    regions,
    digestOf: digest,
  }
}

/** Of the prices that cover a day the last decides: the one that took effect latest, of those the one published latest, of those the one entered last. */
function laterDecides(a: ReferenceSeries['values'][number], b: ReferenceSeries['values'][number]): number {
  return compare(a.from, b.from) || compare(a.published ?? '', b.published ?? '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The edition with these of its catalogues only. */
export function withFiles(head: EditionHead, files: readonly PlacedFile[]): Edition {
  const set = { ...head.shared, files }
  return { ...head, set, compiled: compileSet(set) }
}

/** SHA-256 on any runtime. */
export function digestOf(text: string): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`
}

/** The text whose SHA-256 is the digest of the edition; the same for any plain data decoded from YAML: members that are undefined are dropped. */
export function contentOf(set: unknown): string {
  const content: Json = JSON.parse(JSON.stringify(set))
  return canonicalJson(content)
}
