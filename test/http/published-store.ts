// Publishes editions into a store as they are, so that a test can say what was published before it begins.
import { chain } from '../../src/app/audit.ts'
import { draftOf } from '../../src/app/edition-draft.ts'
import { knownPrices } from '../../src/app/install-built-in.ts'
import type { Store } from '../../src/app/ports.ts'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'

export async function publishAll(store: Store, editions: readonly Edition[], publishedBy = 'test'): Promise<void> {
  for (const edition of editions) {
    const act = { actor: publishedBy, act: 'publish', subject: String(edition.number), digest: edition.digest } as const
    const audit = chain(act, await store.lastAudit(), SURROUNDINGS)
    const record = { publishedAt: audit.at, publishedBy, note: null, builtIn: null }
    const done = await store.publish(draftOf(edition, record, await knownPrices(store, edition.set)), audit)
    if (done !== 'committed') throw new Error(`edition ${edition.number} was there already`)
  }
}
