// All that is published, as the tests over the data see it: the decoded files, one library over them, and what bills can be made of them.
import { checkInvoice } from '../../src/app/check-invoice.ts'
import type { Item } from '../../src/core/catalogue/schema/item.ts'
import type { Prohibition, Relief } from '../../src/core/catalogue/schema/rule.ts'
import type { Report } from '../../src/core/findings/report.ts'
import { readSources } from '../../src/entry/load-catalogues.ts'
import { edition, library } from '../built-in.ts'

export const sources = readSources()
export { edition }
export const set = edition.set
export { library }

export interface Placed<T> {
  readonly value: T
  readonly jurisdiction: string
}

/** Everything published, with the place it is published for. */
export const items: readonly Placed<Item>[] = set.files.flatMap(({ items: list = [], jurisdiction }) =>
  list.map((value) => ({ value, jurisdiction })),
)
export const prohibitions: readonly Placed<Prohibition>[] = set.files.flatMap(({ prohibitions: list = [], jurisdiction }) =>
  list.map((value) => ({ value, jurisdiction })),
)
export const reliefs: readonly Placed<Relief>[] = set.files.flatMap(({ reliefs: list = [], jurisdiction }) =>
  list.map((value) => ({ value, jurisdiction })),
)
export const itemById: ReadonlyMap<string, Placed<Item>> = new Map(items.map((it) => [it.value.id, it]))

/** What an item is a case of: items under one charge are judged together, one that repeats another is judged as that other. */
export function chargeOf({ value }: Placed<Item>): string {
  const repeated = value.sameAs === undefined ? undefined : itemById.get(value.sameAs)
  return repeated === undefined ? (value.charge ?? value.id) : chargeOf(repeated)
}

/** Judged by the newest edition; a body that is no invoice is a mistake of the test. */
export function judge(body: unknown): Report {
  const answer = checkInvoice(library, { body, language: 'zh' })
  if (answer.ok) return answer.value
  throw new Error(`${JSON.stringify(body)}\n${answer.problem.errors.map((it) => `${it.pointer} ${it.detail.en}`).join('; ')}`)
}

/** A day on which everything open still holds. */
export const TODAY = '2026-11-20'

const MILLISECONDS_A_DAY = 86_400_000

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

/** Whole fen, for sums apart from the engine. */
export const fenOf = (text: string): bigint => BigInt(text.replace('.', ''))
export const yuanOf = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
