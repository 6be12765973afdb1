// The store of everything published, over the database of either runtime.
import type { EditionDraft, PriceRecord, Store } from '../app/ports.ts'
import type { PlacedFile } from '../core/catalogue/catalogue-set.ts'
import type { SharedSet } from '../core/catalogue/edition.ts'
import type { ReferenceSeries } from '../core/catalogue/schema/vocabulary.ts'
import type { Database, Db } from './database.ts'
import { auditAfter, enterAudit, lastAudit } from './queries/audit.ts'
import {
  bodiesAt,
  bodiesOf,
  contentOfDigest,
  contentsOf,
  differingPaths,
  editionWithBuiltIn,
  enterEdition,
  findEdition,
  jurisdictionsOf,
  listEditions,
  newestEdition,
} from './queries/editions.ts'
import { enterItems, historyOf, standing } from './queries/items.ts'
import { enterKey, findKey, listKeys, revoke, touch } from './queries/keys.ts'
import { enterPrices, pricesOf, pricesUpTo } from './queries/prices.ts'

export function storeOf(database: Database): Store {
  const { db, commit } = database
  return {
    newest: () => newestEdition(db),
    find: (number) => findEdition(db, number),
    editions: () => listEditions(db),
    withBuiltIn: (texts) => editionWithBuiltIn(db, texts),
    content: (digest) => contentOfDigest(db, digest),
    shared: (number) => readShared(db, number),
    jurisdictions: (number) => jurisdictionsOf(db, number),
    files: async (number, places) => (await bodiesOf(db, number, places)).map(({ body }): PlacedFile => JSON.parse(body)),
    differing: (before, after) => differingPaths(db, before, after),
    filesAt: async (number, paths) => (await bodiesAt(db, number, paths)).map((body): PlacedFile => JSON.parse(body)),
    history: (id) => historyOf(db, id),
    publish: async (draft, audit) => commit([...(await enterDraft(db, draft)), enterAudit(db, audit)]),
    prices: (series) => pricesOf(db, series),
    keys: () => listKeys(db),
    key: (id) => findKey(db, id),
    createKey: (key, audit) => commit([enterKey(db, key), enterAudit(db, audit)]),
    revokeKey: (id, at, audit) => commit([revoke(db, id, at), enterAudit(db, audit)]),
    touchKey: async (id, day) => void (await commit([touch(db, id, day)])),
    lastAudit: () => lastAudit(db),
    audit: (after, limit) => auditAfter(db, after, limit),
  }
}

async function enterDraft(db: Db, draft: EditionDraft) {
  const { number } = draft.record
  return [
    ...enterEdition(db, draft, await contentsOf(db, number - 1)),
    ...enterItems(db, number, draft.entries, await standing(db)),
    ...enterPrices(db, number, draft.prices),
  ]
}

/** The vocabularies of an edition, its reference series with the prices it knew. */
async function readShared(db: Db, number: number): Promise<SharedSet> {
  const [bodies, prices] = await Promise.all([bodiesOf(db, number, null), pricesUpTo(db, number)])
  const shared: SharedSet = JSON.parse(`{${bodies.map(({ path, body }) => `${JSON.stringify(path)}:${body}`).join(',')}}`)
  return { ...shared, references: shared.references.map((series) => ({ ...series, values: valuesOf(series.id, prices) })) }
}

function valuesOf(series: string, prices: readonly PriceRecord[]): ReferenceSeries['values'] {
  return prices
    .filter((it) => it.series === series)
    .map(({ from, to, price, published }) => ({
      from,
      ...(to === null ? {} : { to }),
      price,
      ...(published === null ? {} : { published }),
    }))
}
