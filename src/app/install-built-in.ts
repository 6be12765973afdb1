// The catalogue that comes with the program: on first start it becomes edition 1, a newer one the next edition, once.
import type { CatalogueSet } from '../core/catalogue/catalogue-set.ts'
import { contentOf, createEdition, type Edition } from '../core/catalogue/edition.ts'
import { mergeSets } from '../core/catalogue/merge.ts'
import { chain, laterOf } from './audit.ts'
import { draftOf } from './edition-draft.ts'
import type { EditionRecord, EditionSource, Store, Surroundings } from './ports.ts'

export interface Installed {
  readonly number: number
  /** Entries that both the program and somebody here changed: what was published here stands. */
  readonly kept: readonly string[]
}

/** The catalogue of the program: told by its texts, and decoded only where it is news. */
export interface BuiltIn {
  /** SHA-256 of the texts. */
  readonly texts: string
  readonly read: () => Edition | Promise<Edition>
}

export const BUILT_IN = 'built-in'
/** How many starting services may be ahead of us. */
const MAX_TRIES = 5

/** Undefined where the catalogue of the program was taken in before. Several services may start at once: it is taken in once all the same. */
export async function installBuiltIn(store: Store, { texts, read }: BuiltIn, surroundings: Surroundings): Promise<Installed | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if ((await store.withBuiltIn(texts)) !== undefined) return undefined
    const builtIn = await read()
    const newest = await store.newest()
    const next = newest === undefined ? { set: builtIn.set, kept: [] } : await mergedWith(store, newest, builtIn)
    const edition = createEdition((newest?.number ?? 0) + 1, next.set, builtIn.regions, builtIn.digestOf)
    const took = { texts, content: builtIn.digest }
    // Where something else was published meanwhile, the catalogue of the program is kept whole, to merge the next one against.
    const kept = edition.digest === builtIn.digest ? [] : [{ digest: builtIn.digest, body: contentOf(builtIn.set) }]
    const audit = chain(
      { actor: BUILT_IN, act: 'publish', subject: String(edition.number), digest: edition.digest },
      await store.lastAudit(),
      surroundings,
    )
    const record = { publishedAt: laterOf(audit.at, newest?.publishedAt), publishedBy: BUILT_IN, note: null, builtIn: took }
    const draft = draftOf(edition, record, await knownPrices(store, edition.set), kept)
    if ((await store.publish(draft, audit)) === 'committed') return { number: edition.number, kept: next.kept }
  }
  throw new Error('others kept publishing while the catalogue of the program was to be taken in')
}

async function mergedWith(store: Store, newest: EditionRecord, builtIn: Edition) {
  const last = await store.withBuiltIn(undefined)
  const ours = await readSet(store, newest.number)
  const base = last === undefined ? ours : await builtInOf(store, last)
  return mergeSets(base, ours, builtIn.set)
}

async function builtInOf(store: Store, record: EditionRecord): Promise<CatalogueSet> {
  if (record.builtIn === null || record.digest === record.builtIn.content) return readSet(store, record.number)
  const body = await store.content(record.builtIn.content)
  if (body === undefined) throw new Error(`the catalogue that edition ${record.number} took in is missing from the database`)
  const set: CatalogueSet = JSON.parse(body)
  return set
}

async function readSet(store: EditionSource, number: number): Promise<CatalogueSet> {
  return { ...(await store.shared(number)), files: await store.files(number, undefined) }
}

/** The published rows of every series of a set. */
export async function knownPrices(store: Store, { references }: Pick<CatalogueSet, 'references'>) {
  return (await Promise.all(references.map(({ id }) => store.prices(id)))).flat()
}
