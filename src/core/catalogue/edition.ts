// An edition: everything published at one moment, immutable, numbered, with the SHA-256 digest of its content.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type Json } from '../values/canonical.ts'
import type { RegionTable } from '../values/region.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import { type Compiled, compileSet } from './compile.ts'
import { pointsOf } from './points.ts'
import type { ReferenceSeries } from './schema/vocabulary.ts'
import { compileVocabulary, type Vocabulary } from './vocabulary.ts'

/** A runtime may bring its own SHA-256; all of them give the same digits. */
export type Digest = (text: string) => string

export interface Edition {
  readonly number: number
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string
  readonly set: CatalogueSet
  readonly compiled: Compiled
  readonly vocabulary: Vocabulary
  readonly references: ReadonlyMap<string, ReferenceSeries>
  readonly regions: RegionTable
  /** SHA-256 of a text, as `sha256:` and hexadecimal digits. */
  readonly digestOf: Digest
  /** Jurisdictions that have a catalogue of their own. */
  readonly jurisdictions: ReadonlySet<string>
}

/** Compiles a decoded set; equal content has an equal digest whatever its files were called or how they were laid out. */
export function createEdition(number: number, set: CatalogueSet, regions: RegionTable, digest: Digest = digestOf): Edition {
  const compiled = compileSet(set)
  return {
    number,
    digest: digest(contentOf(set)),
    set,
    compiled,
    vocabulary: compileVocabulary(set, pointsOf(compiled)),
    references: new Map(set.references.map((series) => [series.id, series])),
    regions,
    digestOf: digest,
    jurisdictions: new Set(set.files.map((file) => file.jurisdiction)),
  }
}

/** SHA-256 on any runtime. */
export function digestOf(text: string): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`
}

/** The text whose SHA-256 is the digest: what an edition publishes, as canonical JSON. */
export function contentOf(set: CatalogueSet): string {
  return canonicalJson(jsonOf(set))
}

/** The set is plain data, decoded from YAML; round-tripping drops members that are undefined. */
function jsonOf(set: CatalogueSet): Json {
  const content: Json = JSON.parse(JSON.stringify(set))
  return content
}
