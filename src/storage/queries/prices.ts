// Reference prices: rows that are only ever added, each with the edition that brought it.
import type { Compilable } from 'kysely'
import type { PriceRecord } from '../../app/ports.ts'
import type { Db } from '../database.ts'
import { entering } from '../rows.ts'
import type { Tables } from '../tables.ts'

const COLUMNS = {
  series: 'text',
  sequence: 'integer',
  edition: 'integer',
  first_day: 'text',
  last_day: 'text',
  price: 'text',
  published_on: 'text',
} as const
type Known = PriceRecord & { readonly edition: number }

/** All that an edition knows, by series and in the order they were published. */
export async function pricesUpTo(db: Db, edition: number): Promise<readonly Known[]> {
  const rows = await db
    .selectFrom('reference_prices')
    .selectAll()
    .where('edition', '<=', edition)
    .orderBy('series')
    .orderBy('sequence')
    .execute()
  return rows.map(priceOf)
}

export async function pricesOf(db: Db, series: string): Promise<readonly Known[]> {
  const rows = await db.selectFrom('reference_prices').selectAll().where('series', '=', series).orderBy('sequence').execute()
  return rows.map(priceOf)
}

export function enterPrices(db: Db, edition: number, prices: readonly PriceRecord[]): readonly Compilable[] {
  const rows = prices.map(({ series, sequence, from, to, price, published }) => ({
    series,
    sequence,
    edition,
    first_day: from,
    last_day: to,
    price,
    published_on: published,
  }))
  return entering(db, 'reference_prices', COLUMNS, rows)
}

function priceOf(row: Tables['reference_prices']): Known {
  const { series, sequence, edition, first_day: from, last_day: to, price, published_on: published } = row
  return { series, sequence, edition, from, to, price, published }
}
