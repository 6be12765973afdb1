// What the use cases need of the world, where two runtimes answer differently: the store of what is published, of keys and of what was done.
import type { PlacedFile } from '../core/catalogue/catalogue-set.ts'
import type { EditionHead, SharedSet } from '../core/catalogue/edition.ts'

export const SCOPES = ['batch', 'publish', 'admin'] as const
export type ApiScope = (typeof SCOPES)[number]

/** An edition as it is kept: when it was published, by whom and why. Numbers, never clocks, give the order. */
export interface EditionRecord {
  readonly number: number
  readonly digest: string
  /** UTC, `2026-01-31T08:00:00.000Z`; never earlier than that of the edition before. */
  readonly publishedAt: string
  /** Id of the key, `built-in`, or `local` for the command line of this machine. */
  readonly publishedBy: string
  readonly note: string | null
  /** How many entries it holds, by kind; prohibitions and reliefs among them. */
  readonly counts: Readonly<Record<string, number>>
  /** The catalogue of the program that this edition took in: SHA-256 of its texts, and of what they say; null where it took in none. */
  readonly builtIn: { readonly texts: string; readonly content: string } | null
}

/** What the text of one catalogue or vocabulary may take: D1 keeps no longer row, and an edition that can be published here is to be one everywhere. */
export const MOST_PART_BYTES = 1_900_000

/** One catalogue or one shared vocabulary as its edition holds it: canonical JSON and its SHA-256. */
export interface Part {
  readonly path: string
  /** Null for what belongs to no place. */
  readonly jurisdiction: string | null
  readonly digest: string
  readonly body: string
}

/** An entry of an edition, for looking up what stood when. */
export interface EntryRecord {
  readonly id: string
  readonly type: 'item' | 'prohibition' | 'relief' | 'incompatible'
  readonly kind: string
  readonly jurisdiction: string
  readonly nameZh: string
  readonly nameEn: string
  readonly digest: string
}

/** A published price of a reference series. A correction is a new row with a later publication, never an edit. */
export interface PriceRecord {
  readonly series: string
  readonly sequence: number
  readonly from: string
  readonly to: string | null
  readonly price: string
  readonly published: string | null
}

export interface EditionDraft {
  readonly record: EditionRecord
  readonly parts: readonly Part[]
  readonly entries: readonly EntryRecord[]
  /** Texts kept beside the edition, under their SHA-256. */
  readonly kept: readonly Pick<Part, 'digest' | 'body'>[]
  /** Rows the edition adds to those of the editions before. */
  readonly prices: readonly PriceRecord[]
}

/** One thing that was done, chained to the one before by its hash. */
export interface AuditRecord {
  readonly sequence: number
  readonly at: string
  readonly actor: string
  readonly act: 'publish' | 'create-key' | 'revoke-key'
  readonly subject: string
  /** SHA-256 of what was published; null for acts on keys. */
  readonly digest: string | null
  readonly previous: string
  readonly hash: string
}

export interface KeyRecord {
  readonly id: string
  /** SHA-256 of the key; the key itself is kept nowhere. */
  readonly hash: string
  readonly scopes: readonly ApiScope[]
  readonly note: string | null
  readonly createdAt: string
  readonly revokedAt: string | null
  /** A day, no finer. */
  readonly lastUsedOn: string | null
}

/** Written whole, or not at all because somebody else was first. */
export type Committed = 'committed' | 'conflict'

/** What a Library reads editions from. */
export interface EditionSource {
  readonly newest: () => Promise<EditionRecord | undefined>
  readonly find: (number: number) => Promise<EditionRecord | undefined>
  readonly shared: (number: number) => Promise<SharedSet>
  readonly jurisdictions: (number: number) => Promise<readonly string[]>
  /** Catalogues of these places, or of all; in the order of their paths. */
  readonly files: (number: number, jurisdictions: readonly string[] | undefined) => Promise<readonly PlacedFile[]>
  /** Paths of the catalogues that are not the same in both editions, in their order: one of them may have none there. */
  readonly differing: (before: number, after: number) => Promise<readonly string[]>
  /** Catalogues by their paths, in the order of these. */
  readonly filesAt: (number: number, paths: readonly string[]) => Promise<readonly PlacedFile[]>
}

/** One stretch of editions through which an entry stood unchanged. */
export interface EntryHistory extends EntryRecord {
  readonly since: number
  /** The last edition that holds it so; null: the newest still does. */
  readonly until: number | null
}

export interface Store extends EditionSource {
  /** Newest first. */
  readonly editions: () => Promise<readonly EditionRecord[]>
  readonly history: (id: string) => Promise<readonly EntryHistory[]>
  /** The latest edition that took in a catalogue of the program: the one with these texts (by their SHA-256), or any. */
  readonly withBuiltIn: (texts: string | undefined) => Promise<EditionRecord | undefined>
  /** The text of this SHA-256, if it is kept. */
  readonly content: (digest: string) => Promise<string | undefined>
  /** The edition and what the audit log says of it, in one go. */
  readonly publish: (draft: EditionDraft, audit: AuditRecord) => Promise<Committed>
  readonly prices: (series: string) => Promise<readonly (PriceRecord & { readonly edition: number })[]>
  readonly keys: () => Promise<readonly KeyRecord[]>
  readonly key: (id: string) => Promise<KeyRecord | undefined>
  readonly createKey: (key: KeyRecord, audit: AuditRecord) => Promise<Committed>
  readonly revokeKey: (id: string, at: string, audit: AuditRecord) => Promise<Committed>
  readonly touchKey: (id: string, day: string) => Promise<void>
  readonly lastAudit: () => Promise<AuditRecord | undefined>
  /** In the order of their numbers, from `after` on. */
  readonly audit: (after: number, limit: number) => Promise<readonly AuditRecord[]>
}

/** The clock and the dice, so that use cases stay functions of what they are given. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly randomBytes: (length: number) => Uint8Array
  readonly digestOf: EditionHead['digestOf']
}
