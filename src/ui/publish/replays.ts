// What a rehearsal can be replayed on: the examples, or a completed batch of the key that is not too large.
import type { BatchStatus } from '../batches/answers.ts'

export const EXAMPLES = 'examples'
/** What the service replays within one request; a test holds the two to one figure. */
export const MOST_REPLAYED = 10_000

export interface ReplayOption {
  readonly id: string
  readonly acceptedAt: string
  readonly bills: number
  readonly isTooLarge: boolean
}

/** Batches that came to their end, newest first as they were listed. */
export function replayOptions(batches: readonly BatchStatus[]): readonly ReplayOption[] {
  return batches
    .filter(({ status }) => status === 'completed')
    .map(({ id, acceptedAt, progress: { total, done } }) => {
      const bills = total ?? done
      return { id, acceptedAt, bills, isTooLarge: bills > MOST_REPLAYED }
    })
}

/** A bill of a batch is named by its batch and the row it begins on; undefined: it is one of the examples. */
export function rowOfBill(name: string): { readonly batch: string; readonly row: number } | undefined {
  const [, batch, row] = /^(\S+) (\d+)$/.exec(name) ?? []
  return batch === undefined ? undefined : { batch, row: Number(row) }
}
