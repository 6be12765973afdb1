// The editions a running service judges by: what is in memory is read at once, what is not yet is prepared before, and a newer one takes over between two checks.
import type { PlacedFile } from '../core/catalogue/catalogue-set.ts'
import type { FilePair } from '../core/catalogue/diff/trim-pair.ts'
import { createHead, type Digest, type Edition, type EditionHead, withFiles } from '../core/catalogue/edition.ts'
import { buildScope, type Scope } from '../core/match/scope.ts'
import { chainOf, type RegionTable } from '../core/values/region.ts'
import { heldCatalogues } from './held-catalogues.ts'
import type { EditionRecord, EditionSource } from './ports.ts'

/** Places kept at once: a scope is an index of the names in reach of one place. */
const MAX_SCOPES = 64
/** Catalogues of each of two editions that are compared at once: a text may have two million bytes, and a Worker may ask D1 a thousand times. */
const FILES_AT_ONCE = 8
/** Editions kept at once beside the newest, for checks by an earlier one. */
const MAX_EARLIER = 4

export interface Supply {
  readonly source: EditionSource
  readonly regions: RegionTable
  readonly digestOf: Digest
  /** Hold every catalogue of the newest edition, as a machine of one's own does; otherwise only those that reach places asked about. */
  readonly whole: boolean
  readonly maxScopes?: number
}

interface Held {
  readonly head: EditionHead
  whole: Edition | undefined
  /** By the jurisdictions of a place that have catalogues. */
  readonly scopes: Map<string, Scope>
}

export class Library {
  readonly #held = new Map<number, Held>()
  readonly #supply: Supply | undefined
  #newest: number

  constructor(editions: readonly Edition[], supply?: Supply) {
    const newest = editions.toSorted((a, b) => a.number - b.number).at(-1)
    if (newest === undefined) throw new Error('a library holds at least one edition')
    for (const edition of editions) this.#held.set(edition.number, { head: edition, whole: edition, scopes: new Map() })
    this.#supply = supply
    this.#newest = newest.number
  }

  /** The library of what a source has published, or undefined where that is nothing yet. */
  static async open(supply: Supply): Promise<Library | undefined> {
    const record = await supply.source.newest()
    if (record === undefined) return undefined
    const head = await readHead(record, supply)
    const library = new Library([withFiles(head, [])], supply)
    library.#hold(head, supply.whole ? withFiles(head, await supply.source.files(head.number, undefined)) : undefined)
    return library
  }

  /** The newest edition. */
  current(): EditionHead {
    const newest = this.#held.get(this.#newest)
    if (newest === undefined) throw new Error('a library holds at least one edition')
    return newest.head
  }

  /** An edition in memory: the newest, or an earlier one that was prepared. */
  edition(number: number): EditionHead | undefined {
    return this.#held.get(number)?.head
  }

  /** Brings into memory what a check needs, so that the check itself reads nothing. An edition that does not exist is left to `edition` to miss. */
  async prepare(wanted: { readonly edition?: number | undefined; readonly jurisdiction?: string | undefined }): Promise<void> {
    const held = await this.#reach(wanted.edition ?? this.#newest)
    if (held === undefined || wanted.jurisdiction === undefined || held.whole !== undefined) return
    const chain = chainOf(wanted.jurisdiction)
    const key = keyOf(held.head, chain)
    const known = held.scopes.get(key)
    this.#keepScope(held, key, known ?? (await this.#readScope(held.head, chain)))
  }

  /** Whether what reaches a place can be read at once. */
  holds(edition: EditionHead, jurisdiction: string): boolean {
    const held = this.#held.get(edition.number)
    return held !== undefined && (held.whole !== undefined || held.scopes.has(keyOf(held.head, chainOf(jurisdiction))))
  }

  /** Whether every check by this edition can be made at once, whatever its place. */
  holdsWhole(number: number): boolean {
    return this.#held.get(number)?.whole !== undefined
  }

