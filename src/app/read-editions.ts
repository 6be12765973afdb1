// What was published when, by whom, and how much it holds.
import type { EditionRecord } from './ports.ts'

export interface EditionSummary {
  readonly number: number
  readonly digest: string
  readonly current: boolean
  readonly publishedAt: string
  readonly publishedBy: string
  readonly note: string | null
  /** Items by kind of catalogue. */
  readonly items: Readonly<Record<string, number>>
  readonly prohibitions: number
  readonly reliefs: number
  readonly incompatible: number
}

export function summariseEdition(record: EditionRecord, newest: number): EditionSummary {
  const { number, digest, publishedAt, publishedBy, note } = record
  const { prohibitions = 0, reliefs = 0, incompatible = 0, ...items } = record.counts
  return { number, digest, current: number === newest, publishedAt, publishedBy, note, items, prohibitions, reliefs, incompatible }
}
