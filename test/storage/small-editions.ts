// Small editions for the tests of the store: what they hold differs by one price, so that each has a digest of its own.
import { chain } from '../../src/app/audit.ts'
import { draftOf } from '../../src/app/edition-draft.ts'
import { knownPrices } from '../../src/app/install-built-in.ts'
import type { Committed, Store } from '../../src/app/ports.ts'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import type { ReferenceSeries } from '../../src/core/catalogue/schema/vocabulary.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { buildEdition, item, limit, offList, relief } from '../core/build-edition.ts'

export const series = (values: ReferenceSeries['values']): ReferenceSeries => ({
  id: 'grid',
  unit: 'kWh',
  title: { zh: '电网价', en: 'Grid price' },
  verification: 'original',
  basis: [],
  values,
})

export function smallEdition(number: number, price = String(number), values: ReferenceSeries['values'] = []): Edition {
  return buildEdition(
    [
      {
        kind: 'administrative-fee',
        jurisdiction: 'CN',
        items: [item('steady', [limit({ type: 'fixed', price: '5' })])],
        prohibitions: [offList()],
      },
      {
        kind: 'deposit',
        jurisdiction: '6505',
        items: [item('moving', [limit({ type: 'ceiling', price })])],
        reliefs: [relief('half', ['moving'], '0.5')],
      },
    ],
    { references: [series(values)] },
    number,
  ).edition
}

/** Publishes an edition as somebody, and answers whether it was written. */
export async function enter(store: Store, edition: Edition, actor = 'somebody'): Promise<Committed> {
  const act = { actor, act: 'publish', subject: String(edition.number), digest: edition.digest } as const
  const audit = chain(act, await store.lastAudit(), SURROUNDINGS)
  const record = { publishedAt: audit.at, publishedBy: actor, note: 'a note', builtIn: null }
  return store.publish(draftOf(edition, record, await knownPrices(store, edition.set)), audit)
}