  async #readScope(head: EditionHead, chain: readonly string[]): Promise<Scope> {
    return buildScope(withFiles(head, await this.#source().files(head.number, chain)), chain)
  }

  /** The newest edition with every catalogue, for reading what is published. */
  async whole(): Promise<Edition> {
    const edition = await this.wholeOf(this.#newest)
    if (edition === undefined) throw new Error('the newest edition is no longer where it was published')
    return edition
  }

  /** Any edition with every catalogue; undefined where no such edition was published. */
  async wholeOf(number: number): Promise<Edition | undefined> {
    const held = await this.#reach(number)
    if (held === undefined || held.whole !== undefined) return held?.whole
    const edition = withFiles(held.head, await this.#source().files(number, undefined))
    // Where memory is short the whole serves this reading only.
    if (this.#supply?.whole === true) held.whole = edition
    return edition
  }

  /** What an edition says of no place in particular; undefined where no such edition was published. Nothing of it is kept. */
  async headOf(number: number): Promise<EditionHead | undefined> {
    const known = this.#held.get(number)
    if (known !== undefined || this.#supply === undefined) return known?.head
    const record = await this.#supply.source.find(number)
    return record === undefined ? undefined : await readHead(record, this.#supply)
  }

  /** The catalogues in which two published editions differ, a few at a time: the others are not read. */
  async *differing(before: number, after: number): AsyncGenerator<readonly FilePair[]> {
    const source = this.#supply?.source ?? heldCatalogues([...this.#held.values()].flatMap(({ whole }) => whole ?? []))
    const paths = await source.differing(before, after)
    for (let at = 0; at < paths.length; at += FILES_AT_ONCE) {
      const some = paths.slice(at, at + FILES_AT_ONCE)
      const [was, is] = await Promise.all([source.filesAt(before, some), source.filesAt(after, some)])
      const found = (files: readonly PlacedFile[], path: string) => files.find((file) => file.path === path)
      yield some.map((path) => ({ before: found(was, path), after: found(is, path) }))
    }
  }

  /** What reaches a place. Rules stand at levels the edition has; places without rules of their own share the scope of what they lie in. */
  scope(edition: EditionHead, jurisdiction: string): Scope {
    const held = this.#held.get(edition.number)
    if (held === undefined) throw new Error(`edition ${edition.number} is not in the library: prepare it first`)
    const chain = chainOf(jurisdiction)
    const key = keyOf(held.head, chain)
    const known = held.scopes.get(key)
    if (known !== undefined) return known
    if (held.whole === undefined) throw new Error(`what reaches ${chain.at(-1)} is not in the library: prepare it first`)
    const scope = buildScope(held.whole, chain)
    this.#keepScope(held, key, scope)
    return scope
  }

  /** Takes a newer edition into service; checks already begun finish on the one they hold. */
  async install(edition: Edition): Promise<void> {
    if (edition.number <= this.#newest) return
    if (this.#supply?.whole === false) await this.refresh()
    else this.#hold(edition, edition)
  }

  /** Asks the source whether something newer was published and takes it in; answers whether it did. */
  async refresh(): Promise<boolean> {
    const supply = this.#supply
    const record = await supply?.source.newest()
    if (supply === undefined || record === undefined || record.number <= this.#newest) return false
    const head = await readHead(record, supply)
    const whole = supply.whole ? withFiles(head, await supply.source.files(head.number, undefined)) : undefined
    const scopes = whole === undefined ? await this.#scopesAnew(head) : []
    if (head.number <= this.#newest) return false
    this.#hold(head, whole, scopes)
    return true
  }

  /** The places in memory, by a newer edition: whoever asks about them next need not wait. */
  async #scopesAnew(head: EditionHead): Promise<readonly [key: string, scope: Scope][]> {
    const anew: [string, Scope][] = []
    for (const { chain } of this.#held.get(this.#newest)?.scopes.values() ?? []) {
      anew.push([keyOf(head, chain), await this.#readScope(head, chain)])
    }
    return anew
  }

  /** In memory, or brought there; undefined where no such edition was published. */
  async #reach(number: number): Promise<Held | undefined> {
    const known = this.#held.get(number)
    if (known !== undefined || this.#supply === undefined) return known
    const record = await this.#supply.source.find(number)
    if (record === undefined) return undefined
    const head = await readHead(record, this.#supply)
    const whole = this.#supply.whole ? withFiles(head, await this.#supply.source.files(number, undefined)) : undefined
    return this.#held.get(number) ?? this.#keep(head, whole)
  }

  #hold(head: EditionHead, whole: Edition | undefined, scopes: readonly [string, Scope][] = []): void {
    this.#keep(head, whole, scopes)
    this.#newest = head.number
  }

  #keep(head: EditionHead, whole: Edition | undefined, scopes: readonly [string, Scope][] = []): Held {
    const held: Held = { head: whole ?? head, whole, scopes: new Map(scopes) }
    this.#held.set(head.number, held)
    if (this.#supply === undefined) return held
    const earlier = [...this.#held.keys()].filter((it) => it !== this.#newest && it !== head.number)
    for (const number of earlier.slice(0, Math.max(0, earlier.length - MAX_EARLIER))) this.#held.delete(number)
    return held
  }

  #keepScope(held: Held, key: string, scope: Scope): void {
    held.scopes.delete(key)
    held.scopes.set(key, scope)
    // The one longest unused goes, never that just asked for: whoever prepared it is about to use it.
    const [oldest] = held.scopes.keys()
    if (held.scopes.size > (this.#supply?.maxScopes ?? MAX_SCOPES) && oldest !== undefined) held.scopes.delete(oldest)
  }

  #source(): EditionSource {
    if (this.#supply === undefined) throw new Error('this library was made of editions in memory alone')
    return this.#supply.source
  }
}

async function readHead({ number, digest }: EditionRecord, { source, regions, digestOf }: Supply): Promise<EditionHead> {
  const [shared, jurisdictions] = await Promise.all([source.shared(number), source.jurisdictions(number)])
  return createHead({ number, digest, jurisdictions: new Set(jurisdictions) }, shared, regions, digestOf)
}

const keys = new WeakMap<ReadonlySet<string>, WeakMap<readonly string[], string>>()

/** The jurisdictions of a place that have catalogues, as one text; a place has one chain, so this is worked out once for each. */
function keyOf({ jurisdictions }: EditionHead, chain: readonly string[]): string {
  let byChain = keys.get(jurisdictions)
  if (byChain === undefined) {
    byChain = new WeakMap()
    keys.set(jurisdictions, byChain)
  }
  let key = byChain.get(chain)
  if (key === undefined) {
    key = chain.filter((code) => jurisdictions.has(code)).join()
    byChain.set(chain, key)
  }
  return key
}
